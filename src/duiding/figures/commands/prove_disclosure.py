"""prove disclosure: the acceptance figures of protected tables, on invented tables with a known truth."""

import argparse
import time
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np

from duiding.figures.commands.tau import beside_tau
from duiding.figures.disclosure.auditor import Fact, FactSystem, audit
from duiding.figures.disclosure.contributors import Contribution, unsafe_cells
from duiding.figures.disclosure.reference import plain_suppression
from duiding.figures.disclosure.refusal import protect_or_refuse
from duiding.figures.disclosure.rounding import round_controlled
from duiding.figures.disclosure.series import publish_series
from duiding.figures.disclosure.simulation import SHAPES, Shape, simulated_table, simulated_year
from duiding.figures.disclosure.suppression import suppress
from duiding.figures.disclosure.table_audit import audit_rounded, audit_suppressed

Line = tuple[str, str, str]


def disclosure(options: argparse.Namespace) -> Iterator[Line]:
    for shape in SHAPES:
        if options.only in shape.name:
            yield from _table(shape)
            yield from _others(shape, options)
    if options.only in "intervals":
        yield from _intervals()
    if options.only in "contributors":
        yield "contributors, 400 rows", "exact list", _contributors()
    if options.only in "refusal":
        yield "no time to prove", "refused, coarser table named", _refusal()
    if options.only in "series":
        for size in (1500, 8000):
            yield _ten_series(size)


def _table(shape: Shape) -> Iterator[Line]:
    system = simulated_table(shape).system()
    small = int(((system.counts > 0) & (system.counts < 5)).sum())
    limit = {1: 1, 2: 20, 3: 90}[1 if shape.sizes == (20, 12) else len(shape.sizes)]
    used = time.process_time()
    result = suppress(system)
    used = time.process_time() - used
    again = audit_suppressed(system, result.hidden)
    value = int(system.counts[result.extra].sum())
    yield (
        f"suppress {shape.name}",
        f"safe, {limit} s; audit 20 s",
        f"{'safe' if again.safe else 'UNSAFE'}, {small} small, {result.extra.size} extra with {value} signals, "
        f"{result.seconds:.1f} s ({used:.1f} processor), audit {again.seconds:.1f} s",
    )
    used = time.process_time()
    rounding = round_controlled(system)
    used = time.process_time() - used
    check = audit_rounded(system, rounding)
    error = np.abs(rounding.values - system.counts)
    yield (
        f"round5 {shape.name}",
        "safe, adds up, 10 s",
        f"{'safe' if check.safe else 'UNSAFE'}, mean error {error.mean():.2f}, max {error.max()}, "
        f"{rounding.seconds:.2f} s ({used:.2f} processor), audit {check.seconds:.1f} s",
    )


def _others(shape: Shape, options: argparse.Namespace) -> Iterator[Line]:
    """The same table by other methods; only when asked, since they take longer than ours."""
    table = simulated_table(shape)
    ours = suppress(table.system()).extra.size if options.plain else 0
    if options.plain:
        start = time.monotonic()
        plain = plain_suppression(table.system()).size
        seconds = time.monotonic() - start
        ratio = f"{ours / max(plain, 1):.2f} x the {plain} of the plain method ({seconds:.0f} s)"
        yield f"extra cells {shape.name}", "<= 1.15 x plain", ratio
    if options.tau and not any(shape.groups):
        yield f"pytauargus {shape.name}", "beside ours", beside_tau(table, options.tau)


def _intervals() -> Iterator[Line]:
    """Against trying every whole table: are the intervals exact, and is every proven small number called unsafe?"""
    pairs = [_exact(seed) for seed in range(50)]
    right = sum(found == expected for found, expected, _unsafe in pairs)
    yield "intervals by trying all tables", "50 of 50", f"{right} of 50"
    small = [
        (low >= 1 and high < 5, said)
        for _f, expected, unsafe in pairs
        for (low, high), said in zip(expected, unsafe, strict=True)
    ]
    flagged = sum(said for is_small, said in small if is_small)
    wrongly = sum(said for is_small, said in small if not is_small)
    yield (
        "small numbers that can be proven",
        "all flagged, 0 wrongly",
        f"{flagged} of {sum(is_small for is_small, _said in small)}, {wrongly} of the other "
        f"{sum(not is_small for is_small, _said in small)} wrongly",
    )


def _contributors() -> str:
    """Beside a list made cell by cell from the plain words of the rule."""
    rng = np.random.default_rng(6)
    rows = [
        Contribution(
            str(rng.integers(8)), str(rng.integers(6)), rng.choice(["", "g1", "g2"]), rng.choice(list("abcd"))
        )
        for _row in range(400)
    ]
    rows += [Contribution("small", "0", "g1", who) for who in "abcdef"] + [
        Contribution("two", "0", "", who) for who in "ababab"
    ]
    expected = set()
    for place, kind in {(row.buurt, row.type) for row in rows}:
        own = [row for row in rows if (row.buurt, row.type) == (place, kind)]
        groups = {row.group_id for row in own}
        if (
            len(own) < 5
            or len({row.reporter_hash for row in own}) < 3
            or (len(groups) == 1 and "" not in groups)
        ):
            expected.add((place, kind))
    found = {(cell.buurt, cell.type) for cell in unsafe_cells(rows)}
    cells = len({(row.buurt, row.type) for row in rows})
    return f"{'exact' if found == expected else 'DIFFERENT'}, {len(found)} of {cells} cells"


def _refusal() -> str:
    shape = next(shape for shape in SHAPES if any(shape.groups))
    decision = protect_or_refuse(simulated_table(shape), method="suppress", seconds=0.0)
    if decision.published is not None:
        return "PUBLISHED without proof"
    return f"refused ({decision.record.solver_status}); {decision.advice or 'no coarser table passes'}"


def _exact(seed: int) -> tuple[list[Any], list[tuple[int, int]], list[bool]]:
    """The auditor's intervals, those found by trying every whole table, and which targets it calls unsafe."""
    rng = np.random.default_rng(seed)
    base = int(rng.integers(3, 6))
    truth = rng.integers(0, 6, base)
    cells = [tuple(int(c) for c in np.flatnonzero(rng.random(base) < 0.6)) for _ in range(4)]
    facts = [Fact((c,), 0, 7) for c in range(base)]
    facts += [Fact(c, int(truth[list(c)].sum()), int(truth[list(c)].sum())) for c in cells if c]
    system = FactSystem(str(seed), base, tuple(facts), tuple((c,) for c in range(base)))
    tables = np.array(list(product(range(8), repeat=base)))
    for fact in facts:
        sums = tables[:, list(fact.cells)].sum(axis=1)
        tables = tables[(sums >= fact.low) & (sums <= (fact.high or 0))]
    expected = [(int(tables[:, c].min()), int(tables[:, c].max())) for c in range(base)]
    findings = audit(system).findings
    return (
        [finding.interval for finding in findings],
        expected,
        [finding.is_unsafe(5) for finding in findings],
    )


def _ten_series(size: int) -> Line:
    errors, safe = [], True
    start = time.monotonic()
    for seed in range(10):
        series = publish_series(simulated_year(size, seed))
        safe = safe and not (series.months % 5).any()
        errors.append(np.abs(series.published_year() - series.true_year))
    mean, worst = float(np.mean(errors)), int(np.max(errors))
    measured = (
        f"{'yes' if safe else 'NO'}, mean error {mean:.2f}, max {worst}, {time.monotonic() - start:.1f} s"
    )
    return f"series of {size}, 10 seeds", "differences of 5 only", measured
