"""Terms in working days: weekends and the Dutch public holidays do not count."""

from __future__ import annotations

import datetime as dt
import functools

import holidays

SATURDAY = 5


@functools.cache
def public_holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def add_working_days(day: dt.date, count: int) -> dt.date:
    """The last day of a term of `count` working days that begins the day after `day`."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(start: dt.date, end: dt.date) -> int:
    """How many working days lie after `start`, up to and including `end`; 0 when `end` is not later."""
    days = range(1, (end - start).days + 1)
    return sum(is_working_day(start + dt.timedelta(days=number)) for number in days)
