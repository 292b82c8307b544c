"""The gate: protect, audit, and only then publish; otherwise refuse and name the coarser
table that would pass.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from duiding.figures.disclosure.hierarchies import Hierarchy
from duiding.figures.disclosure.record import PublicationRecord, fingerprint
from duiding.figures.disclosure.rounding import base_for, round_controlled
from duiding.figures.disclosure.suppression import suppress
from duiding.figures.disclosure.table_audit import TableAudit, audit_rounded, audit_suppressed
from duiding.figures.disclosure.tables import Table
from duiding.figures.errors import NotProven
from duiding.figures.solver import BoolArray

ADVICE_SECONDS = 10.0
"""Time for each coarser table that is tried after a refusal."""

Method = Literal["suppress", "round"]


@dataclass(frozen=True)
class Decision:
    """`published` in the order of `Table.keys()` (None for a hidden cell), or None when
    refused; then `advice`.
    """

    published: list[int | None] | None
    record: PublicationRecord
    advice: str


def protect_or_refuse(
    table: Table,
    *,
    method: Method,
    threshold: int = 5,
    sensitive: BoolArray | None = None,
    rng: np.random.Generator | None = None,
    seconds: float = 300.0,
) -> Decision:
    """Publish only what an audit of its own has proven safe. A time-out is a refusal."""
    start = time.monotonic()
    try:
        shown, hidden, status, check = _protected(table, method, threshold, sensitive, rng, seconds)
    except NotProven as problem:
        spent = time.monotonic() - start
        return _refused(table, method, threshold, str(problem), spent, 0.0)
    spent = time.monotonic() - start - check.seconds
    if not check.safe:
        reason = f"{check.unproven.size} small cells could not be proven safe"
        return _refused(table, method, threshold, reason, spent, check.seconds)
    record = PublicationRecord(
        method,
        threshold,
        table.counts.size - hidden,
        int(((table.counts > 0) & (table.counts < threshold)).sum()),
        hidden,
        True,
        "",
        status,
        round(spent, 3),
        round(check.seconds, 3),
        fingerprint(table.keys(), shown),
    )
    return Decision(shown, record, "")


def _protected(
    table: Table,
    method: Method,
    threshold: int,
    sensitive: BoolArray | None,
    rng: np.random.Generator | None,
    seconds: float,
) -> tuple[list[int | None], int, str, TableAudit]:
    system = table.system()
    counts = system.counts
    if method == "round":
        rounding = round_controlled(system, base=base_for(threshold), rng=rng, seconds=seconds / 2)
        check = audit_rounded(system, rounding, threshold=threshold, seconds=seconds / 2)
        return [int(value) for value in rounding.values], 0, rounding.outcome.value, check
    result = suppress(system, threshold=threshold, sensitive=sensitive, seconds=seconds)
    shown = [None if hide else int(count) for hide, count in zip(result.hidden, counts, strict=True)]
    check = audit_suppressed(
        system, result.hidden, threshold=threshold, sensitive=sensitive, seconds=seconds, bank=result.bank
    )
    return shown, int(result.hidden.sum()), "every small cell has two checked witnesses", check


def _refused(
    table: Table, method: Method, threshold: int, reason: str, spent: float, audited: float
) -> Decision:
    small = int(((table.counts > 0) & (table.counts < threshold)).sum())
    record = PublicationRecord(
        method, threshold, 0, small, 0, False, reason, "not proven", round(spent, 3), round(audited, 3), ""
    )
    return Decision(None, record, _advice(table, method, threshold))


def _advice(table: Table, method: Method, threshold: int) -> str:
    """Name the first coarser table that was tried and passed."""
    for coarser in coarser_tables(table):
        try:
            check = _protected(coarser, method, threshold, None, None, ADVICE_SECONDS)[3]
        except NotProven:
            continue
        if check.safe:
            return f"This coarser table passes: {' and '.join(map(_size, coarser.hierarchies))}."
    return "No coarser table was found that passes."


def _size(hierarchy: Hierarchy) -> str:
    leaves = hierarchy.leaves()
    return f"{len(leaves)} codes ({leaves[0]} .. {leaves[-1]})"


def coarser_tables(table: Table) -> Iterator[Table]:
    """The same table without the finest level of all dimensions that have two levels,
    then of one at a time.
    """
    coarse = [_without_finest(hierarchy) for hierarchy in table.hierarchies]
    together = tuple(small or whole for small, whole in zip(coarse, table.hierarchies, strict=True))
    if any(small is not None for small in coarse):
        yield _restricted(table, together)
    for axis, small in enumerate(coarse):
        if small is not None:
            yield _restricted(table, (*table.hierarchies[:axis], small, *table.hierarchies[axis + 1 :]))


def _without_finest(hierarchy: Hierarchy) -> Hierarchy | None:
    """Leave out the leaves below a parent that is itself a part; None when there is only one level."""
    roots = set(hierarchy.roots())
    gone = {part for parent, parts in hierarchy.parts.items() if parent not in roots for part in parts}
    gone &= set(hierarchy.leaves())
    if not gone:
        return None
    codes = tuple(code for code in hierarchy.codes if code not in gone)
    parts = {p: c for p, c in hierarchy.parts.items() if not gone.intersection(c)}
    return Hierarchy(codes, parts)


def _restricted(table: Table, hierarchies: tuple[Hierarchy, ...]) -> Table:
    places = [
        [whole.codes.index(code) for code in part.codes]
        for whole, part in zip(table.hierarchies, hierarchies, strict=True)
    ]
    return Table(hierarchies, table.counts[np.ix_(*places)])
