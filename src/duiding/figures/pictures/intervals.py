"""Estimates with what they could also be: all of them under each other, never only the best."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from duiding.figures.pictures.svg import Notes, Picture, element, picture, text

ROW, TOP = 46, 22


@dataclass(frozen=True)
class IntervalRow:
    """An estimate with its limits as log rate ratios; None where the data were too few."""

    label: str
    est: float | None
    lo: float | None
    hi: float | None


@dataclass(frozen=True)
class IntervalWords:
    """What is written in and under the picture."""

    title: str
    less: str
    more: str
    same: str
    too_little: str
    between: str
    head: tuple[str, str, str]
    notes: Notes


def interval_chart(key: str, rows: Sequence[IntervalRow], words: IntervalWords) -> Picture:
    """A line from lo to hi with a dot at the estimate; the vertical line is "no difference".

    `words.between` joins two limits, such as "{low} to {high}".
    """
    known = [abs(value) for row in rows for value in (row.lo, row.hi) if value is not None]
    reach = max([*known, math.log(2)]) * 1.05
    table = tuple(_told(row, words) for row in rows)
    description = "; ".join(" ".join(part for part in line if part) for line in table)

    def draw(width: int) -> tuple[int, list[str]]:
        return _draw(rows, words, reach, width)

    return picture(key, words.title, description, draw, (words.head, table), words.notes)


def _draw(
    rows: Sequence[IntervalRow], words: IntervalWords, reach: float, width: int
) -> tuple[int, list[str]]:
    left, right = 12, width - 12

    def across(value: float) -> float:
        return left + (value + reach) / (2 * reach) * (right - left)

    height = TOP + ROW * max(len(rows), 1) + 6
    parts = [
        text(words.less, left, 14, class_="dui-chart__note"),
        text(words.same, across(0), 14, text_anchor="middle"),
        text(words.more, right, 14, text_anchor="end", class_="dui-chart__note"),
    ]
    for number, row in enumerate(rows):
        y = TOP + ROW * number
        parts.append(text(row.label, left, y + 14, class_="dui-chart__place"))
        line = y + 30
        parts.append(
            element(
                "line", x1=across(0), x2=across(0), y1=line - 11, y2=line + 11, class_="dui-chart__flag-line"
            )
        )
        if row.est is None or row.lo is None or row.hi is None:
            parts.append(text(words.too_little, across(0) + 6, line + 4))
            continue
        low, high = across(row.lo), across(row.hi)
        parts.append(element("line", x1=low, x2=high, y1=line, y2=line, class_="dui-chart__interval"))
        for end in (low, high):
            parts.append(
                element("line", x1=end, x2=end, y1=line - 6, y2=line + 6, class_="dui-chart__interval")
            )
        parts.append(element("circle", cx=across(row.est), cy=line, r=6, class_="dui-chart__point"))
    return height, parts


def _told(row: IntervalRow, words: IntervalWords) -> tuple[str, str, str]:
    if row.est is None or row.lo is None or row.hi is None:
        return row.label, words.too_little, ""
    between = words.between.format(low=in_words(row.lo, words), high=in_words(row.hi, words))
    return row.label, in_words(row.est, words), between


def in_words(log_ratio: float, words: IntervalWords) -> str:
    """Such as "40% less"."""
    percent = round(math.expm1(log_ratio) * 100)
    return f"{abs(percent)}% {words.less if percent < 0 else words.more}"
