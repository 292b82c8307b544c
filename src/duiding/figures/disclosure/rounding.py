"""Controlled rounding: every figure a multiple of the base, every sum exactly right, every cell visible.

Each count goes to the multiple just below or just above; which of the two is chosen so
that all sums hold and the
errors stay small. Multiples, and so zeros, stay as they are. A secret random term enters
the objective, because an
outsider who could run the same optimiser on guesses would otherwise learn from the choice (statistics.md A4).
"""

import time
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.errors import NotProven
from duiding.figures.solver import FloatArray, IntArray, Outcome, Programme, solve

SECRET = 0.5
"""Largest size of the secret term, in counts of error."""
GAP = 0.01
FAR = 20.0
"""Price, in bases of error, of one step past a neighbour."""


@dataclass(frozen=True)
class Rounding:
    """`values` (n,) multiples of `base`; `steps` is 0 when no cell moved further than its two neighbours."""

    values: IntArray
    base: int
    steps: int
    outcome: Outcome
    seconds: float

    @property
    def reach(self) -> int:
        """Every true count lies within this distance of its published value."""
        return self.base - 1 + self.base * self.steps


def base_for(threshold: int) -> int:
    """Rounding base for a threshold: 5 for 5, 10 for 10; in general the threshold itself."""
    return threshold


def round_controlled(
    system: CellSystem,
    *,
    base: int = 5,
    carried: IntArray | None = None,
    rng: np.random.Generator | None = None,
    seconds: float = 60.0,
) -> Rounding:
    """Round all counts (n,) of a system; `carried` (n,) is an earlier error (published - true) to work off.

    Without `rng` the secret term comes from the operating system. When no rounding to the
    two neighbours adds up
    (possible from three dimensions on) cells may move one base further; when that fails too: NotProven.
    """
    start = time.monotonic()
    rng = np.random.default_rng() if rng is None else rng
    counts = system.counts
    error = np.zeros_like(counts) if carried is None else carried
    for steps in (0, 1):
        left = seconds - (time.monotonic() - start)
        values, outcome = _choose(system, base, error, rng, steps, left)
        if values is not None:
            return Rounding(values, base, steps, outcome, time.monotonic() - start)
    raise NotProven("no rounding in which every sum is right was found in time")


def _choose(
    system: CellSystem, base: int, error: IntArray, rng: np.random.Generator, steps: int, seconds: float
) -> tuple[IntArray | None, Outcome]:
    """Pick a multiple for each cell; a cell has two choices when `steps` is 0, four when it is 1."""
    below = system.counts // base
    between, positive = system.counts % base > 0, system.counts > 0
    lower = np.maximum(below - steps * positive, 0).astype(float)
    upper = (below + between + steps * positive).astype(float)
    cost = _slope(below * base - system.counts + error, base, rng)
    zeros = np.zeros(system.equations.shape[0])
    programme = Programme(cost, system.equations, zeros, zeros, lower, upper)
    if steps:
        programme = _with_detour(programme, below, below + between, FAR * base)
    solution = solve(programme, whole=True, seconds=seconds, gap=GAP)
    if solution.values is None:
        return None, solution.outcome
    values = np.rint(solution.values[: below.size]).astype(np.int64) * base
    return (values, solution.outcome) if system.adds_up(values) else (None, Outcome.UNKNOWN)


def _slope(error_below: IntArray, base: int, rng: np.random.Generator) -> FloatArray:
    """Extra squared error, per base, of going up instead of down; plus the secret term."""
    slope = (error_below + base) ** 2 - error_below**2
    secret = rng.uniform(-SECRET, SECRET, slope.size)
    return np.asarray(slope / base + secret, dtype=float)


def _with_detour(programme: Programme, below: IntArray, above: IntArray, price: float) -> Programme:
    """Add for each cell a priced variable: how many bases it lies outside [below, above]."""
    size = below.size
    unit = sparse.identity(size, format="csr")
    rows = programme.matrix.shape[0]
    matrix = sparse.bmat(
        [[programme.matrix, sparse.csr_matrix((rows, size))], [unit, unit], [unit, -unit]], format="csc"
    )
    return Programme(
        np.concatenate([programme.cost, np.full(size, price)]),
        matrix,
        np.concatenate([programme.low, below.astype(float), np.full(size, -np.inf)]),
        np.concatenate([programme.high, np.full(size, np.inf), above.astype(float)]),
        np.concatenate([programme.lower, np.zeros(size)]),
        np.concatenate([programme.upper, np.full(size, 2.0)]),
    )
