"""The agenda of a meeting as one person sees it, and what it proposes by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.intake.models import Behaviour, Signal
from duiding.casework.interpretation.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Part,
    SubjectKind,
)
from duiding.directory.actor import AMSTERDAM, Actor

MOST_PROPOSALS = 25
TERM_DAYS = 28
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
        .select_related("group", "signal")
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


@dataclass(frozen=True)
class Proposal:
    """Something that asks for a place on the agenda, with why; `key` is what the button sends."""

    key: str
    title: str
    reason: str
    kind: str
    part: str
    section: int
    signal_id: UUID | None = None
    group_id: UUID | None = None


def proposals(meeting: Meeting, actor: Actor) -> list[Proposal]:
    """New signals without a group, then groups with news. What is on an open agenda is not proposed again."""
    return _of_signals() + _of_groups(meeting, actor)


def signal_title(signal: Signal) -> str:
    """Place and behaviour, as the table calls it; never the text of the signal."""
    where = signal.place or signal.area
    what = ", ".join(str(Behaviour(code).label).lower() for code in signal.behaviours)
    return f"{where}: {what}"[:160] if where else what[:160].capitalize()


def _of_signals() -> list[Proposal]:
    waiting = (
        Signal.objects.filter(status="admitted", group__isnull=True)
        .exclude(
            Q(
                pk__in=AgendaItem.objects.filter(signal__isnull=False, meeting__status__in=_OPEN).values(
                    "signal_id"
                )
            )
        )
        .select_related("place", "area")
        .only("behaviours", "place__name", "area__name", "status_since", "observed_from")
        .order_by("status_since")
    )
    return [
        Proposal(
            f"signal:{signal.pk}", signal_title(signal), _("new signal"), SubjectKind.SIGNAL, Part.A, 200,
            signal_id=signal.pk,
        )
        for signal in waiting[:MOST_PROPOSALS]
    ]  # fmt: skip


def next_planned(actor: Actor) -> Meeting | None:
    """The next monthly meeting of which the agenda is still open."""
    rows = Meeting.objects.filter(kind="interpretation", status="planned", starts_at__gte=actor.at)
    return rows.order_by("starts_at").first()


def on_agenda(
    meeting: Meeting, *, signal_id: UUID | None = None, group_id: UUID | None = None
) -> AgendaItem | None:
    """Where this signal or group already stands, as far as this person sees."""
    rows = AgendaItem.objects.filter(meeting=meeting)
    rows = rows.filter(signal_id=signal_id) if signal_id else rows.filter(group_id=group_id)
    return rows.order_by("part", "order").first()


_OPEN = ("planned", "agenda_closed", "held")


def _number(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]
    counted = rows.order_by().values("group_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _of_groups(meeting: Meeting, actor: Actor) -> list[Proposal]:
    """The groups stand in a later stage: reached through the registry, as their rows are only read."""
    groups = apps.get_model("casework", "YouthGroup")._default_manager.exclude(status__in=CLOSED)
    links = apps.get_model("casework", "GroupSignal")._default_manager
    late = ActionItem.objects.filter(
        group=OuterRef("pk"), status__in=("open", "busy"), due_on__lt=actor.today
    )
    there = AgendaItem.objects.filter(meeting=meeting, group__isnull=False).values("group_id")
    rows = (
        groups.exclude(pk__in=there)
        .annotate(
            step=Func(F("status"), function="ctx.step_of", output_field=TextField()),
            fresh=_number(links.filter(group=OuterRef("pk"), signal__status="linked")),
            late=_number(late),
        )
        .filter(
            Q(fresh__gt=0) | Q(late__gt=0) | Q(review_due_on__lte=actor.today + dt.timedelta(days=TERM_DAYS))
        )
        .order_by("review_due_on", "code_name")
    )
    return [_of_group(row) for row in rows[:MOST_PROPOSALS]]


def _of_group(row) -> Proposal:  # type: ignore[no-untyped-def] # a row of the stage after this one
    part = Part.B if row.step in WITH_NAMES else Part.A
    kind = SubjectKind.PLAN if row.step in ("5", "6") else SubjectKind.GROUP
    return Proposal(
        f"group:{row.pk}", row.code_name, _why(row), kind, part, section_of(row.step), group_id=row.pk
    )


def section_of(step: str) -> int:
    """Where a group in this step stands on the fixed agenda."""
    return {"1": 300, "2A": 300, "4": 700, "5": 400, "6": 400, "7": 600}.get(step, 300)


def _why(row) -> str:  # type: ignore[no-untyped-def] # a row of the stage after this one
    reasons = [_("step %(step)s") % {"step": row.step}]
    if row.fresh:
        reasons.append(ngettext("%(n)d new signal", "%(n)d new signals", row.fresh) % {"n": row.fresh})
    if row.review_due_on:
        reasons.append(_("term until %(day)s") % {"day": row.review_due_on.strftime("%d-%m-%Y")})
    if row.late:
        reasons.append(ngettext("%(n)d late action", "%(n)d late actions", row.late) % {"n": row.late})
    return ", ".join(reasons)


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
