"""Bars: signals per week with interventions, a sparkline for a list, a bar towards a goal."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from duiding.web.charts.geometry import percent, px, round_steps, text_width

TOP, BASE, LEFT, RIGHT = 46.0, 156.0, 30.0, 4.0
WIDEST_BAR = 36.0
WIDE: Final = 668
NARROW: Final = 340


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its Monday, what it is called, how many signals came in, and optionally the list behind it."""

    monday: dt.date
    label: str
    count: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that began: a letter above the bars and its meaning in the caption."""

    letter: str
    day: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class WeekBars:
    """Signals per week. `recent` weeks at the end get a pattern, a bracket and `recent_text`."""

    key: str
    title: str
    description: str
    weeks: tuple[Week, ...]
    flags: tuple[Flag, ...] = ()
    recent: int = 4
    recent_text: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    is_recent: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A text at a place; `day` when the template must write the date in the reader's language."""

    x: str
    y: str
    text: str = ""
    anchor: str = "middle"
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """One drawing of the chart, for one width of screen."""

    key: str
    width: str
    right: str
    bars: tuple[Bar, ...]
    grid: tuple[Mark, ...]
    months: tuple[Mark, ...]
    flags: tuple[Mark, ...]
    bracket: str
    note: Mark | None


@dataclass(frozen=True, slots=True)
class WeekBarsDrawing:
    """The chart twice (a phone gets fewer months and letters of the same size) and the data as a table."""

    data: WeekBars
    wide: Plot
    narrow: Plot

    @property
    def plots(self) -> tuple[tuple[str, Plot], ...]:
        return (("dui-only-wide", self.wide), ("dui-only-narrow", self.narrow))


def week_bars(data: WeekBars) -> WeekBarsDrawing:
    if not data.weeks:
        raise ValueError("a chart of no weeks says nothing: show the empty state instead")
    return WeekBarsDrawing(data, _plot(data, WIDE, "wide"), _plot(data, NARROW, "narrow"))


def _plot(data: WeekBars, width: int, suffix: str) -> Plot:
    steps = round_steps(max(week.count for week in data.weeks))
    pitch = (width - LEFT - RIGHT) / len(data.weeks)

    def height_of(count: int) -> float:
        return (BASE - TOP) * count / steps[-1]

    first_recent = len(data.weeks) - data.recent
    thick = min(pitch * 0.8, WIDEST_BAR)
    bars = tuple(
        Bar(
            px(LEFT + pitch * (i + 0.5) - thick / 2),
            px(BASE - height_of(week.count)),
            px(thick),
            px(height_of(week.count)),
            i >= first_recent,
        )
        for i, week in enumerate(data.weeks)
    )
    grid = tuple(Mark(px(LEFT - 6), px(BASE - height_of(step)), str(step), "end") for step in steps)
    bracket_from = LEFT + pitch * (max(first_recent, 0) + 0.5) - thick / 2
    bracket_to = width - RIGHT - pitch / 2 + thick / 2
    beside = min(bracket_from, width - RIGHT - text_width(data.recent_text))
    under_note = data.weeks[max(0, math.floor((beside - LEFT) / pitch)) :]
    bracket_y = max(TOP - 8, BASE - height_of(max(week.count for week in under_note)) - 10)
    return Plot(
        key=f"{data.key}-{suffix}",
        width=str(width),
        right=px(width - RIGHT),
        bars=bars,
        grid=grid,
        months=_months(data.weeks, pitch, width),
        flags=_flags(data, pitch),
        bracket=f"M{px(bracket_from)} {px(bracket_y + 6)} v-6 H{px(bracket_to)} v6"
        if data.recent_text
        else "",
        note=_note(data.recent_text, (bracket_from + bracket_to) / 2, bracket_y - 7, width),
    )


def _months(weeks: Sequence[Week], pitch: float, width: int) -> tuple[Mark, ...]:
    """A name under the first full week of each month, left out where it would touch the one before."""
    marks: list[Mark] = []
    free_from = 0.0
    for i, week in enumerate(weeks):
        x = LEFT + pitch * (i + 0.1)
        if week.monday.day <= 7 and x >= free_from and x + 24 <= width:
            marks.append(Mark(px(x), "173", anchor="start", day=week.monday))
            free_from = x + 34
    return tuple(marks)


def _flags(data: WeekBars, pitch: float) -> tuple[Mark, ...]:
    start = data.weeks[0].monday
    weeks = len(data.weeks)
    return tuple(
        Mark(px(LEFT + pitch * (flag.day - start).days / 7), "12", flag.letter)
        for flag in data.flags
        if 0 <= (flag.day - start).days < 7 * weeks
    )


def _note(text: str, centre: float, y: float, width: int) -> Mark | None:
    if not text:
        return None
    if centre + text_width(text) / 2 > width - RIGHT:
        return Mark(px(width - RIGHT), px(y), text, "end")
    return Mark(px(centre), px(y), text)


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Counts over time for one row of a list; `highest` is shared by the rows, so that they compare."""

    key: str
    title: str
    description: str
    counts: tuple[int, ...]
    highest: int
    recent: int = 4


@dataclass(frozen=True, slots=True)
class SparklineDrawing:
    data: Sparkline
    bars: tuple[Bar, ...]


def sparkline(data: Sparkline) -> SparklineDrawing:
    """Bars in a box of 120 by 28; a count of zero keeps a hairline, so that it is not read as missing."""
    if data.counts and max(data.counts) > data.highest:
        raise ValueError("the shared scale must hold the highest count")
    pitch = 120 / max(len(data.counts), 1)
    first_recent = len(data.counts) - data.recent
    bars = tuple(
        Bar(
            px(pitch * (i + 0.12)),
            px(27 - max(25 * count / max(data.highest, 1), 0.6)),
            px(pitch * 0.76),
            px(max(25 * count / max(data.highest, 1), 0.6)),
            i >= first_recent,
        )
        for i, count in enumerate(data.counts)
    )
    return SparklineDrawing(data, bars)


@dataclass(frozen=True, slots=True)
class Bullet:
    """A goal: from `start` to `target`, up or down. `expected` is where the plan wanted to be by now."""

    key: str
    label: str
    start: float
    target: float
    now: float
    now_text: str
    note: str = ""
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class BulletDrawing:
    data: Bullet
    width: str
    expected_at: str
    is_reached: bool


def bullet(data: Bullet) -> BulletDrawing:
    def share(value: float) -> float:
        return min(1.0, max(0.0, (value - data.start) / (data.target - data.start)))

    if data.start == data.target:
        raise ValueError("a goal that starts at its target measures nothing")
    done = share(data.now)
    expected_at = "" if data.expected is None else percent(share(data.expected))
    return BulletDrawing(data, percent(done), expected_at, done >= 1.0)
