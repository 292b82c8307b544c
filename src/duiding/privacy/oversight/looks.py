"""Looks at names: who opened or searched them and why, unusual first. The names themselves are never there."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from duiding.audit.models import Action, Entry
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.models import Organisation
from duiding.kernel.errors import NotYours
from duiding.kernel.terms import is_working_day
from duiding.privacy.models import Question
from duiding.privacy.oversight import rules
from duiding.privacy.oversight.queries import Line, Names, lines, midnight
from duiding.privacy.oversight.rules import Rule

LOOK_BACK = dt.timedelta(days=30)
MOST = 2000
SHOWN = 50


@dataclass(frozen=True)
class Look:
    """One look; `rules` says why it stands out, `question` whether somebody asked about it."""

    entry: Entry
    line: Line
    rules: tuple[Rule, ...] = ()
    question: Question | None = None


def looks() -> QuerySet[Entry]:
    """Opening names, and searching one name in all groups."""
    return Entry.objects.filter(
        Q(action=Action.DISCLOSE) | Q(action=Action.SEARCH, object_type="casework_memberidentity")
    )


def access_look(key: UUID) -> Entry:
    entry = looks().filter(key=key).first()
    if entry is None:
        raise NotYours
    return entry


def recent(actor: Actor, names: Names) -> list[Look]:
    """The looks of the last thirty days that stand out; what nobody asked about comes first, then newest first."""
    since = actor.at - LOOK_BACK
    found = list(looks().filter(at__gte=since).order_by("-at", "-id")[:MOST])
    standing_out = {key: why for key, why in _why(found, since).items() if why}
    kept = [entry for entry in found if entry.pk in standing_out]
    asked = questions_about(entry.key for entry in kept)
    kept.sort(key=lambda entry: entry.key in asked)
    texts = dict(zip((entry.pk for entry in kept[:SHOWN]), lines(kept[:SHOWN], names), strict=True))
    return [
        Look(entry, texts[entry.pk], standing_out[entry.pk], asked.get(entry.key)) for entry in kept[:SHOWN]
    ]


def one(entry: Entry, names: Names) -> Look:
    """One look with its reasons, weighed among the looks of the same day."""
    day = _day(entry)
    since = midnight(day)
    same_day = list(
        looks().filter(at__gte=since, at__lt=since + dt.timedelta(days=1)).order_by("-at", "-id")[:MOST]
    )
    why = _why(same_day, since).get(entry.pk, ())
    [line] = lines([entry], names)
    return Look(entry, line, why, Question.objects.filter(line_key=entry.key).first())


def same_day(entry: Entry, names: Names) -> list[Line]:
    """What the same person looked at on that day, for comparison."""
    since = midnight(_day(entry))
    rows = looks().filter(person_id=entry.person_id, at__gte=since, at__lt=since + dt.timedelta(days=1))
    return lines(list(rows.exclude(pk=entry.pk).order_by("at", "id")[:SHOWN]), names)


def questions_about(keys: Iterable[UUID]) -> dict[UUID, Question]:
    return {row.line_key: row for row in Question.objects.filter(line_key__in=list(keys))[:MOST]}


def organisation_of(entry: Entry) -> str:
    row = Organisation.objects.filter(pk=entry.organisation_id).first() if entry.organisation_id else None
    return row.name if row else ""


def _why(entries: list[Entry], since: dt.datetime) -> dict[int, tuple[Rule, ...]]:
    used = rules.in_use()
    counted = _counted(entries)
    known = _known_to_the_database(used, since)
    return {
        entry.pk: tuple(rule for rule in used.values() if _stands_out(rule, entry, counted, known))
        for entry in entries
    }


@dataclass
class _Counted:
    """By person and day: groups, looks at one group, searches."""

    groups: dict[Any, set[Any]] = field(default_factory=lambda: defaultdict(set))
    times: Counter[Any] = field(default_factory=Counter)
    searches: Counter[Any] = field(default_factory=Counter)


def _counted(entries: list[Entry]) -> _Counted:
    counted = _Counted()
    for entry in entries:
        who = entry.person_id, _day(entry)
        if entry.action == Action.SEARCH:
            counted.searches[who] += 1
        else:
            counted.groups[who].add(entry.group_id)
            counted.times[*who, entry.group_id] += 1
    return counted


def _stands_out(rule: Rule, entry: Entry, counted: _Counted, known: dict[str, set[UUID]]) -> bool:
    moment, numbers = entry.at.astimezone(AMSTERDAM), rule.numbers
    who = entry.person_id, moment.date()
    is_search = entry.action == Action.SEARCH
    match rule.key:
        case "hour":
            return not numbers["from"] <= moment.hour < numbers["until"]
        case "day_off":
            return not is_working_day(moment.date())
        case "many_groups":
            return not is_search and len(counted.groups[who]) >= numbers["at_least"]
        case "many_times":
            return counted.times[*who, entry.group_id] >= numbers["at_least"]
        case "many_searches":
            return is_search and counted.searches[who] >= numbers["at_least"]
    return entry.object_id in known[rule.key]


def _known_to_the_database(used: Mapping[str, Rule], since: dt.datetime) -> dict[str, set[UUID]]:
    """Disclosures by the two rules that need areas and meetings, which oversight does not read."""
    days = used["no_meeting"].numbers["days"] if "no_meeting" in used else 0
    found: dict[str, set[UUID]] = {"elsewhere": set(), "no_meeting": set()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'elsewhere', ctx.disclosures_elsewhere(%s)"
            " UNION ALL SELECT 'no_meeting', ctx.disclosures_without_meeting(%s, %s)",
            [since, since, days],
        )
        for rule, key in cursor.fetchall():
            found[rule].add(key)
    return found


def _day(entry: Entry) -> dt.date:
    return entry.at.astimezone(AMSTERDAM).date()


@dataclass(frozen=True)
class Week:
    """How often each person opened names on each day; only people who did."""

    monday: dt.date
    days: tuple[dt.date, ...]
    rows: list[tuple[str, list[int], int]]


def week(monday: dt.date, names: Names) -> Week:
    days = tuple(monday + dt.timedelta(days=number) for number in range(7))
    opened = Entry.objects.filter(
        action=Action.DISCLOSE, at__gte=midnight(monday), at__lt=midnight(monday + dt.timedelta(days=7))
    )
    counts = Counter((entry.person_id, _day(entry)) for entry in opened.order_by("-at", "-id")[:MOST])
    rows = []
    for person in {person for person, _counted_day in counts}:
        row = [counts[person, day] for day in days]
        rows.append((names.get(person, "") if person else "", row, sum(row)))
    rows.sort(key=lambda row: (-row[2], row[0]))
    return Week(monday, days, rows)
