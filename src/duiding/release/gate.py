"""The gate: what is counted becomes a release here, or a refusal. No other road leads out.

Protect (round or suppress), attack the result on its own, then together with everything that the same readers were
ever given. Not proven in time is refused. What is stored cannot be changed, and the database takes a table only
together with a passed audit of the same hash.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks
from duiding.figures.disclosure.refusal import Decision, Terms, decide
from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.solver import BoolArray, IntArray
from duiding.release import history, queries
from duiding.release.kinds import KINDS, THRESHOLDS, Counting, Kind, Period
from duiding.release.models import Method, Release, ReleaseProof
from duiding.release.published import hash_of, write_content

SECONDS, ADVICE_SECONDS, TRIES = 10.0, 3.0, 6


@dataclass(frozen=True)
class Outcome:
    """`values` in the order of the cells, or None with the `reason` why nothing may leave."""

    values: list[int | None] | None
    audit: dict[str, Any]
    reason: str


def release_missing(kind: Kind, circle: str, until: dt.date, back: int, *, actor: Actor) -> None:
    """Month after month, up to the last complete one before or on `until`; stops at a refusal."""
    for period in queries.missing(kind, circle, until + dt.timedelta(days=1), back):
        if not release(kind, period, circle, actor=actor).is_safe:
            return


def release(kind: Kind, period: Period, circle: str, *, actor: Actor, seconds: float = SECONDS) -> Release:
    """Stores the release or its refusal, and gives it back; the row says which of the two it is."""
    count = kind.counts(period)
    outcome = attempt(kind, period, circle, count, seconds=seconds)
    coarser = "" if outcome.values is not None else _coarser(kind, period, circle)
    content = "" if outcome.values is None else write_content(count.axes, outcome.values)
    row = Release(
        municipality_id=actor.municipality_id,
        kind=kind.key,
        circle=circle,
        period_from=period.first,
        period_until=period.last,
        method=kind.method,
        threshold=THRESHOLDS[circle],
        is_safe=outcome.values is not None,
        content=content,
        sha256=hash_of(content) if content else "",
        audit={**outcome.audit, "published_sha256": hash_of(content) if content else ""},
        reason=outcome.reason,
        coarser=coarser,
    )
    with database_speaks():
        row.save(force_insert=True)
    if row.is_safe:
        _keep_proof(row, count, actor)
    return row


def _keep_proof(row: Release, count: Counting, actor: Actor) -> None:
    proof = ReleaseProof(
        municipality_id=actor.municipality_id,
        release=row,
        truth=[int(number) for number in count.counted.table.counts.ravel()],
        marked=[bool(mark) for mark in count.counted.sensitive(row.threshold)],
    )
    with database_speaks():
        proof.save(force_insert=True)


def attempt(kind: Kind, period: Period, circle: str, count: Counting, *, seconds: float = SECONDS) -> Outcome:
    """Protect and attack, without storing anything."""
    table, threshold = count.counted.table, THRESHOLDS[circle]
    system, keys = table.system(), table.keys()
    sensitive = count.counted.sensitive(threshold)
    earlier = history.earlier(kind, circle, period, count)
    end = time.monotonic() + seconds
    reason = _("It could not be shown in time that no small number can be worked out.")
    audit: dict[str, Any] = {"safe": False}
    for _try in range(TRIES if kind.method == Method.ROUND else 1):
        left = end - time.monotonic()
        decision = _protect(kind, system, keys, threshold, sensitive, earlier.carried, left / 2)
        audit = decision.record.as_dict()
        if decision.published is None or not _within_reach(kind, decision.published, system, threshold):
            return Outcome(None, {**audit, "safe": False, "published_sha256": ""}, reason)
        left = end - time.monotonic()
        found = earlier.attack(kind, period, circle, count, decision.published, left)
        audit["history"] = {"facts": found.facts, "seconds": round(found.seconds, 3), "lost": len(found.lost)}
        if found.safe:
            return Outcome(decision.published, audit, "")
        if found.given_away:
            reason = _("Together with figures that were released before, a small number could be worked out.")
    return Outcome(None, {**audit, "safe": False, "published_sha256": "", "reason": "history"}, reason)


def _within_reach(kind: Kind, values: list[int | None], system: CellSystem, threshold: int) -> bool:
    """Every rounded figure lies next to its count: so far the reader is told, and so far the attack reckons."""
    if kind.method != Method.ROUND:
        return True
    pairs = zip(values, system.counts, strict=True)
    return all(value is not None and abs(value - int(count)) < threshold for value, count in pairs)


def _protect(
    kind: Kind,
    system: CellSystem,
    keys: list[tuple[str, ...]],
    threshold: int,
    sensitive: BoolArray,
    carried: IntArray,
    seconds: float,
) -> Decision:
    if kind.method == Method.SUPPRESS:
        return decide(system, keys, Terms("suppress", threshold, seconds), sensitive)
    return decide(system, keys, Terms("round", threshold, seconds, carried=carried), None)


def _coarser(kind: Kind, period: Period, circle: str) -> str:
    """The first coarser kind that passes when it is tried, "" when none does."""
    tried = {kind.key}
    while kind.coarser and kind.coarser not in tried:
        kind = KINDS[kind.coarser]
        tried.add(kind.key)
        wider = _whole(kind, period)
        if (
            circle in kind.circles
            and attempt(kind, wider, circle, kind.counts(wider), seconds=ADVICE_SECONDS).values
        ):
            return kind.key
    return ""


def _whole(kind: Kind, period: Period) -> Period:
    """The period of a coarser kind in which this one lies."""
    first = dt.date(period.first.year, (period.first.month - 1) // kind.step * kind.step + 1, 1)
    return Period(first, kind.step)
