"""What approaches promised, and the evenings that they are judged by. Only estimates leave from here, no counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

import numpy as np
from django.apps import apps
from django.db import connection

from duiding.casework.insight.models import EffectRegistration
from duiding.directory.models import Area
from duiding.figures.solver import FloatArray
from duiding.kernel.errors import NotYours
from duiding.release.kinds import month_after

SHOWN = 60
FUTURE_MONTHS = 12
MOST_BEFORE, LEAST_BEFORE = 24, 6
Cells = dict[tuple[UUID, dt.date], int]
RUNNING_PLANS = ("adopted", "in_execution", "adjusted")


def effects() -> list[EffectRegistration]:
    """All of them, also those that ended early: never the best one only."""
    return list(EffectRegistration.objects.select_related("area").order_by("-begins_on", "title")[:SHOWN])


def access_effect(effect_id: UUID) -> EffectRegistration:
    row = (
        EffectRegistration.objects.select_related("area", "created_by", "ended_by")
        .filter(pk=effect_id)
        .first()
    )
    if row is None:
        raise NotYours
    return row


def area_names() -> dict[UUID, str]:
    return dict(Area.objects.order_by("name").values_list("pk", "name")[:500])


def coming_months(today: dt.date) -> list[dt.date]:
    return [month_after(today, number) for number in range(1, FUTURE_MONTHS + 1)]


def plans() -> list[tuple[UUID, str]]:
    """Running plans in sight, by the code name of the group; plans stand in a later stage."""
    rows = apps.get_model("casework", "ActionPlan")._default_manager.filter(status__in=RUNNING_PLANS)
    return list(rows.order_by("group__code_name").values_list("pk", "group__code_name")[:200])


def sees_plan(plan_id: UUID) -> bool:
    return bool(apps.get_model("casework", "ActionPlan")._default_manager.filter(pk=plan_id).exists())


def evenings(first: dt.date, months: int) -> Cells:
    """Evenings with nuisance by area and month, from the month `first` on."""
    last = month_after(first, months) - dt.timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT area, month, evenings FROM ctx.evenings_by_area(%s, %s)", [first, last])
        return {(area, month): number for area, month, number in cursor.fetchall()}


def panel(areas: Sequence[UUID], first: dt.date, months: int, cells: Cells | None = None) -> FloatArray:
    """The same as (areas, months); out of `cells` when they were read already."""
    known = evenings(first, months) if cells is None else cells
    return np.array(
        [[known.get((area, month_after(first, number)), 0) for number in range(months)] for area in areas],
        dtype=float,
    )


def cells_of(rows: Sequence[EffectRegistration]) -> Cells:
    """What the panels of all these need, read once."""
    if not rows:
        return {}
    first = min(month_after(row.begins_on, -row.months_before) for row in rows)
    last = max(row.last_day for row in rows)
    return evenings(first, (last.year - first.year) * 12 + last.month - first.month + 1)


def months_known(today: dt.date) -> int:
    """How many complete months with evenings there are, for the months before a start: 6 to 24."""
    areas = list(area_names())
    seen = panel(areas, month_after(today, -MOST_BEFORE), MOST_BEFORE).sum(axis=0) if areas else np.zeros(0)
    first = int(np.argmax(seen > 0)) if (seen > 0).any() else MOST_BEFORE
    return max(LEAST_BEFORE, MOST_BEFORE - first)
