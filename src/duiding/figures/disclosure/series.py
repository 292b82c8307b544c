"""Twelve monthly reports that cannot be subtracted from each other (statistics.md A5).

A signal counts in the month of receipt; a published month never changes; the running year
is the exact sum of the
published months; each new month is rounded so that the error of the running year shrinks.
Then any two reports
differ by multiples of the base only, and a signal that came late or was removed leaves no trace of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from duiding.figures.disclosure.hierarchies import TOTAL, Hierarchy
from duiding.figures.disclosure.rounding import round_controlled
from duiding.figures.disclosure.tables import CellSystem, Table, table_from_leaves
from duiding.figures.errors import NotProven
from duiding.figures.solver import IntArray

MONTHS = 12
BUURTEN, PER_WIJK, TYPES = 20, 5, 5
YEAR_TO_DATE = "ytd"


@dataclass(frozen=True)
class DatedSignal:
    """Place 0..19, type 0..4, month of receipt, and the month in which it was removed (None: never)."""

    buurt: int
    type: int
    recorded_month: int
    removed_month: int | None


@dataclass(frozen=True)
class Series:
    """months (12, buurt codes, type codes): the published months. true_year (12, ...):
    the true running year.
    """

    hierarchies: tuple[Hierarchy, Hierarchy]
    months: IntArray
    true_year: IntArray

    def published_year(self) -> IntArray:
        """The published running year after each month: the exact sums of the published months."""
        return self.months.cumsum(axis=0)

    def rows(self) -> Iterator[tuple[int, str, str, str, int]]:
        """report, month or ytd, buurt, type, value: each report repeats the frozen months."""
        places, types = (hierarchy.codes for hierarchy in self.hierarchies)
        year = self.published_year()
        for report in range(1, MONTHS + 1):
            shown = [(str(month), self.months[month - 1]) for month in range(1, report + 1)]
            for name, values in [*shown, (YEAR_TO_DATE, year[report - 1])]:
                for i, place in enumerate(places):
                    for j, kind in enumerate(types):
                        yield report, name, place, kind, int(values[i, j])


def series_hierarchies() -> tuple[Hierarchy, Hierarchy]:
    """Buurten in wijken of five under T; types under T."""
    wijken = [f"W{number}" for number in range(BUURTEN // PER_WIJK)]
    buurten = [str(number) for number in range(BUURTEN)]
    parts = {TOTAL: tuple(wijken)}
    for number, wijk in enumerate(wijken):
        parts[wijk] = tuple(buurten[number * PER_WIJK : (number + 1) * PER_WIJK])
    types = [str(number) for number in range(TYPES)]
    return (
        Hierarchy((TOTAL, *wijken, *buurten), parts),
        Hierarchy((TOTAL, *types), {TOTAL: tuple(types)}),
    )


def publish_series(
    signals: Iterable[DatedSignal],
    *,
    base: int = 5,
    rng: np.random.Generator | None = None,
    seconds_a_month: float = 20.0,
) -> Series:
    """Round the months one after the other; NotProven when one cannot be rounded exactly."""
    hierarchies = series_hierarchies()
    signals = list(signals)
    published: list[IntArray] = []
    truth: list[IntArray] = []
    error: IntArray | None = None
    for month in range(1, MONTHS + 1):
        new = _counts(hierarchies, [s for s in signals if s.recorded_month == month], month)
        system = new.system()
        year = _counts(hierarchies, [s for s in signals if 1 <= s.recorded_month <= month], month).counts
        before = np.sum(published, axis=0, dtype=np.int64) if published else np.zeros_like(year)
        error = (before - (year - new.counts)).ravel()
        rounding = round_controlled(system, base=base, carried=error, rng=rng, seconds=seconds_a_month)
        if rounding.steps:
            raise NotProven(f"month {month} cannot be rounded to neighbouring multiples of {base}")
        published.append(rounding.values.reshape(year.shape))
        truth.append(year)
    return Series(hierarchies, np.stack(published), np.stack(truth))


def _counts(hierarchies: tuple[Hierarchy, Hierarchy], signals: list[DatedSignal], month: int) -> Table:
    """The signals not yet removed at the end of `month`, with totals."""
    leaves = np.zeros((BUURTEN, TYPES), dtype=np.int64)
    for signal in signals:
        if signal.removed_month is None or signal.removed_month > month:
            leaves[signal.buurt, signal.type] += 1
    return table_from_leaves(hierarchies, leaves)


def month_system(series: Series, month: int) -> CellSystem:
    """The published figures of one month as a system, for an audit."""
    return Table(series.hierarchies, series.months[month - 1]).system()
