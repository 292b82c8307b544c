"""The plan as pictures: goals as bars towards their aim, interventions as bars in time. Pure computing.

Coordinates are percentages as text, so that a decimal comma never enters the drawing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duiding.casework.interventions.models import Intervention
from duiding.casework.plans.figures import measured
from duiding.casework.plans.models import PlanGoal
from duiding.web.charts import Bullet, BulletDrawing, bullet


@dataclass(frozen=True)
class GoalPicture:
    """`bullet` is None when the goal is told in words."""

    goal: PlanGoal
    name: str
    bullet: BulletDrawing | None


def goal_picture(goal: PlanGoal, name: str) -> GoalPicture:
    figures = measured(goal)
    if figures is None:
        return GoalPicture(goal, name, None)
    drawn = Bullet(
        key=f"goal-{goal.pk}",
        label=_("%(number)s. %(name)s. %(text)s") % {"number": goal.goal, "name": name, "text": goal.text},
        start=figures.start,
        target=figures.target,
        now=figures.now,
        now_text=goal.current,
        note=_("%(indicator)s: from %(start)s to %(target)s.")
        % {"indicator": goal.indicator, "start": goal.baseline, "target": goal.target},
    )
    return GoalPicture(goal, name, bullet(drawn))


def _percent(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.1f}%"


@dataclass(frozen=True)
class TimeBar:
    """`x` and `width` are "" when the intervention has no dates yet."""

    intervention: Intervention
    x: str = ""
    width: str = ""


@dataclass(frozen=True)
class TimeChart:
    first: dt.date
    last: dt.date
    today_at: str
    bars: dict[str, list[TimeBar]]


def time_chart(interventions: Iterable[Intervention], today: dt.date) -> TimeChart:
    """One scale for all bars, from the first of the first month to the end of the last."""
    rows = list(interventions)
    days = [day for row in rows for day in (row.starts_on, row.ends_on) if day] or [today]
    first = min(*days, today).replace(day=1)
    last = (max(*days, today).replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    length = (last - first).days + 1

    def at(day: dt.date) -> float:
        return (day - first).days / length

    bars: dict[str, list[TimeBar]] = {}
    for row in rows:
        end = row.ends_on
        start = row.starts_on or end
        drawn = TimeBar(row)
        if start and end:
            drawn = TimeBar(row, _percent(at(start)), _percent(at(end) - at(start) + 1 / length))
        bars.setdefault(row.track, []).append(drawn)
    return TimeChart(first, last, _percent(at(today)), bars)
