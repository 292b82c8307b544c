"""Figures that left: half a year for partners and council, the newest month still waits for a second person."""

from __future__ import annotations

import datetime as dt

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
