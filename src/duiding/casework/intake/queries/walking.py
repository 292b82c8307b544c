"""The long list. It walks lanes: each lane gives its newest rows from an index; the page is the best of them.

A plain filter under row-level security is fast for who sees everything and slow for who sees little, and its
time betrays how much there is. Walking costs the same for everybody, with a million rows too. The policies
stay the law: every statement here runs as the web role, and a lane or group that is not open is not there.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from duiding.audit import trail
from duiding.audit.models import Action
from duiding.casework.intake.models import Signal
from duiding.casework.intake.queries.reading import PAGE, Page, keyset, mark_of
from duiding.casework.intake.rules import ADMITTED
from duiding.directory.actor import AMSTERDAM, Actor

LANES = "SELECT id FROM casework_signallane WHERE lane_class IN ('admitted', 'grouped')"
GROUPS = "SELECT unnest((SELECT ctx.groups_beside_lanes())::uuid[]) AS id"
OTHER_GROUPS = "SELECT unnest((SELECT ctx.signals_by_other_group())::uuid[]) AS id"
IN_ORDER = " ORDER BY s.observed_from DESC, s.id DESC LIMIT"
NEWEST = f"{IN_ORDER} %(limit)s"
FOUND_AT_MOST = 200
SHOWN = (
    "reference", "observed_from", "status", "number_band", "urgency", "behaviours", "place_note", "online_platform",
    "organisation__name", "place__name", "area__name",
)  # fmt: skip
REFERENCE = re.compile(r"[A-Z0-9]{6}")
LAST = (dt.datetime.max.replace(tzinfo=dt.UTC) - dt.timedelta(days=2), UUID(int=2**128 - 1))


@dataclass(frozen=True)
class Filters:
    """What stands in the address of the list; empty = everything."""

    what: str = ""
    place: UUID | None = None
    area: UUID | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    source: UUID | None = None
    status: str = ""
    urgent: bool = False
    words: str = ""

    def sql(self) -> tuple[str, dict[str, Any]]:
        """Conditions on `s`, with their parameters; the texts are ours, only the values are the reader's."""
        conditions = {
            "%(what)s = ANY (s.behaviours)": ("what", self.what),
            "s.place_id = %(place)s": ("place", self.place),
            "s.area_id = %(area)s": ("area", self.area),
            "s.observed_from >= %(since)s": ("since", _midnight(self.since)),
            "s.observed_from < %(until)s": ("until", _midnight(self.until, 1)),
            "s.organisation_id = %(source)s": ("source", self.source),
            "s.status = %(status)s": ("status", self.status),
            "s.urgency = %(urgency)s": ("urgency", "soon" if self.urgent else ""),
        }
        used = {text: pair for text, pair in conditions.items() if pair[1]}
        texts = ["s.status = ANY (%(admitted)s)", *used]
        return " AND ".join(texts), {"admitted": [str(status) for status in ADMITTED], **dict(used.values())}


def _midnight(day: dt.date | None, later: int = 0) -> dt.datetime | None:
    if day is None:
        return None
    return dt.datetime.combine(day + dt.timedelta(days=later), dt.time(), AMSTERDAM)


def _rows(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def page_of_signals(actor: Actor, filters: Filters, before: str) -> Page:
    """Admitted signals in sight of the actor, the newest first."""
    start = keyset(before) or LAST
    if filters.words:
        return _found(actor, filters, start)
    keys = _walk(actor, filters, start)
    older = mark_of(keys[PAGE - 1][1], keys[PAGE - 1][0]) if len(keys) > PAGE else ""
    return Page(_signals([key for key, _ in keys[:PAGE]]), older)


def _walk(actor: Actor, filters: Filters, start: tuple[dt.datetime, UUID]) -> list[tuple[UUID, dt.datetime]]:
    conditions, values = filters.sql()
    older = f"{conditions} AND (s.observed_from, s.id) < (%(at)s, %(key)s)"
    wanted = f"{older}{NEWEST}"
    select = "SELECT s.id, s.observed_from FROM casework_signal s WHERE"
    lanes = LANES + (" AND organisation_id = %(source)s" if filters.source else "")
    # Of a thousand groups only those whose newest row is among the newest can fill a place on the page.
    newest_of = f"{select} s.group_id = g.id AND {older}{IN_ORDER} 1"
    groups = f"SELECT g.id FROM ({GROUPS}) g CROSS JOIN LATERAL ({newest_of}) s{NEWEST}"  # noqa: S608
    ways = [
        f"SELECT s.* FROM ({lanes}) l CROSS JOIN LATERAL ({select} s.lane_id = l.id AND {wanted}) s",  # noqa: S608
        f"SELECT s.* FROM ({groups}) g CROSS JOIN LATERAL ({select} s.group_id = g.id AND {wanted}) s",  # noqa: S608
        # Few signals belong to a second group: these are fetched by their keys.
        f"({select} s.id = ANY (ARRAY({OTHER_GROUPS})) AND {wanted})",
    ]
    # Own signals are those of the own organisation: of another one there is nothing to walk for.
    if filters.source in (None, actor.organisation_id):
        ways.append(f"({select} s.reporter_id = %(me)s AND {wanted})")
    sql = f"SELECT * FROM ({' UNION '.join(ways)}) s{NEWEST}"  # noqa: S608
    at, key = start
    return _rows(sql, values | {"at": at, "key": key, "me": actor.person_id, "limit": PAGE + 1})


def _signals(keys: list[UUID]) -> list[Signal]:
    """What a line of the list shows of them, and no more."""
    if not keys:
        return []
    rows = Signal.objects.filter(pk__in=keys).select_related("place", "area", "organisation").only(*SHOWN)
    return sorted(rows, key=lambda row: (row.observed_from, row.pk.int), reverse=True)


def _found(actor: Actor, filters: Filters, start: tuple[dt.datetime, UUID]) -> Page:
    """By number, or by words: the database searches in the lanes of the asker; the rows are read again."""
    trail.record(Action.SEARCH, "casework_signal", purpose="words")
    if REFERENCE.fullmatch(filters.words.upper()):
        by_number = Signal.objects.filter(
            municipality_id=actor.municipality_id, reference=filters.words.upper(), status__in=ADMITTED
        )
        keys = [row.pk for row in by_number[:PAGE]]
        if keys:
            return Page(_signals(keys), "")
    conditions, values = filters.sql()
    is_narrowed = filters != Filters(words=filters.words)
    limit = FOUND_AT_MOST if is_narrowed else PAGE + 1
    found = _rows(
        "SELECT id, observed_from FROM ctx.search_signals(%(words)s, %(at)s, %(key)s, %(limit)s)"
        " ORDER BY observed_from DESC, id DESC",
        {"words": filters.words, "at": start[0], "key": start[1], "limit": limit},
    )
    if not is_narrowed or not found:
        older = mark_of(found[PAGE - 1][1], found[PAGE - 1][0]) if len(found) == limit else ""
        return Page(_signals([key for key, _ in found[:PAGE]]), older)
    older = mark_of(found[-1][1], found[-1][0]) if len(found) == limit else ""
    kept = _rows(
        f"SELECT s.id FROM casework_signal s WHERE s.id = ANY (%(keys)s) AND {conditions}",  # noqa: S608
        values | {"keys": [key for key, _ in found]},
    )
    return Page(_signals([key for (key,) in kept]), older)


@dataclass(frozen=True)
class Week:
    monday: dt.date
    count: int


def signals_per_week(actor: Actor, filters: Filters, weeks: int = 26) -> list[Week]:
    """Per week of observation, up to this week. The period is not filtered on: it is chosen here."""
    this_monday = actor.today - dt.timedelta(days=actor.today.weekday())
    mondays = [this_monday - dt.timedelta(weeks=number) for number in range(weeks - 1, -1, -1)]
    shown = Filters(**{**filters.__dict__, "since": mondays[0], "until": None, "words": ""})
    conditions, values = shown.sql()

    # Four parts without overlap, each served by an index of its own: open lanes, open groups, own signals, and
    # the few that another group opens.
    lane, group = f"ARRAY({LANES})", f"ARRAY({GROUPS})"
    elsewhere = f"s.lane_id <> ALL ({lane}) AND (s.group_id IS NULL OR s.group_id <> ALL ({group}))"
    parts = (
        f"s.lane_id = ANY ({lane})",
        f"s.group_id = ANY ({group}) AND s.lane_id <> ALL ({lane})",
        f"s.reporter_id = %(me)s AND {elsewhere}",
        f"s.id = ANY (ARRAY({OTHER_GROUPS})) AND {elsewhere} AND s.reporter_id IS DISTINCT FROM %(me)s",
    )
    moments = " UNION ALL ".join(
        f"SELECT s.observed_from FROM casework_signal s WHERE {part} AND {conditions}"  # noqa: S608
        for part in parts
    )
    sql = (
        "SELECT (date_trunc('week', m.observed_from AT TIME ZONE 'Europe/Amsterdam'))::date, count(*)"  # noqa: S608
        f" FROM ({moments}) m GROUP BY 1"
    )
    counts = dict(_rows(sql, values | {"me": actor.person_id}))
    return [Week(monday, counts.get(monday, 0)) for monday in mondays]
