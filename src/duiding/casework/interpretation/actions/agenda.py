"""The agenda: fixed items, own items, and their order."""

from __future__ import annotations

from enum import IntEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duiding.casework.intake.models import Signal
from duiding.casework.interpretation.models import AgendaItem, Meeting, Part, SubjectKind
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks


class Section(IntEnum):
    """Where an item of part A stands: its order lies between its own section and the next."""

    OPENING = 100
    SIGNALS = 200
    ASSESSMENT = 300
    EXECUTION = 400
    PREVENTION = 500
    SCALING_DOWN = 600
    TRIANGLE = 700
    LESSONS = 800
    LAST = 900


WIDTH = 100
FIXED_AGENDA: tuple[tuple[Section, SubjectKind, str, int], ...] = (
    (Section.OPENING, SubjectKind.OPENING,
     gettext_noop("Opening: who is here, secrecy, and who knows a family that comes up"), 5),
    (Section.SIGNALS, SubjectKind.SIGNAL, gettext_noop("New signals"), 15),
    (Section.ASSESSMENT, SubjectKind.GROUP, gettext_noop("Groups whose behaviour we assess"), 15),
    (Section.EXECUTION, SubjectKind.PLAN, gettext_noop("Plans in execution: progress and bottlenecks"), 20),
    (Section.PREVENTION, SubjectKind.OFFER, gettext_noop("Preventive actions: schools, evenings, Halt"), 10),
    (Section.SCALING_DOWN, SubjectKind.GROUP, gettext_noop("Groups that can be scaled down"), 5),
    (Section.TRIANGLE, SubjectKind.OTHER, gettext_noop("What we report to the driehoek"), 10),
    (Section.LESSONS, SubjectKind.OTHER, gettext_noop("Lessons and agreements on how we work"), 5),
)  # fmt: skip


def put_fixed_agenda(meeting: Meeting, *, actor: Actor) -> None:
    """The items of every monthly meeting, in the language of the installation: they are kept as text."""
    with translation.override(settings.LANGUAGE_CODE):
        items = [
            AgendaItem(
                municipality_id=actor.municipality_id, meeting=meeting, part=Part.A, order=section, kind=kind,
                title=_(title), minutes=minutes, created_at=actor.at, updated_at=actor.at,
            )
            for section, kind, title, minutes in FIXED_AGENDA
        ]  # fmt: skip
    with database_speaks():
        AgendaItem.objects.bulk_create(items)


def add_item(
    meeting: Meeting,
    title: str,
    *,
    actor: Actor,
    kind: str = SubjectKind.OTHER,
    part: str = Part.A,
    section: int = Section.LESSONS,
    signal: Signal | None = None,
    group: Any = None,
    plan: Any = None,
    bottleneck: Any = None,
    increase: UUID | None = None,
    minutes: int = 10,
) -> AgendaItem:
    """`group`, `plan` and `bottleneck` are rows or keys of later stages, or None. Part B always needs a group."""
    if part == Part.B:
        section = Section.OPENING
    item = AgendaItem(
        municipality_id=actor.municipality_id, meeting=meeting, part=part, kind=kind, title=title[:160],
        signal=signal, group_id=getattr(group, "pk", group), plan_id=getattr(plan, "pk", plan),
        bottleneck_id=getattr(bottleneck, "pk", bottleneck), increase_id=increase, minutes=minutes,
        order=_free_place(meeting, part, section),
    )  # fmt: skip
    with database_speaks():
        item.save(force_insert=True)
    return item


def take_off(item: AgendaItem) -> None:
    """As long as the meeting is planned and nothing was recorded on the item."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.take_off_agenda(%s)", [item.pk])


def _free_place(meeting: Meeting, part: str, section: int) -> int:
    taken = AgendaItem.objects.filter(
        meeting=meeting, part=part, order__gte=section, order__lt=section + WIDTH
    ).aggregate(last=Max("order"))["last"]
    return section if taken is None else min(taken + 1, section + WIDTH - 1)


def change_item(item: AgendaItem, *, actor: Actor, version: int | None, title: str, minutes: int) -> None:
    with database_speaks():
        item.change(version, title=title, minutes=minutes)


def move_item(item: AgendaItem, direction: str, *, actor: Actor) -> None:
    """One place up or down among the items that are seen; at the end of the list nothing happens."""
    items = list(
        AgendaItem.objects.filter(meeting_id=item.meeting_id, part=item.part).order_by("order", "id")
    )
    here = next(number for number, other in enumerate(items) if other.pk == item.pk)
    there = here + (-1 if direction == "up" else 1)
    if not 0 <= there < len(items):
        return
    mine, theirs = items[here], items[there]
    first, second = mine.order, theirs.order
    if first == second:
        second += -1 if direction == "up" else 1
    with database_speaks():
        mine.change(None, order=second)
        theirs.change(None, order=first)
    item.order = second
