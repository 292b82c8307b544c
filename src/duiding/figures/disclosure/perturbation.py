"""The programmes that look for another table: the cheapest change, or many open cells shown at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.disclosure.witnesses import Bank, Demand, Side
from duiding.figures.solver import BoolArray, FloatArray, IntArray, Programme, Solution, solve

WHOLE_GAP = 0.05
"""Whole-number searches may stop within 5% of the best: any table found is checked exactly anyway."""


@dataclass(frozen=True)
class Mover:
    """The cells that may change while all others stay, and the sums that then bind them.

    cells (k,) indices, matrix (m, k), split (m, 2k) the same for increases and decreases apart.
    """

    system: CellSystem
    cells: IntArray
    matrix: Any
    split: Any
    position: IntArray

    @classmethod
    def over(cls, system: CellSystem, movable: BoolArray) -> "Mover":
        """Everything in the mask `movable` (n,) may change."""
        cells = np.flatnonzero(movable)
        matrix = system.equations[:, cells]
        matrix = matrix[np.diff(matrix.indptr) > 0]
        position = np.full(system.counts.size, -1)
        position[cells] = np.arange(cells.size)
        split = sparse.hstack([matrix, -matrix], format="csc")
        return cls(system, cells, matrix, split, position)

    @property
    def counts(self) -> IntArray:
        """Counts of all cells (n,)."""
        return self.system.counts

    def near(self, change: IntArray, always: BoolArray) -> "Mover":
        """Only the cells in the mask `always` and those that share two sums with cells of a change (n,).

        Whole-number programmes over these few cells are some twenty times faster and rarely cost more.
        """
        structure = self.system.structure
        touched = (structure @ (change != 0).astype(np.int64)) > 0
        close = (structure.T @ touched.astype(np.int64)) >= 2
        return self.within(always | close | (change != 0))

    def within(self, mask: BoolArray) -> "Mover":
        """Only those of the cells that lie in the mask (n,) too."""
        movable = np.zeros(self.counts.size, dtype=bool)
        movable[self.cells] = True
        return Mover.over(self.system, movable & mask)

    def spread(self, change: FloatArray) -> IntArray:
        """Nearest whole change of every cell (n,) from a solution on `cells`."""
        difference = np.zeros_like(self.counts)
        difference[self.cells] = np.rint(change).astype(np.int64)
        return difference


def cheapest_change(
    mover: Mover, costs: FloatArray, demands: Sequence[Demand], *, limit: float, whole: bool, seconds: float
) -> IntArray | None:
    """The change (n,) that meets all demands at the least sum of costs (n,) times size;
    None when there is none.

    No cell rises by more than `limit`.
    """
    size = mover.cells.size
    up_low, up_high = np.zeros(size), np.full(size, limit)
    down_low, down_high = np.zeros(size), mover.counts[mover.cells].astype(float)
    for demand in demands:
        place = mover.position[demand.cell]
        if demand.side is Side.UP:
            up_low[place], down_high[place] = demand.change, 0
        else:
            down_low[place], up_high[place] = -demand.change, 0
    cost = costs[mover.cells]
    zeros = np.zeros(mover.split.shape[0])
    programme = Programme(
        np.concatenate([cost, cost]),
        mover.split,
        zeros,
        zeros,
        np.concatenate([up_low, down_low]),
        np.concatenate([up_high, down_high]),
    )
    solution = solve(programme, whole=whole, seconds=seconds, gap=WHOLE_GAP if whole else 0)
    if solution.values is None:
        return None
    return mover.spread(solution.values[:size] - solution.values[size:])


def crowded_change(
    mover: Mover, bank: Bank, rng: np.random.Generator, *, whole: bool, seconds: float
) -> IntArray | None:
    """A random extreme table that shows many facts still open in `bank` at once."""
    size = mover.cells.size
    counts = mover.counts[mover.cells].astype(float)
    limit = 2 * float(bank.ceiling.max())
    cost, lower, upper = np.zeros(size), -counts, np.full(size, limit)
    for side, place in bank.open()[rng.permutation(int((~bank.proven).sum()))]:
        cell = mover.position[bank.primary[place]]
        sign = 1.0 if side == Side.DOWN else -1.0
        cost[cell] = sign * rng.uniform(0.5, 1.5)
        upper[cell] = limit
        if side == Side.UP:
            upper[cell] = max(float(bank.ceiling[place]), counts[cell]) - counts[cell]
    zeros = np.zeros(mover.matrix.shape[0])
    programme = Programme(cost, mover.matrix, zeros, zeros, lower, upper)
    solution: Solution = solve(programme, whole=whole, seconds=seconds, gap=WHOLE_GAP if whole else 0)
    return None if solution.values is None else mover.spread(solution.values)


def widest_change(
    mover: Mover, aim: IntArray, reach: int, rng: np.random.Generator, *, seconds: float
) -> IntArray | None:
    """A random extreme table within `reach` of the published one that moves the cells `aim` far."""
    counts = mover.counts[mover.cells].astype(float)
    cost = np.zeros(mover.cells.size)
    place = mover.position[aim]
    sign = np.where(counts[place] > 0, rng.choice([-1.0, 1.0], aim.size), -1.0)
    cost[place] = sign * rng.uniform(0.5, 1.5, aim.size)
    zeros = np.zeros(mover.matrix.shape[0])
    limit = np.full(mover.cells.size, float(reach))
    programme = Programme(cost, mover.matrix, zeros, zeros, -np.minimum(counts, reach), limit)
    for whole in (False, True):
        solution = solve(programme, whole=whole, seconds=seconds, gap=WHOLE_GAP if whole else 0)
        if solution.values is None:
            return None
        change = mover.spread(solution.values)
        if mover.system.adds_up(change):
            return change
    return None
