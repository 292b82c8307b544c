"""The gate: protect, audit, and only then publish; otherwise refuse and name the coarser
table that would pass.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from duiding.figures.disclosure.hierarchies import Hierarchy
from duiding.figures.disclosure.linking import LinkedTables
from duiding.figures.disclosure.record import PublicationRecord, fingerprint
from duiding.figures.disclosure.rounding import base_for, round_controlled
from duiding.figures.disclosure.suppression import suppress
from duiding.figures.disclosure.table_audit import TableAudit, audit_rounded, audit_suppressed
from duiding.figures.disclosure.tables import CellSystem, Table
from duiding.figures.errors import NotProven
from duiding.figures.solver import BoolArray, IntArray

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


@dataclass(frozen=True)
class Terms:
    """How to protect: by which method, from which number on, at most how long, with which secret.

    `carried` (n,) is the error of earlier months (published less true) that rounding works off.
    """

    method: Method
    threshold: int = 5
    seconds: float = 300.0
    rng: np.random.Generator | None = None
    carried: IntArray | None = None


def protect_or_refuse(
    table: Table,
    *,
    method: Method,
    threshold: int = 5,
    sensitive: BoolArray | None = None,
    rng: np.random.Generator | None = None,
    seconds: float = 300.0,
) -> Decision:
    """Publish only what an audit of its own has proven safe. A time-out is a refusal.

    `sensitive` (cells in the order of `Table.keys()`) marks cells that rest on too few contributors.
    """
    terms = Terms(method, threshold, seconds, rng)
    decision = decide(table.system(), table.keys(), terms, sensitive)
    if decision.published is None:
        return replace(decision, advice=_advice(table, terms))
    return decision


def protect_linked_or_refuse(
    linked: LinkedTables, terms: Terms
) -> tuple[Decision, list[list[int | None]] | None]:
    """All tables together or none; the second value holds what is published, table by table."""
    system = linked.system
    decision = decide(system, [(str(cell),) for cell in range(system.counts.size)], terms, None)
    if decision.published is None:
        return decision, None
    return decision, linked.spread(decision.published)


def decide(
    system: CellSystem, keys: Sequence[Sequence[str]], terms: Terms, sensitive: BoolArray | None
) -> Decision:
    """Protect any system of cells and sums, audit the result, and say what came of it."""
    start = time.monotonic()
    try:
        shown, hidden, status, check = _protected(system, terms, sensitive)
    except NotProven as problem:
        return _refused(system, terms, str(problem), time.monotonic() - start, 0.0)
    spent = time.monotonic() - start - check.seconds
    if not check.safe:
        reason = f"{check.unproven.size} cells could not be proven safe"
        return _refused(system, terms, reason, spent, check.seconds)
    record = PublicationRecord(
        terms.method,
        terms.threshold,
        system.counts.size - hidden,
        _small(system, terms.threshold),
        hidden,
        True,
        "",
        status,
        round(spent, 3),
        round(check.seconds, 3),
        fingerprint(keys, shown),
    )
    return Decision(shown, record, "")


def _small(system: CellSystem, threshold: int) -> int:
    return int(((system.counts > 0) & (system.counts < threshold)).sum())


def _protected(
    system: CellSystem, terms: Terms, sensitive: BoolArray | None
) -> tuple[list[int | None], int, str, TableAudit]:
    threshold, seconds = terms.threshold, terms.seconds
    counts = system.counts
    if terms.method == "round":
        rounding = round_controlled(
            system, base=base_for(threshold), carried=terms.carried, rng=terms.rng, seconds=seconds / 2
        )
        check = audit_rounded(system, rounding, threshold=threshold, seconds=seconds / 2)
        return [int(value) for value in rounding.values], 0, rounding.outcome.value, check
    result = suppress(system, threshold=threshold, sensitive=sensitive, seconds=seconds)
    shown = [None if hide else int(count) for hide, count in zip(result.hidden, counts, strict=True)]
    check = audit_suppressed(
        system, result.hidden, threshold=threshold, sensitive=sensitive, seconds=seconds, bank=result.bank
    )
    return shown, int(result.hidden.sum()), "every small cell has two checked witnesses", check


def _refused(system: CellSystem, terms: Terms, reason: str, spent: float, audited: float) -> Decision:
    record = PublicationRecord(
        terms.method, terms.threshold, 0, _small(system, terms.threshold), 0, False, reason, "not proven",
        round(spent, 3), round(audited, 3), "",
    )  # fmt: skip
    return Decision(None, record, "")


def _advice(table: Table, terms: Terms) -> str:
    """Name the first coarser table that was tried and passed."""
    brief = replace(terms, seconds=ADVICE_SECONDS)
    for coarser in coarser_tables(table):
        if decide(coarser.system(), coarser.keys(), brief, None).published is not None:
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
