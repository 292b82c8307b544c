"""Days and times as people in the Netherlands write them: ISO or dd-mm-yyyy, clock of Europe/Amsterdam."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_UTC = ZoneInfo("UTC")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?")


class ClockSkips(Exception):
    """The hour that falls out when summer time begins."""


def read_day(written: str) -> date | None:
    if match := _ISO_DAY.fullmatch(written):
        year, month, day = match.groups()
    elif match := _DUTCH_DAY.fullmatch(written):
        day, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_time(written: str) -> time | None:
    if not (match := _TIME.fullmatch(written)):
        return None
    try:
        return time(int(match[1]), int(match[2]), int(match[3] or 0))
    except ValueError:
        return None


def together(day: date, clock: time) -> datetime:
    """In the hour that comes twice in October the first one counts, in summer time."""
    moment = datetime.combine(day, clock, tzinfo=_AMSTERDAM)
    back = moment.astimezone(_UTC).astimezone(_AMSTERDAM)
    if back.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise ClockSkips
    return moment


def read_moment(written: str) -> datetime | None:
    """A day, a day with a time, or ISO with an offset."""
    day_part, separator, time_part = written.replace("T", " ", 1).partition(" ")
    day = read_day(day_part)
    if day is None:
        return None
    if not separator:
        return together(day, time(0, 0))
    clock = read_time(time_part.strip())
    if clock is not None:
        return together(day, clock)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
