"""A picture and the same in words: SVG without script or style attributes, for pages and paper alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

WIDE, NARROW = 668, 340


@dataclass(frozen=True)
class Notes:
    """`certainty` answers "how sure is this?", `not_proven` says what the picture does not prove."""

    certainty: str
    not_proven: str


@dataclass(frozen=True)
class Picture:
    """`wide` and `narrow` are the same drawing for two screens; `head` and `rows` hold the figures as a table."""

    title: str
    description: str
    wide: str
    narrow: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: Notes

    @property
    def plots(self) -> tuple[tuple[str, str], ...]:
        """Each drawing with the class that shows it on its screen."""
        return (("dui-only-wide", self.wide), ("dui-only-narrow", self.narrow))


def picture(
    key: str,
    title: str,
    description: str,
    draw: Callable[[int], tuple[int, Sequence[str]]],
    table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]],
    notes: Notes,
) -> Picture:
    """`draw` gives height and parts for a width; `key` must be unique on the page."""
    drawings = []
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        height, parts = draw(width)
        drawings.append(drawing(f"{key}-{name}", title, description, width, height, parts))
    return Picture(title, description, drawings[0], drawings[1], table[0], table[1], notes)


def element(name: str, content: str = "", /, **attributes: float | str) -> str:
    """One element; `class_` becomes class, underscores become hyphens, numbers get one decimal."""
    pairs = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_number(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def text(words: str, x: float, y: float, **attributes: float | str) -> str:
    """Words at a place, escaped."""
    return element("text", escape(words), x=x, y=y, **attributes)


def points(corners: Sequence[tuple[float, float]]) -> str:
    """Corners as a polygon takes them."""
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in corners)


def drawing(key: str, title: str, description: str, width: int, height: int, parts: Sequence[str]) -> str:
    """The whole SVG; `key` must be unique on the page."""
    names = f"{key}-t {key}-d"
    head = element("title", escape(title), id=f"{key}-t")
    head += element("desc", escape(description), id=f"{key}-d")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby={quoteattr(names)} '
        f'viewBox="0 0 {width} {height}">{head}{"".join(parts)}</svg>'
    )


def steps(highest: float) -> tuple[int, ...]:
    """Two or three round values for the grid, the last one at or above the highest."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            unit = factor * size
            if unit * 3 >= highest:
                return tuple(unit * number for number in range(1, 4) if unit * (number - 1) < max(highest, 1))
        size *= 10


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.1f}".removesuffix(".0")
