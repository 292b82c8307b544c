"""Small charts that a page of any stage may show: the stage gives the numbers, the web draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from duiding.web.charts import Sparkline, sparkline

register = template.Library()


@register.inclusion_tag("charts/sparkline.svg.html")
def week_line(counts: Sequence[int], highest: int, key: object, name: str) -> dict[str, Any]:
    """Signals per week, oldest first; `highest` is shared by the rows of a list, so that they compare."""
    told = ", ".join(str(count) for count in counts)
    title = _("%(name)s: signals per week") % {"name": name}
    return {"spark": sparkline(Sparkline(f"weeks-{key}", title, told, tuple(counts), highest))}
