"""Looks at names, as lines of the trail, at a moment of our choice."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def looked(world, who: str, at: dt.datetime, group: str, reason: str = "plan", times: int = 1) -> None:
    """A line as `ctx.lay_disclosure()` writes it."""
    town = world.town_of(who)
    person, membership = town.people[who]
    world.plant(
        "INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, role, action, object_type,"
        " group_id, purpose) SELECT %s, %s, %s, %s, m.role, 'disclose', 'casework_disclosure', %s, %s"
        " FROM directory_membership m, generate_series(1, %s) WHERE m.id = %s",
        (at, town.municipality_id, person, membership, group, reason, times, membership),
    )


def searched(world, who: str, at: dt.datetime, times: int) -> None:
    town = world.town_of(who)
    person, membership = town.people[who]
    world.plant(
        "INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, role, action, object_type, purpose)"
        " SELECT %s, %s, %s, %s, m.role, 'search', 'casework_memberidentity', 'request'"
        " FROM directory_membership m, generate_series(1, %s) WHERE m.id = %s",
        (at, town.municipality_id, person, membership, times, membership),
    )


def working_day(world, hour: int) -> dt.datetime:
    """The last Tuesday before today."""
    with world.acting("fg") as actor:
        day = actor.today - dt.timedelta(days=1)
    while day.weekday() != 1:
        day -= dt.timedelta(days=1)
    return dt.datetime.combine(day, dt.time(hour), AMSTERDAM)


def group(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"
