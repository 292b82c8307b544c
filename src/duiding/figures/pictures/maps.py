"""A plain map of the areas: classes as hatching and shade, places that stand out as squares with their name."""

from collections.abc import Sequence
from dataclasses import dataclass

from duiding.figures.pictures.svg import Notes, Picture, element, picture, points, text

MARGIN, MARK, LETTER, NEAR = 10, 9.0, 7.0, 45.0


@dataclass(frozen=True)
class AreaShape:
    """An area with what may be told of it: `level` 0 to 3, `told` in words. Corners x to the east, y to the south."""

    name: str
    corners: tuple[tuple[float, float], ...]
    level: int = 0
    told: str = ""


@dataclass(frozen=True)
class PlaceMark:
    """A place that the text speaks of."""

    name: str
    x: float
    y: float
    told: str


@dataclass(frozen=True)
class MapWords:
    """What is written in and under the picture."""

    title: str
    description: str
    head: tuple[str, str]
    notes: Notes


def area_map(key: str, areas: Sequence[AreaShape], marks: Sequence[PlaceMark], words: MapWords) -> Picture:
    """Fits everything in the frame; the table names the areas with words and then the places."""
    corners = [corner for area in areas for corner in area.corners] + [(mark.x, mark.y) for mark in marks]
    table = tuple((area.name, area.told) for area in areas if area.told) + tuple(
        (mark.name, mark.told) for mark in marks
    )

    def draw(width: int) -> tuple[int, list[str]]:
        return _draw(areas, marks, corners or [(0.0, 0.0)], width)

    return picture(key, words.title, words.description, draw, (words.head, table), words.notes)


def _draw(
    areas: Sequence[AreaShape], marks: Sequence[PlaceMark], corners: Sequence[tuple[float, float]], width: int
) -> tuple[int, list[str]]:
    size = min(width, 480)
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    wide = max(x for x, _ in corners) - left or 1.0
    high = max(y for _, y in corners) - top or 1.0
    scale = (size - 2 * MARGIN) / max(wide, high)
    height = int(high * scale) + 2 * MARGIN

    def fit(x: float, y: float) -> tuple[float, float]:
        return MARGIN + (x - left) * scale, MARGIN + (y - top) * scale

    parts = []
    for area in areas:
        if len(area.corners) < 3:
            continue
        shape = points([fit(*corner) for corner in area.corners])
        parts.append(
            element("polygon", points=shape, class_=f"dui-chart__area dui-chart__area--{area.level}")
        )
    for area in areas:
        if len(area.corners) < 3:
            continue
        x = sum(fit(*corner)[0] for corner in area.corners) / len(area.corners)
        y = sum(fit(*corner)[1] for corner in area.corners) / len(area.corners)
        if any(
            abs(fit(mark.x, mark.y)[0] - x) < NEAR and abs(fit(mark.x, mark.y)[1] - y) < NEAR
            for mark in marks
        ):
            y = (
                min(fit(*corner)[1] for corner in area.corners) + LETTER
            )  # out of the way of the mark and its name
        parts += _named(area, _inside(area.name, x, size), y)
    for mark in marks:
        x, y = fit(mark.x, mark.y)
        box = {"x": x - MARK, "y": y - MARK, "width": 2 * MARK, "height": 2 * MARK}
        parts.append(element("rect", **box, class_="dui-chart__marked"))
        parts.append(
            text(
                mark.name,
                _inside(mark.name, x, size),
                y + MARK + 14,
                text_anchor="middle",
                class_="dui-chart__place",
            )
        )
    return height, parts


def _named(area: AreaShape, x: float, y: float) -> list[str]:
    """The number of an area that is told of in figures, above its name."""
    lines = [text(area.name, x, y + 14, text_anchor="middle", class_="dui-chart__area-name")]
    if area.told:
        lines.insert(0, text(area.told, x, y, text_anchor="middle", class_="dui-chart__place"))
    return lines


def _inside(name: str, x: float, size: float) -> float:
    """Where a centred name stands without leaving the frame."""
    half = min(len(name) * LETTER / 2, size / 2)
    return min(size - half, max(half, x))
