"""Who may do what at the table: decides which buttons show. The database decides by itself."""

from __future__ import annotations

from duiding.casework.interpretation.models import ActionItem, Meeting
from duiding.directory.actor import Actor

LEADING = {"PR", "SEC"}
TABLE = ("PR", "SEC", "POL", "JW", "BOA", "LP", "JC", "VNN")
BEFORE = ("planned", "agenda_closed")
RECORDING = ("held", "minutes_draft")
OVER = ("adopted", "cancelled")


def may_lead(actor: Actor) -> bool:
    """Prepares the meeting and records what it decides."""
    return actor.role in LEADING


def may_prepare(actor: Actor, meeting: Meeting) -> bool:
    return may_lead(actor) and meeting.status in BEFORE


def may_record(actor: Actor, meeting: Meeting) -> bool:
    return may_lead(actor) and meeting.status in RECORDING


def may_carry_out(actor: Actor, action: ActionItem) -> bool:
    """The owner, and who leads the meeting."""
    return action.owner_id in actor.acting_as or may_lead(actor)
