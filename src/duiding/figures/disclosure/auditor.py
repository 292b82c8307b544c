"""The attacker's view: what can be worked out from everything published so far, in whole numbers.

A system has unknown whole counts >= 0 and facts "the sum of these counts lies in
low..high": one for each published
figure of this table, of linked tables, maps, percentages and earlier reports. The
interval of a target is exact:
both ends are attained by whole counts. A linear programme alone would miss cases (statistics.md A3).
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from duiding.figures.errors import BadInput
from duiding.figures.solver import Outcome, Programme, Solution, solve

TOLERANCE = 1e-4
"""A proven bound this little above a whole number is that whole number (solver arithmetic)."""

Interval = tuple[int, int | None]


@dataclass(frozen=True)
class Fact:
    """The sum of the counts at `cells` lies in low..high; high None means that no upper
    limit was published.
    """

    cells: tuple[int, ...]
    low: int
    high: int | None


@dataclass(frozen=True)
class FactSystem:
    """`base` unknown whole counts >= 0, what is known of their sums, and the sums that must stay unknown."""

    name: str
    base: int
    facts: tuple[Fact, ...]
    targets: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Finding:
    """Interval of one target; when not `proven`, the interval is only an outer limit and counts as unsafe."""

    interval: Interval
    proven: bool

    def is_unsafe(self, threshold: int) -> bool:
        """Provably a small number (1..threshold-1), or not proven in time."""
        low, high = self.interval
        return not self.proven or (low >= 1 and high is not None and high < threshold)


@dataclass(frozen=True)
class Audit:
    """All findings of one system, in the order of its targets."""

    name: str
    findings: tuple[Finding, ...]
    threshold: int
    seconds: float

    @property
    def proven(self) -> bool:
        """Whether every interval is exact."""
        return all(finding.proven for finding in self.findings)

    @property
    def unsafe(self) -> bool:
        """Whether something small is given away, or nothing could be proven in time."""
        return any(finding.is_unsafe(self.threshold) for finding in self.findings)


def audit(system: FactSystem, *, threshold: int = 5, seconds: float = 60.0) -> Audit:
    """Exact whole-number interval of every target. Raises BadInput when the facts contradict each other."""
    start = time.monotonic()
    if not system.base:
        return Audit(system.name, tuple(Finding((0, 0), True) for _ in system.targets), threshold, 0.0)
    programme = programme_of(system)
    if solve(programme, whole=True, seconds=seconds).outcome is Outcome.INFEASIBLE:
        raise BadInput(f"system {system.name!r}", "the facts contradict each other: no whole counts fit them")
    limited = _limited(system)
    findings = []
    for target in system.targets:
        left = seconds - (time.monotonic() - start)
        findings.append(_finding(programme, target, set(target) <= limited, left))
    return Audit(system.name, tuple(findings), threshold, time.monotonic() - start)


def attack_one(system: FactSystem, target: tuple[int, ...], seconds: float) -> Finding:
    """The exact interval of one sum, whether or not it is among the targets."""
    return _finding(programme_of(system), target, set(target) <= _limited(system), seconds)


def _limited(system: FactSystem) -> set[int]:
    """Counts that stand in a fact with an upper limit; all others can be as large as one likes."""
    return {cell for fact in system.facts if fact.high is not None for cell in fact.cells}


def programme_of(system: FactSystem) -> Programme:
    """The facts as rows; every count gets a finite limit, so that no programme is unbounded.

    A count without any published upper limit needs at most the largest lower limit to fulfil its own facts.
    """
    upper = np.full(system.base, np.inf)
    for fact in system.facts:
        if fact.high is not None:
            cells = list(fact.cells)
            upper[cells] = np.minimum(upper[cells], fact.high)
    upper[np.isinf(upper)] = max((fact.low for fact in system.facts), default=0)
    lengths = [len(fact.cells) for fact in system.facts]
    columns = np.array([cell for fact in system.facts for cell in fact.cells], dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    matrix = sparse.csr_matrix((np.ones(columns.size), columns, starts), shape=(len(lengths), system.base))
    low = np.array([fact.low for fact in system.facts], dtype=float)
    high = np.array([math.inf if fact.high is None else fact.high for fact in system.facts], dtype=float)
    return Programme(np.zeros(system.base), matrix, low, high, np.zeros(system.base), upper)


def _finding(programme: Programme, target: Sequence[int], limited: bool, seconds: float) -> Finding:
    cost = np.zeros(programme.cost.size)
    cost[list(target)] = 1.0
    half = seconds / 2
    low, low_proven = _minimum(replace(programme, cost=cost), half)
    if not limited:
        return Finding((low, None), low_proven)
    minus_high, high_proven = _minimum(replace(programme, cost=-cost), half)
    return Finding((low, -minus_high), low_proven and high_proven)


def _minimum(programme: Programme, seconds: float) -> tuple[int, bool]:
    """Least value of a whole cost, and whether it is proven: attained by whole counts
    that fit every fact exactly.

    When time ran out, the value is a limit that the cost cannot fall below.
    """
    trivial = int(programme.cost[programme.cost < 0] @ programme.upper[programme.cost < 0])
    if seconds <= 0:
        return trivial, False
    solution: Solution = solve(programme, whole=True, seconds=seconds)
    bound = math.ceil(solution.bound - TOLERANCE) if math.isfinite(solution.bound) else trivial
    if solution.values is None:
        return max(bound, trivial), False
    counts = np.rint(solution.values).astype(np.int64)
    sums = programme.matrix.astype(np.int64) @ counts
    fits = bool((sums >= programme.low).all() and (sums <= programme.high).all() and (counts >= 0).all())
    reached = int(programme.cost.astype(np.int64) @ counts)
    if fits and reached == bound and solution.outcome is Outcome.OPTIMAL:
        return reached, True
    return max(bound, trivial), False
