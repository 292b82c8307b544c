"""The duty to inform: a letter to each listed young person or representative, in time or postponed with reasons."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from duiding.casework.groups.models import GroupMember, Notification, NotificationDecision
from duiding.casework.groups.states import NOTIFICATION
from duiding.directory.actor import Actor
from duiding.directory.models import Person
from duiding.directory.steps import database_speaks, take_step


@transaction.atomic
def _change_and_step(notification: Notification, step: str, reason: str, actor: Actor, **fields: Any) -> None:
    with database_speaks():
        notification.change(None, **fields)
    take_step(
        notification, step, NOTIFICATION, NotificationDecision, "notification", actor=actor, reason=reason
    )


def send_notification(notification: Notification, sent_on: dt.date, channel: str, *, actor: Actor) -> None:
    """Sent as a letter, or told in person by youth work."""
    _change_and_step(notification, "send", "", actor, sent_on=sent_on, channel=channel)


def postpone_notification(
    notification: Notification,
    until: dt.date,
    ground: str,
    approved_by: Person,
    reason: str,
    *,
    actor: Actor,
) -> None:
    """On a ground of UAVG 41, approved by somebody else, for a month at most. Raises Lacking otherwise."""
    _change_and_step(
        notification,
        "postpone",
        reason,
        actor,
        postponed_until=until,
        postponement_ground=ground,
        postponement_approved_by=approved_by,
    )


def confirm_notification(notification: Notification, reaction: str, *, actor: Actor) -> None:
    """It arrived; `reaction` is what the young person or parent wants to have written down."""
    _change_and_step(notification, "confirm", "", actor, reaction=reaction)


def bounce_notification(notification: Notification, reason: str, *, actor: Actor) -> None:
    take_step(
        notification,
        "undeliverable",
        NOTIFICATION,
        NotificationDecision,
        "notification",
        actor=actor,
        reason=reason,
    )


def tell_end(member: GroupMember, on: dt.date) -> None:
    """The member was told that the approach has ended; closing the group asks for it."""
    with database_speaks():
        member.change(None, told_end_on=on)
