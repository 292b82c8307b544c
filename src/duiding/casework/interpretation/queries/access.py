"""From an address to a row, or 404."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db import connection, models

from duiding.casework.interpretation.models import ActionItem, AgendaItem, Attendance, Decision, Meeting, Part
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours

Row = TypeVar("Row", bound=models.Model)


def _one(rows: models.QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise NotYours
    return row


def access_meetings(actor: Actor) -> None:
    """The list is there for the table, and for who is called in for a part B."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.has_rule('MEETING', 'read') OR ctx.meetings_of_part_b() <> '{}'")
        if not cursor.fetchone()[0]:
            raise NotYours


def access_meeting(actor: Actor, meeting_id: UUID) -> Meeting:
    return _one(Meeting.objects.filter(pk=meeting_id).select_related("chair", "secretary"))


def access_item(actor: Actor, meeting_id: UUID, item_id: UUID) -> AgendaItem:
    rows = AgendaItem.objects.filter(pk=item_id, meeting_id=meeting_id)
    return _one(rows.select_related("meeting", "meeting__chair", "meeting__secretary", "group"))


def access_decision(actor: Actor, meeting_id: UUID, decision_id: UUID) -> Decision:
    rows = Decision.objects.filter(pk=decision_id, item__meeting_id=meeting_id)
    return _one(rows.select_related("item", "item__meeting", "item__group"))


def access_attendance(actor: Actor, meeting_id: UUID, attendance_id: UUID) -> Attendance:
    return _one(Attendance.objects.filter(pk=attendance_id, meeting_id=meeting_id))


def access_action(actor: Actor, action_id: UUID) -> ActionItem:
    return _one(ActionItem.objects.filter(pk=action_id))


def access_part_b(actor: Actor, meeting_id: UUID) -> Meeting:
    """Only who may hear the names of at least one group on it; the rows decide."""
    meeting = access_meeting(actor, meeting_id)
    if not AgendaItem.objects.filter(meeting=meeting, part=Part.B).exists():
        raise NotYours
    return meeting


def access_minutes(actor: Actor, meeting_id: UUID) -> Meeting:
    """Minutes of part A: for who sees part A, and only when there are minutes."""
    meeting = access_meeting(actor, meeting_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.granted('MEETING', 'read')")
        if not cursor.fetchone()[0] or meeting.status not in ("held", "minutes_draft", "adopted"):
            raise NotYours
    return meeting
