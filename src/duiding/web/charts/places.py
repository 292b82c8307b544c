"""Where it happens: areas as simple shapes, places as hexagons with a number. Nothing finer than a place."""

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

from duiding.web.charts.geometry import percent, px, text_width

WIDTH: Final = 340.0
HEIGHT: Final = 190.0
RADIUS: Final = 24.0
MARGIN: Final = 36.0
APART: Final = 2 * RADIUS + 6


@dataclass(frozen=True, slots=True)
class MapShape:
    """A piece of the map in the same coordinates as the places (x to the east, y to the south)."""

    kind: Literal["area", "water", "road"]
    points: tuple[tuple[float, float], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A known place; `count_text` is what may be shown ("34", or "fewer than 5")."""

    name: str
    x: float
    y: float
    count: int
    short: str = ""
    count_text: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMap:
    key: str
    title: str
    description: str
    shapes: tuple[MapShape, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Hexagon:
    points: str
    x: str
    count_y: str
    name_x: str
    name_y: str
    level: int
    count_text: str
    short: str


@dataclass(frozen=True, slots=True)
class PlaceBar:
    name: str
    count_text: str
    width: str


@dataclass(frozen=True, slots=True)
class PlaceMapDrawing:
    data: PlaceMap
    width: str
    height: str
    shapes: tuple[tuple[str, str], ...]
    hexagons: tuple[Hexagon, ...]
    bars: tuple[PlaceBar, ...]


def place_map(data: PlaceMap) -> PlaceMapDrawing:
    """Fits shapes and places in the frame and keeps hexagons from covering each other."""
    points = [point for shape in data.shapes for point in shape.points] + [(p.x, p.y) for p in data.places]
    if not points:
        raise ValueError("a map of nothing: show the empty state instead")
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide = max(max(x for x, _ in points) - left, 1e-9)
    high = max(max(y for _, y in points) - top, 1e-9)

    def fit(x: float, y: float) -> tuple[float, float]:
        return (x - left) / wide * WIDTH, (y - top) / high * HEIGHT

    highest = max((place.count for place in data.places), default=0)
    placed = _keep_apart([replace(p, x=fit(p.x, p.y)[0], y=fit(p.x, p.y)[1]) for p in data.places])
    shapes = tuple(
        (shape.kind, " ".join(f"{px(x)},{px(y)}" for x, y in (fit(*point) for point in shape.points)))
        for shape in data.shapes
    )
    bars = tuple(
        PlaceBar(p.name, p.count_text or str(p.count), percent(p.count / highest if highest else 0.0))
        for p in sorted(data.places, key=lambda p: (-p.count, p.name))
    )
    return PlaceMapDrawing(
        data, px(WIDTH), px(HEIGHT), shapes, tuple(_hexagon(p, highest) for p in placed), bars
    )


def _keep_apart(places: list[Place]) -> list[Place]:
    """Moves hexagons that overlap away from each other, then back inside the frame."""
    spots = [[place.x, place.y] for place in places]
    for _ in range(40):
        for i, a in enumerate(spots):
            for b in spots[i + 1 :]:
                dx, dy = b[0] - a[0] or 0.01, b[1] - a[1]
                gap = APART - math.hypot(dx, dy)
                if gap > 0:
                    angle = math.atan2(dy, dx)
                    step_x, step_y = math.cos(angle) * gap / 2, math.sin(angle) * gap / 2
                    a[0], a[1], b[0], b[1] = a[0] - step_x, a[1] - step_y, b[0] + step_x, b[1] + step_y
        for spot in spots:
            spot[0] = min(WIDTH - MARGIN, max(MARGIN, spot[0]))
            spot[1] = min(HEIGHT - MARGIN - 8, max(RADIUS + 4, spot[1]))
    return [replace(place, x=x, y=y) for place, (x, y) in zip(places, spots, strict=True)]


def _hexagon(place: Place, highest: int) -> Hexagon:
    corners = [
        (place.x + RADIUS * math.sin(math.pi / 3 * k), place.y - RADIUS * math.cos(math.pi / 3 * k))
        for k in range(6)
    ]
    short = place.short or place.name
    half = min(text_width(short) / 2, WIDTH / 2)
    share = place.count / highest if highest else 0.0
    return Hexagon(
        " ".join(f"{px(x)},{px(y)}" for x, y in corners),
        px(place.x),
        px(place.y + 5),
        px(min(WIDTH - half - 2, max(half + 2, place.x))),
        px(place.y + RADIUS + 14),
        1 if share <= 1 / 3 else 2 if share <= 2 / 3 else 3,
        place.count_text or str(place.count),
        short,
    )
