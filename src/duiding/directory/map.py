"""The simple map: invented shapes on a plane of 1000 by 1000."""

from __future__ import annotations

import math
from dataclasses import dataclass

from duiding.directory.models import Area, Place

SIDE = 1000.0
GAP = 20.0
Polygon = list[list[float]]


def grid(count: int) -> list[Polygon]:
    """As many equal squares as there are areas, row by row: enough to point at one."""
    columns = max(1, math.ceil(math.sqrt(count)))
    rows = max(1, math.ceil(count / columns))
    width, height = SIDE / columns, SIDE / rows
    return [
        _square(index % columns * width, index // columns * height, width, height) for index in range(count)
    ]


def _square(x: float, y: float, width: float, height: float) -> Polygon:
    left, top, right, bottom = x + GAP, y + GAP, x + width - GAP, y + height - GAP
    return [
        [round(a, 1), round(b, 1)] for a, b in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]


def is_grid_shape(polygon: Polygon) -> bool:
    """An upright rectangle, or nothing yet: not a shape that somebody drew."""
    if not polygon:
        return True
    across, down = {point[0] for point in polygon}, {point[1] for point in polygon}
    return len(polygon) == 4 and len(across) == len(down) == 2


def centre(polygon: Polygon) -> tuple[float, float]:
    if not polygon:
        return SIDE / 2, SIDE / 2
    return (
        round(sum(point[0] for point in polygon) / len(polygon), 1),
        round(sum(point[1] for point in polygon) / len(polygon), 1),
    )


@dataclass(frozen=True)
class Shape:
    """One area, ready to be drawn."""

    name: str
    points: str
    x: str
    y: str


@dataclass(frozen=True)
class SimpleMap:
    """Numbers as text: a template would write them with a comma in Dutch."""

    shapes: tuple[Shape, ...]
    places: tuple[tuple[str, str, str], ...]


def draw(areas: list[Area], places: list[Place]) -> SimpleMap:
    shapes = []
    for area in areas:
        x, y = centre(area.polygon)
        points = " ".join(f"{across:g},{down:g}" for across, down in area.polygon)
        shapes.append(Shape(area.name, points, f"{x:g}", f"{y:g}"))
    spots = tuple((place.name, f"{place.x:g}", f"{place.y:g}") for place in places if place.is_active)
    return SimpleMap(tuple(shapes), spots)
