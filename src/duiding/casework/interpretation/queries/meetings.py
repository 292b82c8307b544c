"""Meetings: the next one, the list by year, who takes part, and what the meeting is called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from duiding.casework.interpretation.models import Attendance, Meeting, MeetingKind
from duiding.casework.interpretation.rules import TABLE
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.models import MeetingName, Membership
from duiding.directory.roles import Role

PAGE = 40
GOING_ON = ("planned", "agenda_closed", "held")


def meeting_name_on(day: dt.date) -> str:
    """What the monthly meeting was called on that day: older minutes keep the older name."""
    name = MeetingName.objects.filter(valid_from__lte=day).values_list("name", flat=True).first()
    return name or _("monthly meeting")


def title_of(meeting: Meeting, names: list[tuple[dt.date, str]] | None = None) -> str:
    """The name of its date, for the monthly meeting; the other kinds are called what they are."""
    if meeting.kind != MeetingKind.INTERPRETATION:
        return str(MeetingKind(meeting.kind).label)
    day = day_of(meeting)
    if names is None:
        return meeting_name_on(day)
    return next((name for since, name in names if since <= day), _("monthly meeting"))


def day_of(meeting: Meeting) -> dt.date:
    return meeting.starts_at.astimezone(AMSTERDAM).date()


@dataclass(frozen=True)
class ListedMeeting:
    meeting: Meeting
    title: str


@dataclass(frozen=True)
class MeetingList:
    """`next` is going on or comes first; `years` holds the rest, newest first."""

    next: ListedMeeting | None
    years: list[tuple[int, list[ListedMeeting]]]
    older: dt.datetime | None


def list_meetings(actor: Actor, before: dt.datetime | None) -> MeetingList:
    names = list(MeetingName.objects.values_list("valid_from", "name"))
    rows = Meeting.objects.select_related("chair")
    start = dt.datetime.combine(actor.today, dt.time(), AMSTERDAM)
    following = (
        rows.filter(status__in=GOING_ON, starts_at__gte=start).order_by("starts_at").first()
        if before is None
        else None
    )
    page = list(rows.filter(starts_at__lt=before)[: PAGE + 1] if before else rows[: PAGE + 1])
    years: dict[int, list[ListedMeeting]] = {}
    for meeting in page[:PAGE]:
        years.setdefault(day_of(meeting).year, []).append(ListedMeeting(meeting, title_of(meeting, names)))
    return MeetingList(
        ListedMeeting(following, title_of(following, names)) if following else None,
        list(years.items()),
        page[PAGE - 1].starts_at if len(page) > PAGE else None,
    )


class Participant(NamedTuple):
    person_id: UUID
    name: str
    role: str
    organisation: str

    @property
    def label(self) -> str:
        return f"{self.name}, {Role(self.role).label} ({self.organisation})"


def people_with_a_role(day: dt.date, roles: tuple[str, ...] = ()) -> list[Participant]:
    """Everybody with an active membership on that day, each once, the table first."""
    rows = Membership.objects.filter(status="active", valid_from__lte=day).exclude(valid_until__lt=day)
    if roles:
        rows = rows.filter(role__in=roles)
    found: dict[UUID, Participant] = {}
    for row in rows.values_list("person_id", "person__name", "role", "person__organisation__name")[:1000]:
        found.setdefault(row[0], Participant(*row))
    return sorted(found.values(), key=lambda somebody: (_rank(somebody.role), somebody.name))


def _rank(role: str) -> int:
    return TABLE.index(role) if role in TABLE else len(TABLE)


@dataclass(frozen=True)
class PartB:
    """Who may stay. `leaving` are the participants without a right to the names of at least one group."""

    allowed: set[tuple[UUID, UUID]]
    leaving: list[Attendance]
    is_started: bool

    def hearing(self, table: list[Attendance], group_id: UUID | None) -> list[str]:
        """The participants who may hear the names of this group."""
        return [row.person.name for row in table if (row.person_id, group_id) in self.allowed]


def attendances(meeting: Meeting) -> QuerySet[Attendance]:
    return Attendance.objects.filter(meeting=meeting).select_related("person__organisation", "substitute_for")


def part_b_of(meeting: Meeting, table: list[Attendance]) -> PartB:
    """Asked again as soon as somebody without the right comes in after the start."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, group_id FROM ctx.may_attend_part_b(%s)", [meeting.pk])
        allowed = {(person, group) for person, group in cursor.fetchall()}
    entitled = {person for person, _group in allowed}
    leaving = [row for row in table if row.is_present is not False and row.person_id not in entitled]
    started = meeting.part_b_started_at
    is_started = started is not None and all(row.updated_at <= started for row in leaving)
    return PartB(allowed, leaving, is_started)
