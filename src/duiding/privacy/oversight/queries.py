"""What oversight reads in the trail: who looked at names and why, and everything else by filter."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from duiding.audit.models import Action, Entry, Seal
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.models import Person
from duiding.directory.standing import STANDING
from duiding.kernel.errors import NotYours
from duiding.privacy.oversight.words import PURPOSES, object_words

Names = dict[UUID, str]
PAGE = 50
EXPORT_LIMIT = 10_000
LOOK_BACK = dt.timedelta(days=30)
MANY_GROUPS = 4
DAY_BEGINS, DAY_ENDS = 7, 19


def access(actor: Actor) -> None:
    """The trail is there for oversight only; for everybody else it is not there."""
    if actor.role not in STANDING["trail", "read"]:
        raise NotYours


@dataclass(frozen=True)
class Filters:
    """What was chosen; None = all."""

    action: str | None = None
    person_id: UUID | None = None
    object_type: str | None = None
    group_id: UUID | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True)
class Line:
    """One line as people read it: never a name of a young person, never free text."""

    number: int
    at: dt.datetime
    who: str
    role: str
    action: str
    what: str
    reference: str
    group: str
    why: str
    unusual: tuple[str, ...] = ()


def midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), AMSTERDAM)


def filtered(filters: Filters) -> QuerySet[Entry]:
    rows = Entry.objects.order_by("-id")
    exact = {
        "action": filters.action,
        "person_id": filters.person_id,
        "object_type": filters.object_type,
        "group_id": filters.group_id,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if filters.first_day is not None:
        rows = rows.filter(at__gte=midnight(filters.first_day))
    if filters.last_day is not None:
        rows = rows.filter(at__lt=midnight(filters.last_day + dt.timedelta(days=1)))
    return rows


def page(filters: Filters, before: int | None, names: Names) -> tuple[list[Line], int | None]:
    """Fifty lines from `before` on, and from where the older ones go on."""
    rows = filtered(filters)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    older = found[PAGE - 1].pk if len(found) > PAGE else None
    return lines(found[:PAGE], names), older


def names() -> Names:
    """Everybody who works here: the trail keeps keys, so that no name stands in it."""
    return dict(Person.objects.order_by("name").values_list("pk", "name")[:5000])


def lines(
    entries: list[Entry], names: Names, unusual: dict[int, tuple[str, ...]] | None = None
) -> list[Line]:
    return [_line(entry, names, (unusual or {}).get(entry.pk, ())) for entry in entries]


def _line(entry: Entry, names: Names, unusual: tuple[str, ...]) -> Line:
    return Line(
        number=entry.pk,
        at=entry.at,
        who=names.get(entry.person_id, "") if entry.person_id else "",
        role=entry.role,
        action=str(Action(entry.action).label),
        what=object_words(entry.object_type),
        reference=short(entry.object_id),
        group=short(entry.group_id),
        why=str(PURPOSES.get(entry.purpose, "")),
        unusual=unusual,
    )


def short(key: UUID | None) -> str:
    """Enough of a key to recognise a row by; it says nothing about what stands in it."""
    return key.hex[:6].upper() if key else ""


def disclosures(since: dt.datetime, until: dt.datetime) -> list[Entry]:
    rows = Entry.objects.filter(action=Action.DISCLOSE, at__gte=since, at__lt=until)
    return list(rows.order_by("-id")[:2000])


def unusual(actor: Actor, names: Names) -> list[Line]:
    """Disclosures of the last thirty days that stand out, newest first, each with why."""
    since = actor.at - LOOK_BACK
    opened = disclosures(since, actor.at + dt.timedelta(seconds=1))
    elsewhere = _elsewhere(since)
    groups: dict[tuple[Any, dt.date], set[Any]] = defaultdict(set)
    for entry in opened:
        groups[entry.person_id, _local(entry.at).date()].add(entry.group_id)
    reasons: dict[int, tuple[str, ...]] = {}
    for entry in opened:
        moment = _local(entry.at)
        found = {
            "hour": not DAY_BEGINS <= moment.hour < DAY_ENDS,
            "many": len(groups[entry.person_id, moment.date()]) >= MANY_GROUPS,
            "elsewhere": entry.object_id in elsewhere,
        }
        if any(found.values()):
            reasons[entry.pk] = tuple(code for code, stands_out in found.items() if stands_out)
    return lines([entry for entry in opened if entry.pk in reasons][:PAGE], names, reasons)


def _local(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(AMSTERDAM)


def _elsewhere(since: dt.datetime) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.disclosures_elsewhere(%s)", [since])
        return {key for (key,) in cursor.fetchall()}


@dataclass(frozen=True)
class Week:
    """How often each person opened names on each day; only people who did."""

    monday: dt.date
    days: tuple[dt.date, ...]
    rows: list[tuple[str, list[int], int]]


def week(monday: dt.date, names: Names) -> Week:
    days = tuple(monday + dt.timedelta(days=number) for number in range(7))
    opened = disclosures(midnight(monday), midnight(monday + dt.timedelta(days=7)))
    counts = Counter((entry.person_id, _local(entry.at).date()) for entry in opened)
    rows = []
    for person in {person for person, _day in counts}:
        row = [counts[person, day] for day in days]
        rows.append((names.get(person, "") if person else "", row, sum(row)))
    rows.sort(key=lambda row: (-row[2], row[0]))
    return Week(monday, days, rows)


def newest_seal() -> Seal | None:
    return Seal.objects.filter(log="entry").order_by("-number").first()
