"""Which tables of signals may leave, and how each is counted: by month of admission, so that a month never changes.

A signal counts in the month in which it was admitted, and for a group in the month in which it was linked to it. What
comes in late counts in the month in which it came. The rows are those in sight of who makes the release.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.casework.groups.models import GroupSignal, YouthGroup
from duiding.casework.intake.models import Behaviour, SignalReview
from duiding.casework.reporting.models import TriangleReport
from duiding.directory.actor import AMSTERDAM
from duiding.directory.models import Area
from duiding.figures.disclosure.grouping import Counted, counted_table
from duiding.figures.disclosure.hierarchies import flat
from duiding.release.kinds import Counting, Kind, Period, month_after, register
from duiding.release.models import Circle, Method
from duiding.release.published import TOTAL, Axis, Figure, direction
from duiding.release.queries import Months
from duiding.release.queries import months as released_months

NOWHERE, SEVERAL = "none", "several"
MOST = 100_000
TRIANGLE_MONTHS = "group_signals"
FIGURE_MONTHS = 12


def _moments(period: Period) -> tuple[dt.datetime, dt.datetime]:
    end = month_after(period.first, period.months)
    return (
        dt.datetime.combine(period.first, dt.time(), AMSTERDAM),
        dt.datetime.combine(end, dt.time(), AMSTERDAM),
    )


def _admitted(period: Period) -> Iterable[tuple[Any, ...]]:
    """area, behaviours, group and reporter of the signals admitted in a period."""
    begin, end = _moments(period)
    rows = SignalReview.objects.filter(step="admit", decided_at__gte=begin, decided_at__lt=end)
    return rows.order_by("decided_at", "id").values_list(
        Coalesce(F("signal__area_id"), F("signal__place__area_id")),
        "signal__behaviours",
        "signal__group_id",
        "signal__reporter_id",
    )[:MOST]


def _areas() -> Axis:
    names = {str(key): name for key, name in Area.objects.values_list("pk", "name")[:500]}
    labels = {TOTAL: _("whole municipality"), **names, NOWHERE: _("no place, such as online")}
    return Axis("area", flat(list(labels)), labels)


def _behaviours() -> Axis:
    names = {str(code): str(label) for code, label in Behaviour.choices}
    labels = {TOTAL: _("all kinds"), **names, SEVERAL: _("more than one kind")}
    return Axis("behaviour", flat(list(labels)), labels)


def _kind_of(behaviours: list[str]) -> str:
    """A signal counts once: under its one kind, or under "more than one"."""
    return behaviours[0] if len(behaviours) == 1 else SEVERAL


def _counted(period: Period, *axes: Axis) -> Counting:
    found = []
    for area, behaviours, group, reporter in _admitted(period):
        codes = {"area": str(area) if area else NOWHERE, "behaviour": _kind_of(behaviours)}
        found.append(Counted(tuple(codes[axis.name] for axis in axes), str(group or ""), str(reporter or "")))
    return Counting(axes, counted_table([axis.hierarchy for axis in axes], found))


def areas_and_behaviours(period: Period) -> Counting:
    return _counted(period, _areas(), _behaviours())


def areas(period: Period) -> Counting:
    return _counted(period, _areas())


def whole_town(period: Period) -> Counting:
    return _counted(period)


def groups(period: Period) -> Counting:
    """Signals linked to each group in the period."""
    names = {str(key): name for key, name in YouthGroup.objects.values_list("pk", "code_name")[:500]}
    axis = Axis("group", flat([TOTAL, *names]), {TOTAL: _("all groups"), **names})
    begin, end = _moments(period)
    links = GroupSignal.objects.filter(
        created_at__gte=begin, created_at__lt=end, group_id__in=[UUID(key) for key in names]
    )
    rows = [
        # That all signals of a group speak of that group is no secret here: the readers know the groups by name.
        Counted((str(group),), "", str(reporter or ""))
        for group, reporter in links.order_by("created_at", "id").values_list(
            "group_id", "signal__reporter_id"
        )[:MOST]
    ]
    return Counting((axis,), counted_table([axis.hierarchy], rows))


@dataclass(frozen=True)
class GroupMonths:
    """The released months of the groups in a report."""

    months: Months

    @property
    def firsts(self) -> tuple[dt.date, ...]:
        return self.months.firsts

    def of(self, group_id: UUID) -> tuple[Figure, ...]:
        return self.months.of(str(group_id))

    def direction(self, group_id: UUID) -> str:
        """The last three months beside the three before."""
        key = (str(group_id),)
        now, before = self.months.sum_of(key, slice(-3, None)), self.months.sum_of(key, slice(-6, -3))
        return direction(now, before)

    def highest(self, group_ids: Iterable[UUID]) -> int:
        """Of all figures shown, so that the rows compare."""
        return max((figure.value or 0 for key in group_ids for figure in self.of(key)), default=0)


def group_months(report: TriangleReport) -> GroupMonths:
    """What was released for the driehoek up to the end of the period of a report; it never changes afterwards."""
    return GroupMonths(released_months(TRIANGLE_MONTHS, Circle.TRIANGLE, report.period_until, FIGURE_MONTHS))


def register_kinds() -> None:
    outward = (Circle.PARTNERS, Circle.COUNCIL)
    signals = gettext_lazy("signals admitted in the period")
    register(
        Kind(
            TRIANGLE_MONTHS, "groups", gettext_lazy("Signals per group, per month"),
            gettext_lazy("signals linked to the group in the month"), Method.ROUND, 1, (Circle.TRIANGLE,), groups,
        )
    )  # fmt: skip
    register(
        Kind(
            "area_behaviour", "signals", gettext_lazy("Signals by area and kind, per month"), signals,
            Method.ROUND, 1, outward, areas_and_behaviours, coarser="area_quarter",
        )
    )  # fmt: skip
    register(
        Kind(
            "area_quarter", "signals", gettext_lazy("Signals by area, per quarter"), signals,
            Method.SUPPRESS, 3, outward, areas, coarser="town_quarter",
        )
    )  # fmt: skip
    register(
        Kind(
            "town_quarter", "signals", gettext_lazy("Signals in the whole municipality, per quarter"), signals,
            Method.SUPPRESS, 3, outward, whole_town,
        )
    )  # fmt: skip
