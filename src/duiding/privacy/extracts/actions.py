"""Making an extract, leaving out what is about somebody else, and letting it go with a second person."""

from __future__ import annotations

import datetime as dt
from typing import Any

from duiding.casework.groups.queries import Standing
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks, take_step
from duiding.privacy.models import Extract, ExtractDecision
from duiding.privacy.states import EXTRACT


def ask(
    standing: Standing,
    *,
    actor: Actor,
    asked_by: str,
    asked_on: dt.date,
    reason: str,
    identity_check: str,
) -> Extract:
    extract = Extract(
        municipality_id=actor.municipality_id,
        member_id=standing.member_id,
        group_id=standing.group_id,
        asked_by=asked_by,
        asked_on=asked_on,
        reason=reason,
        identity_check=identity_check,
    )
    with database_speaks():
        extract.save(force_insert=True)
    return extract


def leave_out(extract: Extract, keys: list[str], reason: str, *, expected_version: int | None) -> None:
    """`keys` are those of items; what is left out is named on paper, with the reason."""
    with database_speaks():
        extract.change(expected_version, left_out=keys, left_out_reason=reason)


def take(extract: Extract, step: str, *, actor: Actor, reason: str = "", **given: Any) -> None:
    take_step(extract, step, EXTRACT, ExtractDecision, "extract", actor=actor, reason=reason, **given)
