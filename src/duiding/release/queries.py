"""Reading what was released. Row-level security decides which circle's rows are there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from duiding.kernel.errors import NotYours
from duiding.release.kinds import KINDS, Kind, Period, month_after
from duiding.release.models import Release
from duiding.release.published import Figure, ReleasedTable, add, none_released, read

MONTHS_BACK = 24
SHOWN = 60


def access_release(release_id: UUID) -> Release:
    row = Release.objects.select_related("created_by", "approved_by").filter(pk=release_id).first()
    if row is None or row.kind not in KINDS:
        raise NotYours
    return row


def opens_figures() -> tuple[bool, bool, bool]:
    """Whether this person may read released figures, make them, and let them go."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ctx.may('figures', 'read') OR ctx.may('figures', 'read_council'),"
            " ctx.may('figures', 'release'), ctx.may('figures', 'approve')"
        )
        reads, makes, approves = cursor.fetchone()
        return bool(reads), bool(makes), bool(approves)


def releases(kind: str = "", before: dt.date | None = None) -> list[Release]:
    """One page and one row more, newest period first. The figures for the driehoek stand in its reports."""
    rows = Release.objects.exclude(circle="triangle").defer("content", "audit")
    if kind:
        rows = rows.filter(kind=kind)
    if before:
        rows = rows.filter(period_from__lt=before)
    return list(rows.order_by("-period_from", "kind", "circle", "-created_at")[: SHOWN + 1])


def safe_rows(kind: str, circle: str, first: dt.date, last: dt.date) -> list[Release]:
    rows = Release.objects.filter(
        kind=kind, circle=circle, is_safe=True, period_from__gte=first, period_until__lte=last
    )
    return list(rows.order_by("period_from")[:120])


def missing(kind: Kind, circle: str, today: dt.date, back: int = MONTHS_BACK) -> list[Period]:
    """The complete periods without a release, oldest first; those before the newest release stay out of it.

    A later month carries the error of earlier ones, so the order is fixed.
    """
    periods = kind.periods(today, back)
    rows = Release.objects.filter(kind=kind.key, circle=circle, is_safe=True)
    newest = rows.order_by("-period_from").values_list("period_from", flat=True).first()
    return [period for period in periods if newest is None or period.first > newest]


@dataclass(frozen=True)
class Months:
    """Consecutive months of one kind, oldest first; None for a month that was not released."""

    firsts: tuple[dt.date, ...]
    tables: tuple[ReleasedTable | None, ...]

    def of(self, *codes: str) -> tuple[Figure, ...]:
        """The figures of one cell, month by month."""
        return tuple(none_released() if table is None else table.figure(*codes) for table in self.tables)

    def sum_of(self, codes: Sequence[str], months: slice) -> Figure:
        return add(self.of(*codes)[months])


def months(kind: str, circle: str, last: dt.date, number: int = 12) -> Months:
    """The complete months up to and including the one that ends on or before `last`."""
    after = month_after(last + dt.timedelta(days=1), 0)
    firsts = tuple(month_after(after, back) for back in range(-number, 0))
    found = {row.period_from: read(row) for row in safe_rows(kind, circle, firsts[0], last)}
    return Months(firsts, tuple(found.get(first) for first in firsts))


def tables(rows: Iterable[Release]) -> list[ReleasedTable]:
    return [read(row) for row in rows]
