"""What the pages of what stands out read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from duiding.casework.insight.models import Increase
from duiding.directory.models import Area, Place
from duiding.kernel.errors import NotYours

SHOWN = 27
NEWS_DAYS = 35


def last_sunday(today: dt.date) -> dt.date:
    """The last day of the last week that is over."""
    return today - dt.timedelta(days=today.isoweekday() % 7 or 7)


def looked(today: dt.date) -> bool:
    return Increase.objects.filter(looked_until=last_sunday(today)).exists()


def reads_every_signal() -> bool:
    """Who reads every admitted signal is told what a look found; row-level security says the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.reads_every_signal()")
        return bool(cursor.fetchone()[0])


def may_count() -> bool:
    """Whether the covenant lets the service of the system count evenings."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.has_rule('D0', 'count')")
        return bool(cursor.fetchone()[0])


def access_increase(increase_id: UUID) -> Increase:
    row = Increase.objects.filter(pk=increase_id).first()
    if row is None:
        raise NotYours
    return row


def looks() -> list[Increase]:
    """Half a year of looks, the newest first."""
    return list(Increase.objects.order_by("-looked_until")[:SHOWN])


def news(today: dt.date) -> Increase | None:
    """The newest look, if it found something and is not old."""
    newest = Increase.objects.order_by("-looked_until").first()
    if newest is None or not newest.is_unusual:
        return None
    return newest if newest.looked_until >= today - dt.timedelta(days=NEWS_DAYS) else None


@dataclass(frozen=True)
class Spot:
    """A place or an area by its name, and where it stands on the drawing."""

    name: str
    x: float
    y: float


def spots(row: Increase) -> list[Spot]:
    """Where it stands out, by name."""
    keys: dict[str, list[str]] = {"place": [], "area": []}
    for key in row.content["places"]:
        kind, _sep, one = key.partition(":")
        keys[kind].append(one)
    found = [
        Spot(*place) for place in Place.objects.filter(pk__in=keys["place"]).values_list("name", "x", "y")
    ]
    for name, polygon in Area.objects.filter(pk__in=keys["area"]).values_list("name", "polygon"):
        found.append(Spot(name, *_middle(polygon)))
    return sorted(found, key=lambda spot: spot.name)


def _middle(polygon: Iterable[Iterable[float]]) -> tuple[float, float]:
    corners = [tuple(corner) for corner in polygon] or [(500.0, 500.0)]
    return sum(x for x, _y in corners) / len(corners), sum(y for _x, y in corners) / len(corners)


def areas() -> list[tuple[str, list[list[float]]]]:
    return list(Area.objects.values_list("name", "polygon")[:500])
