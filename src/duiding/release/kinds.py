"""Which tables may leave at all, and how each is counted. A kind without a row here cannot be released."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

from duiding.figures.disclosure.grouping import CountedTable
from duiding.release.models import Circle, Method
from duiding.release.published import Axis

Text = str | Promise
THRESHOLDS: dict[str, int] = {Circle.TRIANGLE: 5, Circle.PARTNERS: 5, Circle.COUNCIL: 10}
"""From which number on a count is no small number (statistics.md A6: 5, and 10 for who stands further off)."""


@dataclass(frozen=True)
class Period:
    """Whole calendar months."""

    first: dt.date
    months: int = 1

    @property
    def last(self) -> dt.date:
        """The last day."""
        return month_after(self.first, self.months) - dt.timedelta(days=1)

    def firsts(self) -> tuple[dt.date, ...]:
        """The first day of each month in it."""
        return tuple(month_after(self.first, number) for number in range(self.months))


def month_after(first: dt.date, number: int) -> dt.date:
    """The first of the month so many months after (or, negative, before) the month of a day."""
    months = first.year * 12 + first.month - 1 + number
    return dt.date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True)
class Counting:
    """What was counted for a period: the axes and the table, whose hierarchies are those of the axes."""

    axes: tuple[Axis, ...]
    counted: CountedTable


@dataclass(frozen=True)
class Kind:
    """A table that may leave. Kinds of one `family` count the same things, so they are attacked together.

    `counts` reads the rows in sight of who makes the release; `coarser` names the kind to propose after a refusal.
    """

    key: str
    family: str
    title: Text
    unit: Text
    method: Method
    step: Literal[1, 3]
    circles: Sequence[Circle]
    counts: Callable[[Period], Counting]
    coarser: str = ""

    def periods(self, today: dt.date, back: int) -> list[Period]:
        """The complete periods that end at most `back` months ago, oldest first."""
        running = month_after(today, 0)
        running = month_after(running, -((running.month - 1) % self.step))
        return [
            Period(month_after(running, -self.step * number), self.step)
            for number in range(back // self.step, 0, -1)
        ]


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Called once, when the application starts."""
    if kind.key in KINDS:
        raise ValueError(f"the kind {kind.key} is registered twice")
    KINDS[kind.key] = kind
