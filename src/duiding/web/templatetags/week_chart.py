"""The chart of signals per week for the pages of a stage, which may not import from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import template

from duiding.web.charts import Week, WeekBars, week_bars

register = template.Library()


@register.inclusion_tag("charts/week_bars.svg.html")
def week_chart(
    key: str, title: str, description: str, weeks: Iterable[tuple[dt.date, str, int, str]]
) -> dict[str, Any]:
    """`weeks`: Monday, what it is called, how many, and the address of the list behind it ("" for none).

    The last week is hatched: it is not over.
    """
    data = WeekBars(key, title, description, tuple(Week(*week) for week in weeks), recent=1)
    return {"chart": week_bars(data)}
