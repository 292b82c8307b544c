"""When the table meets: the monthly meetings of the story, the last one on the day of building."""

from __future__ import annotations

import datetime as dt

from duiding.installation.demo.signals import MONTHS


def meeting_days(last_day: dt.date) -> list[dt.date]:
    """Eighteen third Thursdays before `last_day`, oldest first, and `last_day` itself."""
    days: list[dt.date] = []
    month = last_day.replace(day=1)
    while len(days) < MONTHS:
        thursday = third_thursday(month)
        if thursday < last_day - dt.timedelta(days=10):
            days.append(thursday)
        month = (month - dt.timedelta(days=1)).replace(day=1)
    return [*reversed(days), last_day]


def third_thursday(month: dt.date) -> dt.date:
    first = month.replace(day=1)
    return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 14)


def working_day(day: dt.date) -> dt.date:
    """The same day, or the Monday after a weekend."""
    return day + dt.timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
