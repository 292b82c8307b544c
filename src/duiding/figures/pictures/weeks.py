"""Weeks as bars: beside the same weeks of last year with the holidays behind them, or against what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from duiding.figures.pictures.svg import Notes, Picture, element, picture, steps, text

LEFT, RIGHT, TOP, BASE, FOOT = 30.0, 4.0, 12.0, 150.0, 44
LETTER, LINE = 7.0, 18


@dataclass(frozen=True)
class WeekRow:
    """One week: what it is called, a short name below it ("" for none), its number, and last year's."""

    label: str
    short: str
    now: int
    before: int
    is_holiday: bool = False


@dataclass(frozen=True)
class Band:
    """What was expected of a week, and the number from which it is unusual."""

    label: str
    short: str
    count: int
    expected: float
    limit: float


@dataclass(frozen=True)
class WeekWords:
    """What is written in and under the picture; `legend` explains bar, line and band."""

    title: str
    description: str
    legend: str
    head: tuple[str, ...]
    yes: str
    no: str
    notes: Notes


def weeks_chart(key: str, rows: Sequence[WeekRow], words: WeekWords) -> Picture:
    """Bars for now, a short line at the height of the same week last year, a band where schools are closed."""
    scale = steps(max([row.now for row in rows] + [row.before for row in rows] + [1]))
    table = tuple(
        (row.label, str(row.now), str(row.before), words.yes if row.is_holiday else words.no) for row in rows
    )

    def draw(width: int) -> tuple[int, list[str]]:
        pitch = _pitch(width, len(rows))
        parts = _grid(scale, width)
        for number, row in enumerate(rows):
            x = LEFT + number * pitch
            if row.is_holiday:
                parts.insert(
                    0,
                    element("rect", x=x, y=TOP, width=pitch, height=BASE - TOP, class_="dui-chart__holiday"),
                )
            parts.append(_bar(x, pitch, row.now, scale[-1], number == len(rows) - 1))
            y = _height(row.before, scale[-1])
            parts.append(
                element("line", x1=x + 1, x2=x + pitch - 1, y1=y, y2=y, class_="dui-chart__last-year")
            )
        return _finish(parts, [row.short for row in rows], pitch, width, words.legend)

    return picture(key, words.title, words.description, draw, (words.head, table), words.notes)


def band_chart(key: str, rows: Sequence[Band], words: WeekWords) -> Picture:
    """Bars for the counts; the band runs from what was expected to what is just not unusual."""
    scale = steps(max([row.count for row in rows] + [row.limit for row in rows] + [1.0]))
    table = tuple((row.label, str(row.count), f"{row.expected:.0f}", f"{row.limit:.0f}") for row in rows)

    def draw(width: int) -> tuple[int, list[str]]:
        pitch = _pitch(width, len(rows))
        parts = _grid(scale, width)
        for number, row in enumerate(rows):
            x = LEFT + number * pitch
            high, low = _height(row.limit, scale[-1]), _height(row.expected, scale[-1])
            parts.insert(
                0, element("rect", x=x, y=high, width=pitch, height=low - high, class_="dui-chart__holiday")
            )
            parts.append(_bar(x, pitch, row.count, scale[-1], row.count > row.limit))
            parts.append(element("line", x1=x, x2=x + pitch, y1=low, y2=low, class_="dui-chart__last-year"))
        return _finish(parts, [row.short for row in rows], pitch, width, words.legend)

    return picture(key, words.title, words.description, draw, (words.head, table), words.notes)


def _pitch(width: int, weeks: int) -> float:
    return (width - LEFT - RIGHT) / max(weeks, 1)


def _height(value: float, top: float) -> float:
    return BASE - min(value, top) / top * (BASE - TOP)


def _bar(x: float, pitch: float, value: int, top: float, is_marked: bool) -> str:
    y = _height(value, top)
    name = "dui-chart__bar dui-chart__bar--now" if is_marked else "dui-chart__bar"
    return element("rect", x=x + pitch * 0.15, y=y, width=pitch * 0.7, height=BASE - y, class_=name)


def _grid(scale: Sequence[int], width: int) -> list[str]:
    parts = []
    for step in scale:
        y = _height(step, scale[-1])
        parts.append(element("line", x1=LEFT, x2=width - RIGHT, y1=y, y2=y, class_="dui-chart__grid"))
        parts.append(text(str(step), LEFT - 6, y + 4, text_anchor="end"))
    return parts


def _finish(
    parts: list[str], shorts: Sequence[str], pitch: float, width: int, legend: str
) -> tuple[int, list[str]]:
    """Axis, names below it as far as they do not touch, and the legend."""
    parts.append(element("line", x1=LEFT, x2=width - RIGHT, y1=BASE, y2=BASE, class_="dui-chart__axis"))
    free = 0.0
    for number, short in enumerate(shorts):
        x = LEFT + (number + 0.1) * pitch
        if short and x >= free:
            parts.append(text(short, x, BASE + 16))
            free = x + 7.0 * len(short) + 10
    lines = legend.split("; ") if len(legend) * LETTER > width - LEFT else [legend]
    for number, line in enumerate(lines):
        parts.append(text(line, LEFT, BASE + 36 + LINE * number))
    return int(BASE) + FOOT + LINE * (len(lines) - 1), parts
