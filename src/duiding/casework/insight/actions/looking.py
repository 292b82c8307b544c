"""The weekly look. Its input is places and evenings: no person, no group, no source (tests/casework/insight)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection

from duiding.casework.insight.models import Increase
from duiding.casework.insight.queries import looks as queries
from duiding.directory.actor import Actor
from duiding.directory.models import Place
from duiding.directory.steps import database_speaks
from duiding.figures.increase.alarm import detect
from duiding.figures.increase.evenings import Evenings, evenings_of
from duiding.figures.increase.farrington import FIRST_WEEK, weekly_view
from duiding.figures.increase.knox import knox
from duiding.figures.increase.merging import ELSEWHERE, Merged, merge_places
from duiding.figures.increase.scan import MEMORY_DAYS

YEARS, SHOWN_WEEKS, JUDGED_WEEKS = 4, 26, 8
NEAR_METRES, NEAR_DAYS = 250.0, 7.0


@dataclass(frozen=True)
class Seen:
    """Evenings as the database counts them: place (n,) and day (n,) since year 1, in that order."""

    places: Sequence[UUID]
    days: Sequence[int]


def look(*, actor: Actor) -> Increase:
    """At the weeks up to last Sunday, as the service of the system."""
    until = queries.last_sunday(actor.today)
    seen = _evenings(until - dt.timedelta(days=YEARS * 365))
    content, facts = _judged(seen, until)
    row = Increase(municipality_id=actor.municipality_id, looked_until=until, content=content, **facts)
    with database_speaks():
        row.save(force_insert=True)
    return row


def look_once(*, actor: Actor) -> None:
    """For the job: a second run in the same week finds the week done; without a rule to count nothing is looked at."""
    if queries.may_count() and not queries.looked(actor.today):
        look(actor=actor)


def _evenings(since: dt.date) -> Seen:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place, evening FROM ctx.evenings_by_place(%s) ORDER BY evening, place", [since]
        )
        rows = cursor.fetchall()
    return Seen([row[0] for row in rows], [row[1].toordinal() for row in rows])


def _judged(seen: Seen, until: dt.date) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is stored of a look: its content and its facts."""
    places = {place.pk: place for place in Place.objects.all()[:5000]}
    merged = _merged(places, until)
    names, evenings = _by_name(seen, places, merged, until)
    today = until.toordinal()
    content: dict[str, Any] = {"places": [], "weeks": [], **_background(seen, places, until)}
    if not names:
        return content, _nothing()
    found = detect(evenings, today)
    if found.alarm:
        inside = [names[index] for index in found.places]
        content["places"] = [_key(name, merged) for name in inside]
        content["weeks"] = _weeks(evenings, set(found.places.tolist()), today)
    return content, {
        "is_unusual": bool(found.alarm),
        "has_enough_history": found.enough_history,
        "evenings": found.peak.evenings,
        "weeks": found.peak.weeks,
        "expected": round(found.peak.expected, 2),
        "once_in_months": found.once_in_months,
    }


def _nothing() -> dict[str, Any]:
    return {
        "is_unusual": False, "has_enough_history": False, "evenings": 0, "weeks": 0, "expected": 0.0,
        "once_in_months": None,
    }  # fmt: skip


def _merged(places: dict[UUID, Place], until: dt.date) -> Merged:
    """By the reporters of the last year: a place of fewer than three goes by the name of its area."""
    reporters, thin = dict.fromkeys(map(str, places), 0), {}
    area_of = {str(key): str(place.area_id) for key, place in places.items()}
    with connection.cursor() as cursor:
        since = until - dt.timedelta(days=MEMORY_DAYS)
        cursor.execute("SELECT place, people, thin_in_area FROM ctx.reporters_by_place(%s)", [since])
        for place, people, in_area in cursor.fetchall():
            reporters[str(place)] = people
            thin[area_of[str(place)]] = in_area
    return merge_places(reporters, area_of, thin)


def _by_name(
    seen: Seen, places: dict[UUID, Place], merged: Merged, until: dt.date
) -> tuple[list[str], Evenings]:
    """Evenings up to a day at places that may be told of; what is left over is told nowhere."""
    spots: dict[str, list[tuple[float, float]]] = {}
    for key, place in places.items():
        spots.setdefault(merged.name_of[str(key)], []).append((place.east or 0.0, place.north or 0.0))
    spots.pop(ELSEWHERE, None)
    names = list(spots)
    number = {name: index for index, name in enumerate(names)}
    kept = [
        (number[merged.name_of[str(place)]], day)
        for place, day in zip(seen.places, seen.days, strict=True)
        if merged.name_of[str(place)] in number and day <= until.toordinal()
    ]
    middle = np.array([np.mean(spots[name], axis=0) for name in names], dtype=float).reshape(-1, 2)
    cells = np.array(kept, dtype=np.int64).reshape(-1, 2)
    if not kept:
        return [], evenings_of(cells[:, 0], cells[:, 1], middle[:, 0], middle[:, 1])
    return names, evenings_of(cells[:, 0], cells[:, 1], middle[:, 0], middle[:, 1])


def _key(name: str, merged: Merged) -> str:
    return f"place:{name}" if merged.is_place(name) else f"area:{name}"


def _weeks(evenings: Evenings, inside: set[int], today: int) -> list[list[Any]]:
    """Evenings a week at the places found, and in the same weeks a year earlier; the oldest first."""
    chosen = sorted(inside)
    now = evenings.week_counts(today, SHOWN_WEEKS)[chosen].sum(axis=0)
    before = evenings.week_counts(today - MEMORY_DAYS, SHOWN_WEEKS)[chosen].sum(axis=0)
    return [
        [_monday(today, back).isoformat(), int(now[back]), int(before[back])]
        for back in range(SHOWN_WEEKS - 1, -1, -1)
    ]


def _monday(today: int, back: int) -> dt.date:
    return dt.date.fromordinal(today - 7 * back - 6)


def _background(seen: Seen, places: dict[UUID, Place], until: dt.date) -> dict[str, Any]:
    """The municipality as a whole by week, and how close together the evenings of last year lay."""
    days = np.array(seen.days, dtype=np.int64)
    days = days[days <= until.toordinal()]
    known = int((until.toordinal() - days[0] + 1) // 7) if days.size else 0
    days = days[days > until.toordinal() - 7 * known]
    counts = np.bincount(known - 1 - (until.toordinal() - days) // 7, minlength=known)
    judged = [week for week in range(known - JUDGED_WEEKS, known) if week >= FIRST_WEEK]
    total: dict[str, Any] = {"known": known, "weeks": []}
    for week in judged:
        view = weekly_view(counts, week)
        day = _monday(until.toordinal(), known - 1 - week).isoformat()
        total["weeks"].append([day, view.count, round(view.expected, 1), round(view.limit, 1)])
    return {"total": total, "near": _near(seen, places, until.year - 1)}


def _near(seen: Seen, places: dict[UUID, Place], year: int) -> dict[str, Any] | None:
    """Knox over the evenings of a year; None while the figures do not reach back over all of it."""
    first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    if not seen.days or seen.days[0] > first + 31:
        return None
    rows = [
        (places[place].east, places[place].north, day)
        for place, day in zip(seen.places, seen.days, strict=True)
        if first <= day <= last
    ]
    spots = np.array(rows, dtype=float).reshape(-1, 3)
    found = knox(spots[:, 0], spots[:, 1], spots[:, 2], metres=NEAR_METRES, days=NEAR_DAYS)
    return {
        "year": year, "evenings": len(rows), "observed": found.observed, "expected": round(found.expected, 1),
        "p": found.p,
    }  # fmt: skip
