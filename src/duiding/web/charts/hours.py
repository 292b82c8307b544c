"""When it happens: weekday by hour. The size of the square is the count; the shade only helps."""

import math
from dataclasses import dataclass
from typing import Final

from duiding.web.charts.geometry import px

CELL_WIDTH: Final = 22
CELL_HEIGHT: Final = 20
LEFT: Final = 28
TOP: Final = 18


@dataclass(frozen=True, slots=True)
class HourGrid:
    """`counts[day][hour]`, as many rows as `days` and as many columns as `hours`."""

    key: str
    title: str
    description: str
    days: tuple[str, ...]
    hours: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    x: str
    y: str
    heat_x: str
    heat_y: str
    size: str
    level: int


@dataclass(frozen=True, slots=True)
class HourGridDrawing:
    data: HourGrid
    width: str
    height: str
    cells: tuple[Cell, ...]
    day_marks: tuple[tuple[str, str], ...]
    hour_marks: tuple[tuple[str, int], ...]

    @property
    def table(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple(zip(self.data.days, self.data.counts, strict=True))


def hour_grid(data: HourGrid) -> HourGridDrawing:
    if len(data.counts) != len(data.days) or any(len(row) != len(data.hours) for row in data.counts):
        raise ValueError("one count for each day and hour")
    highest = max((count for row in data.counts for count in row), default=0)
    cells = tuple(
        _cell(column, line, count, highest)
        for line, row in enumerate(data.counts)
        for column, count in enumerate(row)
    )
    return HourGridDrawing(
        data,
        str(LEFT + CELL_WIDTH * len(data.hours)),
        str(TOP + CELL_HEIGHT * len(data.days) + 2),
        cells,
        tuple((px(TOP + CELL_HEIGHT * i + 14), day) for i, day in enumerate(data.days)),
        tuple((px(LEFT + CELL_WIDTH * i + 10), hour) for i, hour in enumerate(data.hours) if i % 2 == 0),
    )


def _cell(column: int, line: int, count: int, highest: int) -> Cell:
    x, y = LEFT + CELL_WIDTH * column, TOP + CELL_HEIGHT * line
    share = count / highest if highest else 0.0
    side = 17 * math.sqrt(share)
    return Cell(
        px(x), px(y), px(x + (20 - side) / 2), px(y + (18 - side) / 2), px(side), math.ceil(4 * share)
    )
