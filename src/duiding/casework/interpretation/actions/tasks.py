"""An action: who does what until when, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from duiding.casework.interpretation.models import ActionDecision, ActionItem, AgendaItem
from duiding.casework.interpretation.states import ACTION
from duiding.directory.actor import Actor
from duiding.directory.models import Person
from duiding.directory.steps import database_speaks, take_step


def record_action(
    owner: Person,
    description: str,
    due_on: dt.date,
    *,
    actor: Actor,
    item: AgendaItem | None = None,
    group: Any = None,
    part: str = "A",
) -> ActionItem:
    """On an agenda item the action takes over its part and group."""
    action = ActionItem(
        municipality_id=actor.municipality_id, item=item, owner=owner, due_on=due_on, description=description,
        owner_organisation_id=owner.organisation_id, part=item.part if item else part,
        group_id=(item.group_id if item else None) or getattr(group, "pk", group),
    )  # fmt: skip
    with database_speaks():
        action.save(force_insert=True)
    return action


def start_action(action: ActionItem, *, actor: Actor) -> None:
    take_step(action, "start", ACTION, ActionDecision, "action", actor=actor)


@transaction.atomic
def finish_action(action: ActionItem, result: str, *, actor: Actor) -> None:
    """One line about what came of it; without it the database refuses."""
    with database_speaks():
        action.change(None, result=result)
    take_step(action, "finish", ACTION, ActionDecision, "action", actor=actor)


def drop_action(action: ActionItem, reason: str, *, actor: Actor) -> None:
    take_step(action, "drop", ACTION, ActionDecision, "action", actor=actor, reason=reason)


def reopen_action(action: ActionItem, *, actor: Actor) -> None:
    take_step(action, "reopen", ACTION, ActionDecision, "action", actor=actor)
