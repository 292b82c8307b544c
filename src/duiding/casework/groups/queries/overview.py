"""Lists of groups, and what a page of one group needs around it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek

from duiding.casework.groups.models import (
    GroupDecision,
    GroupSignal,
    Interpretation,
    PartBInvitation,
    YouthGroup,
)
from duiding.casework.groups.states import CLOSED, RENEWABLE, STEP_OF
from duiding.casework.intake.models import Signal, SignalStatus
from duiding.casework.interpretation.models import Decision
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.models import Area, Organisation

PAGE = 50
WEEKS = 12
RECENT = 4
SHUT = (*CLOSED, "anonymised")


@dataclass(frozen=True)
class Listed:
    """One line of the list of groups."""

    group: YouthGroup
    step: str
    weekly: tuple[int, ...]
    is_late: bool

    @property
    def recent(self) -> int:
        return sum(self.weekly[-RECENT:])


def list_groups(actor: Actor, *, closed: bool, area: UUID | None = None, after: str = "") -> list[Listed]:
    """One page and one more, in the order of the code names; `after` is the last code name of the page before."""
    rows = YouthGroup.objects.select_related("area").order_by("code_name")
    rows = rows.filter(status__in=SHUT) if closed else rows.exclude(status__in=SHUT)
    if area:
        rows = rows.filter(Q(area_id=area) | _also_in(area)).distinct()
    if after:
        rows = rows.filter(code_name__gt=after)
    groups = list(rows[: PAGE + 1])
    weekly = weekly_counts([group.pk for group in groups], actor.today)
    return [
        Listed(
            group,
            STEP_OF[group.status],
            weekly[group.pk],
            group.review_due_on is not None and group.review_due_on < actor.today,
        )
        for group in groups
    ]


def _also_in(area: UUID) -> Q:
    """Groups that move over this area too."""
    return Q(other_areas__area_id=area, other_areas__ended_at__isnull=True)


def other_areas(group: YouthGroup) -> list[UUID]:
    return list(group.other_areas.filter(ended_at__isnull=True).values_list("area_id", flat=True)[:60])


def handed_over(group: YouthGroup) -> str:
    """What goes on after the end, in the words of the last decision that says so."""
    rows = GroupDecision.objects.filter(group=group).exclude(handed_over="").order_by("-decided_at")
    return rows.values_list("handed_over", flat=True).first() or ""


def retest_due_on(group: YouthGroup) -> dt.date | None:
    """Twelve months after the last test of necessity the driehoek renews the approach, or the names close."""
    if group.last_necessity_test_at is None or group.status not in RENEWABLE:
        return None
    tested = group.last_necessity_test_at.astimezone(AMSTERDAM).date()
    try:
        return tested.replace(year=tested.year + 1)
    except ValueError:  # 29 February
        return dt.date(tested.year + 1, 3, 1)


def to_renew_within(days: int, actor: Actor) -> list[YouthGroup]:
    """Groups that the driehoek must renew by then, the oldest test first."""
    horizon = actor.at - dt.timedelta(days=365 - days)
    rows = YouthGroup.objects.filter(status__in=RENEWABLE, last_necessity_test_at__lt=horizon)
    return list(rows.order_by("last_necessity_test_at")[:PAGE])


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def weekly_counts(
    group_ids: Iterable[UUID], today: dt.date, weeks: int = WEEKS
) -> dict[UUID, tuple[int, ...]]:
    """Signals per week and group, oldest first, of the signals that this person sees."""
    first = monday_of(today) - dt.timedelta(weeks=weeks - 1)
    counts: dict[UUID, list[int]] = defaultdict(lambda: [0] * weeks)
    rows = (
        GroupSignal.objects.filter(group_id__in=list(group_ids), signal__observed_from__date__gte=first)
        .annotate(week=TruncWeek("signal__observed_from"))
        .values_list("group_id", "week")
        .annotate(number=Count("id"))[: PAGE * weeks * 2]
    )
    for group_id, week, number in rows:
        at = (week.date() - first).days // 7
        if 0 <= at < weeks:
            counts[group_id][at] += number
    return defaultdict(lambda: (0,) * weeks, {key: tuple(value) for key, value in counts.items()})


def similar_groups(signal: Signal, today: dt.date) -> list[Listed]:
    """Groups in the same area or at the same place: look there before a new group is made."""
    near = Q(area_id=signal.area_id) | _also_in(signal.area_id) if signal.area_id else Q(pk=None)
    if signal.place_id:
        near |= Q(signal_links__signal__place_id=signal.place_id)
        if signal.place and signal.place.area_id:
            near |= Q(area_id=signal.place.area_id)
    groups = list(
        YouthGroup.objects.filter(near).exclude(status="anonymised").select_related("area").distinct()[:10]
    )
    weekly = weekly_counts([group.pk for group in groups], today)
    return [Listed(group, STEP_OF[group.status], weekly[group.pk], False) for group in groups]


def open_groups() -> list[YouthGroup]:
    return list(
        YouthGroup.objects.exclude(status="anonymised").select_related("area").order_by("code_name")[:200]
    )


def linkable(signal: Signal) -> bool:
    return signal.status in (
        SignalStatus.ADMITTED, SignalStatus.LINKED, SignalStatus.DISCUSSED, SignalStatus.FINISHED,
    )  # fmt: skip


def linked_groups(signal: Signal) -> list[GroupSignal]:
    return list(GroupSignal.objects.filter(signal=signal).select_related("group")[:20])


def areas() -> list[Area]:
    return list(Area.objects.order_by("name")[:200])


def meeting_decisions(group: YouthGroup) -> list[Decision]:
    """What the meeting decided about this group, newest first: a step rests on one of these."""
    return list(
        Decision.objects.filter(group=group)
        .select_related("item__meeting")
        .order_by("-effective_on", "-created_at")[:30]
    )


def history(group: YouthGroup) -> list[GroupDecision]:
    return list(
        GroupDecision.objects.filter(group=group)
        .select_related("decided_by", "meeting_decision")
        .order_by("-decided_at")[:200]
    )


def last_decision(group: YouthGroup) -> GroupDecision | None:
    return (
        GroupDecision.objects.filter(group=group).select_related("decided_by").order_by("-decided_at").first()
    )


def answers(group: YouthGroup) -> list[Interpretation]:
    return list(
        Interpretation.objects.filter(group=group)
        .select_related("item", "organisation", "contested_by")
        .order_by("item__theme", "item__code", "-observed_on", "-created_at")[:300]
    )


def invitations(group: YouthGroup) -> list[PartBInvitation]:
    return list(
        PartBInvitation.objects.filter(group=group)
        .select_related("organisation", "person", "created_by")
        .order_by("ended_at", "organisation__name")[:100]
    )


def organisations() -> list[Organisation]:
    return list(Organisation.objects.order_by("name")[:200])
