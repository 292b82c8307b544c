"""The groups in view with their signals of the last twelve weeks, on one scale."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.models import GroupSignal, YouthGroup
from duiding.casework.groups.states import OPEN, STEP_OF
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.web.charts import Sparkline, SparklineDrawing, sparkline

WEEKS = 12
MOST = 12


@dataclass(frozen=True)
class Pulse:
    group: YouthGroup
    step: str
    spark: SparklineDrawing
    total: int


def pulses(actor: Actor) -> list[Pulse]:
    groups = list(YouthGroup.objects.filter(status__in=OPEN).order_by("code_name")[:MOST])
    counts = signals_per_week([group.pk for group in groups], actor.today, WEEKS)
    highest = max((max(row) for row in counts.values()), default=1) or 1
    return [_pulse(group, counts[group.pk], highest) for group in groups]


def signals_per_week(group_ids: list[UUID], today: dt.date, weeks: int) -> dict[UUID, tuple[int, ...]]:
    """Oldest week first, the running week last; zero where there was nothing."""
    monday = today - dt.timedelta(days=today.weekday())
    first = monday - dt.timedelta(weeks=weeks - 1)
    rows = (
        GroupSignal.objects.filter(
            group_id__in=group_ids,
            signal__observed_from__gte=dt.datetime.combine(first, dt.time(0), AMSTERDAM),
        )
        .annotate(week=TruncWeek("signal__observed_from", tzinfo=AMSTERDAM))
        .values_list("group_id", "week")
        .annotate(number=Count("id"))
        .order_by("group_id", "week")
    )
    found: dict[UUID, dict[dt.date, int]] = defaultdict(dict)
    for group_id, week, number in rows:
        found[group_id][week.date()] = number
    days = [first + dt.timedelta(weeks=index) for index in range(weeks)]
    return {group_id: tuple(found[group_id].get(day, 0) for day in days) for group_id in group_ids}


def _pulse(group: YouthGroup, counts: tuple[int, ...], highest: int) -> Pulse:
    recent, before = sum(counts[-4:]), sum(counts[-8:-4])
    words = ngettext("%(n)s signal in four weeks", "%(n)s signals in four weeks", recent) % {"n": recent}
    words += ", " + _("%(n)s in the four weeks before") % {"n": before}
    spark = Sparkline(
        f"pulse-{group.pk}", _("Signals per week: %(group)s") % {"group": group}, words, counts, highest
    )
    return Pulse(group, STEP_OF[group.status], sparkline(spark), recent)
