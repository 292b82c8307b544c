"""A picture and the same in words: SVG without script or style attributes, for pages and PDF alike.

Colours come from the page's classes (`chart__...`); shapes differ too, so nothing depends on colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True)
class Picture:
    """`svg` names itself by `title` and `description`; `head` and `rows` hold the same figures as a table.

    `certainty` answers "Hoe zeker is dit?", `not_proven` says what the picture does not prove.
    """

    title: str
    description: str
    svg: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    certainty: str
    not_proven: str


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


def drawing(key: str, title: str, description: str, width: int, height: int, parts: Sequence[str]) -> str:
    """The whole SVG; `key` must be unique on the page."""
    names = f"{key}-title {key}-description"
    head = element("title", escape(title), id=f"{key}-title")
    head += element("desc", escape(description), id=f"{key}-description")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby={quoteattr(names)} '
        f'viewBox="0 0 {width} {height}">{head}{"".join(parts)}</svg>'
    )


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.1f}".removesuffix(".0")
