"""A meeting from plan to adopted minutes, and who is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from duiding.casework.interpretation.actions.agenda import put_fixed_agenda
from duiding.casework.interpretation.models import Attendance, Meeting, MeetingDecision, MeetingKind
from duiding.casework.interpretation.states import MEETING
from duiding.directory.actor import Actor
from duiding.directory.models import Person
from duiding.directory.steps import database_speaks, take_step


@transaction.atomic
def plan_meeting(
    starts_at: dt.datetime,
    chair: Person | UUID,
    *,
    actor: Actor,
    kind: str = MeetingKind.INTERPRETATION,
    location: str = "",
    secretary: Person | UUID | None = None,
    participants: Iterable[Person | UUID] = (),
    fixed_agenda: bool = True,
) -> Meeting:
    """The monthly meeting gets its fixed agenda by itself. Chair and secretary take part."""
    chair_id, secretary_id = _key(chair), _key(secretary) if secretary else None
    meeting = Meeting(
        municipality_id=actor.municipality_id, kind=kind, starts_at=starts_at, location=location,
        chair_id=chair_id, secretary_id=secretary_id, status_since=actor.at,
    )  # fmt: skip
    invited = {_key(person) for person in (chair, secretary, *participants) if person}
    with database_speaks():
        meeting.save(force_insert=True)
        Attendance.objects.bulk_create(
            Attendance(
                municipality_id=actor.municipality_id,
                meeting=meeting,
                person_id=person_id,
                created_at=actor.at,
                updated_at=actor.at,
            )
            for person_id in sorted(invited, key=str)
        )
    if fixed_agenda and kind == MeetingKind.INTERPRETATION:
        put_fixed_agenda(meeting, actor=actor)
    return meeting


def _key(person: Person | UUID) -> UUID:
    return person.pk if isinstance(person, Person) else person


def change_meeting(meeting: Meeting, *, actor: Actor, version: int | None = None, **facts: Any) -> None:
    """Date, place, chair, secretary; raises Conflict when somebody saved in between."""
    with database_speaks():
        meeting.change(version, **facts)


def add_participant(meeting: Meeting, person: Person | UUID, *, actor: Actor, reason: str = "") -> Attendance:
    """Once the agenda is fixed the database asks the reason of a late addition."""
    attendance = Attendance(
        municipality_id=actor.municipality_id, meeting=meeting, person_id=_key(person), late_reason=reason
    )
    with database_speaks():
        attendance.save(force_insert=True)
    return attendance


def record_attendance(
    attendance: Attendance,
    is_present: bool | None,
    *,
    actor: Actor,
    substitute_for: Person | UUID | None = None,
    conflict_handling: str = "",
    has_conflict: bool = False,
) -> None:
    """Who knows a family that is spoken of says so, and what the table did with it."""
    with database_speaks():
        attendance.change(
            None,
            is_present=is_present,
            substitute_for_id=_key(substitute_for) if substitute_for else None,
            has_conflict=has_conflict or bool(conflict_handling),
            conflict_handling=conflict_handling,
        )


def start_part_b(meeting: Meeting, *, actor: Actor) -> None:
    """Said once by who leads: those who may not hear names have left."""
    with database_speaks():
        meeting.change(None, part_b_started_at=actor.at)


def close_agenda(meeting: Meeting, *, actor: Actor) -> MeetingDecision:
    return _step(meeting, "close_agenda", actor)


def open_agenda(meeting: Meeting, reason: str, *, actor: Actor) -> MeetingDecision:
    return _step(meeting, "open_agenda", actor, reason)


def hold(meeting: Meeting, *, actor: Actor) -> MeetingDecision:
    """The meeting begins; from now on decisions are recorded. Not before its day."""
    return _step(meeting, "hold", actor)


def cancel_meeting(meeting: Meeting, reason: str, *, actor: Actor) -> MeetingDecision:
    return _step(meeting, "cancel", actor, reason)


def draft_minutes(meeting: Meeting, *, actor: Actor) -> MeetingDecision:
    return _step(meeting, "draft_minutes", actor)


def adopt_minutes(meeting: Meeting, *, actor: Actor) -> MeetingDecision:
    """From now on nothing of the meeting changes; a mistake is put right by a new decision."""
    return _step(meeting, "adopt_minutes", actor)


def _step(meeting: Meeting, name: str, actor: Actor, reason: str = "") -> MeetingDecision:
    decision = take_step(meeting, name, MEETING, MeetingDecision, "meeting", actor=actor, reason=reason)
    assert isinstance(decision, MeetingDecision)  # noqa: S101 take_step makes what it was given
    return decision
