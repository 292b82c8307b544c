"""Small charts that a page of any stage may show: the stage gives the figures, the web draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duiding.web.charts import Sparkline, sparkline

if TYPE_CHECKING:
    from duiding.release.published import Figure

register = template.Library()


@register.inclusion_tag("charts/sparkline.svg.html")
def month_line(figures: Sequence[Figure], highest: int, key: object, name: str) -> dict[str, Any]:
    """Released figures per month, oldest first; `highest` is shared by the rows of a list, so that they compare."""
    told = ", ".join(str(figure) for figure in figures)
    title = _("%(name)s: signals per month, rounded to fives") % {"name": name}
    counts = tuple(figure.value or 0 for figure in figures)
    return {"spark": sparkline(Sparkline(f"months-{key}", title, told, counts, highest, recent=3))}


@register.simple_tag
def drawn(svg: str) -> SafeString:
    """The SVG of `duiding.figures.pictures`, which escapes every word that enters it."""
    return SafeString(svg)
