"""Figures that left, of which the newest month still waits for a second person; and what the weekly look found."""

from __future__ import annotations

import datetime as dt

from duiding.casework.insight.actions import looking as insight
from duiding.installation.demo.stage import Stage
from duiding.release import actions, gate
from duiding.release.kinds import KINDS
from duiding.release.models import Circle, Release

BACK = 7


def release_figures(stage: Stage, last_day: dt.date) -> None:
    until = last_day - dt.timedelta(days=1)
    with stage.as_("director") as actor:
        for key, circle in (
            ("area_behaviour", Circle.PARTNERS), ("area_behaviour", Circle.COUNCIL), ("area_quarter", Circle.COUNCIL),
        ):  # fmt: skip
            gate.release_missing(KINDS[key], circle, until, BACK, actor=actor)
    with stage.as_("policy"):
        rows = Release.objects.filter(is_safe=True).exclude(circle=Circle.TRIANGLE)
        newest = rows.filter(kind="area_behaviour", circle=Circle.PARTNERS).order_by("-period_from").first()
        for row in rows:
            if row != newest:
                actions.approve(row)


def weekly_look(stage: Stage, last_day: dt.date) -> None:
    """The night before; what stands out is proposed for the next agenda."""
    stage.at(last_day - dt.timedelta(days=1), 23, 30)
    with stage.as_service() as actor:
        insight.look(actor=actor)
