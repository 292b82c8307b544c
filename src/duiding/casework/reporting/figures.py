"""Figures in a report: signals per week of each group, and the direction in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import TruncWeek

from duiding.casework.groups.models import GroupSignal
from duiding.casework.intake.models import SignalStatus
from duiding.directory.actor import AMSTERDAM

WEEKS = 12
RECENT = 4
TOO_FEW = 5
COUNTED = (SignalStatus.ADMITTED, SignalStatus.LINKED, SignalStatus.DISCUSSED, SignalStatus.FINISHED)


def signals_per_week(group_ids: Iterable[UUID], until: dt.date) -> dict[UUID, list[int]]:
    """Twelve weeks up to and including the week of `until`, oldest first."""
    last = until - dt.timedelta(days=until.weekday())
    mondays = [last - dt.timedelta(weeks=back) for back in reversed(range(WEEKS))]
    begin = dt.datetime.combine(mondays[0], dt.time(), AMSTERDAM)
    keys = list(group_ids)
    rows = (
        GroupSignal.objects.filter(
            group_id__in=keys, signal__observed_from__gte=begin, signal__status__in=COUNTED
        )
        .order_by()
        .annotate(week=TruncWeek("signal__observed_from", tzinfo=AMSTERDAM))
        .values("group_id", "week")
        .annotate(number=Count("id"))[: WEEKS * max(len(keys), 1)]
    )
    found = {(row["group_id"], row["week"].astimezone(AMSTERDAM).date()): row["number"] for row in rows}
    return {key: [found.get((key, monday), 0) for monday in mondays] for key in keys}


def protected(counts: Sequence[int]) -> list[int | None]:
    """As it may leave the circle of who reads the signals: a week with fewer than five tells no number."""
    return [number if number >= TOO_FEW else None for number in counts]


def direction(counts: Sequence[int]) -> str:
    """`more`, `less` or `same` as the four weeks before; `few` when there is too little to say."""
    now, then = sum(counts[-RECENT:]), sum(counts[-2 * RECENT : -RECENT])
    if now + then < TOO_FEW:
        return "few"
    if now > then * 1.25:
        return "more"
    return "less" if now < then * 0.75 else "same"
