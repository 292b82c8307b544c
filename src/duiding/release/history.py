"""What the readers of a circle were told before about the same counts, and what that gives away with the new table."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

import numpy as np
from django.db.models import Q

from duiding.figures.disclosure.hierarchies import Hierarchy
from duiding.figures.disclosure.history import Atom, HistoryAudit, Secret, Statement, audit_history
from duiding.figures.solver import IntArray
from duiding.release.kinds import KINDS, THRESHOLDS, Counting, Kind, Period, month_after
from duiding.release.models import Circle, Method, Release, ReleaseProof
from duiding.release.published import Axis, keys_of, read

READS: dict[str, tuple[str, ...]] = {
    Circle.COUNCIL: (Circle.COUNCIL,),
    Circle.PARTNERS: (Circle.COUNCIL, Circle.PARTNERS),
    Circle.TRIANGLE: (Circle.COUNCIL, Circle.PARTNERS, Circle.TRIANGLE),
}
"""What reaches whom: who stands close also reads what goes further out."""


@dataclass(frozen=True)
class Told:
    """One table as it stands in the history, or as it would stand there; cells in the order of `keys`."""

    circle: str
    method: str
    threshold: int
    months: tuple[dt.date, ...]
    axes: tuple[Axis, ...]
    values: Sequence[int | None]
    truth: Sequence[int]
    marked: Sequence[bool]

    @property
    def keys(self) -> list[tuple[str, ...]]:
        return keys_of(self.axes)


@dataclass(frozen=True)
class Earlier:
    """All tables of the family that share a month with the new one, directly or through each other."""

    tables: tuple[Told, ...]
    carried: IntArray

    def attack(
        self,
        kind: Kind,
        period: Period,
        circle: str,
        count: Counting,
        values: Sequence[int | None],
        seconds: float,
    ) -> HistoryAudit:
        """Every circle that the new table reaches, with all that it was ever given."""
        threshold = THRESHOLDS[circle]
        counts = count.counted.table.counts.ravel()
        new = Told(
            circle, kind.method, threshold, period.firsts(), count.axes, values,
            [int(number) for number in counts], [bool(mark) for mark in count.counted.sensitive(threshold)],
        )  # fmt: skip
        start, found = time.monotonic(), []
        reached = [reader for reader, reads in READS.items() if circle in reads]
        for reader in reached:
            known = [table for table in (*self.tables, new) if table.circle in READS[reader]]
            left = max(0.0, seconds - (time.monotonic() - start))
            statements, secrets = _facts_and_secrets(known, THRESHOLDS[reader])
            found.append(audit_history(statements, secrets, seconds=left / len(reached)))
        return HistoryAudit(
            tuple(secret for audit in found for secret in audit.lost),
            tuple(secret for audit in found for secret in audit.given_away),
            sum(audit.facts for audit in found),
            time.monotonic() - start,
        )


def earlier(kind: Kind, circle: str, period: Period, count: Counting) -> Earlier:
    """Reads the releases and their proofs; who makes releases sees both."""
    family = [other.key for other in KINDS.values() if other.family == kind.family]
    rows = Release.objects.filter(kind__in=family, is_safe=True)
    proofs = {proof.release_id: proof for proof in ReleaseProof.objects.filter(release__in=rows)[:2000]}
    begin, end = period.first, period.last
    near: list[Release] = []
    while True:
        found = list(
            rows.filter(Q(period_from__lte=end) & Q(period_until__gte=begin)).order_by("period_from")[:500]
        )
        begin = min([begin, *(row.period_from for row in found)])
        end = max([end, *(row.period_until for row in found)])
        if len(found) == len(near):
            break
        near = found
    same_year = rows.filter(
        kind=kind.key, circle=circle, period_from__year=period.first.year, period_from__lt=period.first
    )
    carried = _carried(list(same_year[:12]), proofs, count)
    return Earlier(tuple(_told(row, proofs[row.pk]) for row in near), carried)


def _told(row: Release, proof: ReleaseProof) -> Told:
    table = read(row)
    months = (
        (row.period_until.year - row.period_from.year) * 12
        + row.period_until.month
        - row.period_from.month
        + 1
    )
    values = [figure.value for figure in table.figures.values()]
    firsts = tuple(month_after(row.period_from, number) for number in range(months))
    return Told(row.circle, row.method, row.threshold, firsts, table.axes, values, proof.truth, proof.marked)


def _carried(rows: list[Release], proofs: dict[UUID, ReleaseProof], count: Counting) -> IntArray:
    """Published less true, summed over the earlier months of the year, for each cell of the new table."""
    place = {key: number for number, key in enumerate(keys_of(count.axes))}
    carried = np.zeros(len(place), dtype=np.int64)
    for row in rows:
        table, truth = read(row), proofs[row.pk].truth
        for (key, figure), number in zip(table.figures.items(), truth, strict=True):
            if key in place and figure.value is not None:
                carried[place[key]] += figure.value - number
    return carried


def _facts_and_secrets(known: Sequence[Told], threshold: int) -> tuple[list[Statement], list[Secret]]:
    universe = _universe(known)
    statements, secrets = [], []
    for table in known:
        reach = table.threshold - 1 if table.method == Method.ROUND else 0
        for key, value, true, marked in zip(table.keys, table.values, table.truth, table.marked, strict=True):
            atoms = tuple(_atoms(table, key, universe))
            if value is not None:
                statements.append(Statement(atoms, max(0, value - reach), value + reach))
            if 0 < true < threshold or marked:
                secrets.append(Secret(atoms, threshold, strict=table.method == Method.SUPPRESS))
    return statements, secrets


def _universe(known: Sequence[Told]) -> dict[str, tuple[str, ...]]:
    """All finest codes of each dimension, in any of the tables."""
    codes: dict[str, dict[str, None]] = {}
    for table in known:
        for axis in table.axes:
            codes.setdefault(axis.name, {}).update(dict.fromkeys(axis.parts()))
    return {name: tuple(found) for name, found in codes.items()}


def _atoms(table: Told, key: tuple[str, ...], universe: dict[str, tuple[str, ...]]) -> Iterator[Atom]:
    """The finest counts of the family that a cell is the sum of: month by code on every dimension.

    A table without a dimension counts over all of it.
    """
    own = {axis.name: below(axis.hierarchy, code) for axis, code in zip(table.axes, key, strict=True)}
    return product(table.months, *(own.get(name, codes) for name, codes in universe.items()))


def below(hierarchy: Hierarchy, code: str) -> tuple[str, ...]:
    """The finest codes that add up to a code."""
    if code not in hierarchy.parts:
        return (code,)
    return tuple(leaf for part in hierarchy.parts[code] for leaf in below(hierarchy, part))
