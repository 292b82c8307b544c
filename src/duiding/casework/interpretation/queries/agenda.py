"""The agenda of a meeting as one person sees it, and what it proposes by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Func, TextField

from duiding.casework.interpretation.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Part,
)
from duiding.directory.actor import AMSTERDAM, Actor

GROUP_LEVEL = ("1", "2A", "4", "5", "6", "7")
WITH_NAMES = ("2B", "3")
CLOSED = ("not_problematic", "not_prioritised", "no_approach", "referred", "closed", "anonymised")


@dataclass(frozen=True)
class AgendaLine:
    """`number` counts what this person sees, so a hidden item leaves no gap. `starts` is the planned time."""

    number: int
    item: AgendaItem
    starts: dt.datetime
    is_first: bool
    is_last: bool
    step: str


@dataclass(frozen=True)
class Agenda:
    """Both parts as this person sees them; part B follows part A on the clock."""

    a: list[AgendaLine]
    b: list[AgendaLine]

    def of(self, part: str) -> list[AgendaLine]:
        return self.b if part == Part.B else self.a


def agenda_of(meeting: Meeting) -> Agenda:
    items = list(
        AgendaItem.objects.filter(meeting=meeting)
        .select_related("group", "signal", "increase")
        .annotate(
            decided=Count("decisions", distinct=True),
            doing=Count("actions", distinct=True),
            step=Func(F("group__status"), function="ctx.step_of", output_field=TextField()),
        )
        .order_by("part", "order", "id")[:300]
    )
    moment, parts = meeting.starts_at.astimezone(AMSTERDAM), []
    for part in (Part.A, Part.B):
        mine = [item for item in items if item.part == part]
        lines = []
        for number, item in enumerate(mine, start=1):
            lines.append(AgendaLine(number, item, moment, number == 1, number == len(mine), item.step))
            moment += dt.timedelta(minutes=item.minutes)
        parts.append(lines)
    return Agenda(*parts)


@dataclass(frozen=True)
class ItemRoom:
    """All that is on the screen while one item is spoken of."""

    line: AgendaLine
    previous: AgendaLine | None
    following: AgendaLine | None
    decisions: list[Decision]
    actions: list[ActionItem]
    earlier_decisions: list[Decision]
    earlier_actions: list[ActionItem]

    @property
    def item(self) -> AgendaItem:
        return self.line.item


def room_of(lines: list[AgendaLine], item_id: UUID | None) -> ItemRoom | None:
    """The item asked for, else the first; None when there is nothing to speak of."""
    if not lines:
        return None
    at = next((number for number, line in enumerate(lines) if line.item.pk == item_id), 0)
    item = lines[at].item
    doing = ActionItem.objects.select_related("owner", "owner_organisation")
    decisions = list(Decision.objects.filter(item=item).select_related("corrects")[:50])
    actions = list(doing.filter(item=item)[:50])
    earlier: list[Decision] = []
    open_actions: list[ActionItem] = []
    if item.group_id:
        before = Decision.objects.filter(group_id=item.group_id, part=item.part).exclude(item=item)
        earlier = list(before.select_related("item__meeting").order_by("-created_at")[:3])
        doing = doing.filter(group_id=item.group_id, part=item.part, status__in=("open", "busy"))
        open_actions = list(doing.exclude(item=item)[:10])
    return ItemRoom(
        lines[at],
        lines[at - 1] if at else None,
        lines[at + 1] if at + 1 < len(lines) else None,
        decisions, actions, earlier, open_actions,
    )  # fmt: skip


def next_planned(actor: Actor) -> Meeting | None:
    """The next monthly meeting of which the agenda is still open; that of today until it is closed."""
    start = dt.datetime.combine(actor.today, dt.time(), AMSTERDAM)
    rows = Meeting.objects.filter(kind="interpretation", status="planned", starts_at__gte=start)
    return rows.order_by("starts_at").first()


def on_agenda(meeting: Meeting, **subject: UUID) -> AgendaItem | None:
    """Where this subject already stands, as far as this person sees; such as `group_id=...`."""
    return AgendaItem.objects.filter(meeting=meeting, **subject).order_by("part", "order").first()


def section_of(step: str) -> int:
    """Where a group in this step stands on the fixed agenda."""
    return {"1": 300, "2A": 300, "4": 700, "5": 400, "6": 400, "7": 600}.get(step, 300)


@dataclass(frozen=True)
class GroupChoice:
    """A group that may come on the agenda; `has_part_b` when this person may hear its names."""

    group_id: UUID
    name: str
    step: str
    has_part_b: bool


def groups_to_choose() -> list[GroupChoice]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, code_name, ctx.step_of(status),"
            " id = ANY ((SELECT ctx.groups_open('D2', 'read'))::uuid[])"
            " FROM casework_youthgroup WHERE status <> ALL (%s) ORDER BY code_name LIMIT 200",
            [list(CLOSED)],
        )
        return [GroupChoice(*row) for row in cursor.fetchall()]
