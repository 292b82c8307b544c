"""The duty to inform: a letter to each listed young person or representative, in time or postponed with reasons."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from duiding.casework.groups.models import (
    GroupMember,
    MemberAnswer,
    MemberQuestion,
    Notification,
    NotificationDecision,
    QuestionKind,
)
from duiding.casework.groups.states import NOTIFICATION
from duiding.directory.actor import Actor
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


def ask_postponement(
    notification: Notification, until: dt.date, ground: str, approver: str, reason: str, *, actor: Actor
) -> MemberQuestion:
    """On a ground of UAVG 41, for a month at most. The FG advises; `approver` is the role that decides (BM or PO)."""
    question = MemberQuestion(
        municipality_id=actor.municipality_id,
        member_id=notification.member_id,
        group_id=notification.group_id,
        notification=notification,
        kind=QuestionKind.POSTPONEMENT,
        approver=approver,
        ground=ground,
        until=until,
        reason=reason,
    )
    with database_speaks():
        question.save(force_insert=True)
    return question


def answer_question(question_id: UUID, agrees: bool, text: str, *, actor: Actor) -> None:
    """By the role that was asked, once. Raises Lacking (`fg_first`) when the officer has not advised yet."""
    answer = MemberAnswer(
        municipality_id=actor.municipality_id, question_id=question_id, agrees=agrees, text=text
    )
    with database_speaks():
        answer.save(force_insert=True)


def postpone_notification(notification: Notification, reason: str, *, actor: Actor) -> None:
    """Until the day that was approved; raises Lacking when nothing was."""
    take_step(
        notification,
        "postpone",
        NOTIFICATION,
        NotificationDecision,
        "notification",
        actor=actor,
        reason=reason,
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
