"""The plain method that suppression is measured against (statistics.md A3): never used to publish.

One cheapest linear programme for each small cell and side, in the order of the table; then every extra cell that
turns out not to be needed is published again. In real numbers only, so it may promise more than whole numbers hold.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.solver import BoolArray, FloatArray, IntArray, Programme, solve

REACH, TOLERANCE, PATIENCE = 20.0, 1e-6, 30.0


@dataclass(frozen=True)
class _Need:
    """The small cell `cell` must be able to change by `change` (down to 0, or up to the threshold)."""

    cell: int
    change: float

    def met_by(self, move: FloatArray) -> bool:
        """Whether a change of all cells (n,) shows it."""
        moved = float(move[self.cell])
        return moved >= self.change - TOLERANCE if self.change > 0 else moved <= self.change + TOLERANCE


def plain_suppression(system: CellSystem, *, threshold: int = 5) -> IntArray:
    """Indices of the extra cells that the plain method hides."""
    counts = system.counts
    primary = (counts > 0) & (counts < threshold)
    needs = [
        _Need(int(cell), change)
        for cell in np.flatnonzero(primary)
        for change in (-float(counts[cell]), float(threshold - counts[cell]))
    ]
    hidden = primary.copy()
    moves: list[FloatArray] = []
    for need in needs:
        if not any(need.met_by(move) for move in moves):
            move = _cheapest(system, need, np.where(hidden, 0.0, 1.0 + counts), counts > 0)
            if move is not None:
                hidden |= abs(move) > TOLERANCE
                moves.append(move)
    return np.flatnonzero(_without_needless(system, needs, hidden, primary, moves) & ~primary)


def _without_needless(
    system: CellSystem, needs: list[_Need], hidden: BoolArray, primary: BoolArray, moves: list[FloatArray]
) -> BoolArray:
    """Publish the largest counts first, as long as every need can still be met."""
    extra = np.flatnonzero(hidden & ~primary)
    for cell in extra[np.argsort(-system.counts[extra], kind="stable")]:
        movable = hidden.copy()
        movable[cell] = False
        kept = [move for move in moves if abs(move[cell]) <= TOLERANCE]
        for need in needs:
            if not any(need.met_by(move) for move in kept):
                move = _cheapest(system, need, np.zeros(hidden.size), movable)
                if move is None:
                    break
                kept.append(move)
        else:
            hidden, moves = movable, kept
    return hidden


def _cheapest(system: CellSystem, need: _Need, costs: FloatArray, movable: BoolArray) -> FloatArray | None:
    """The change (n,) of least cost that meets a need with the movable cells; None when there is none."""
    cells = np.flatnonzero(movable)
    matrix = system.equations[:, cells]
    matrix = matrix[np.diff(matrix.indptr) > 0]
    size, place = cells.size, int(np.searchsorted(cells, need.cell))
    lower, upper = np.zeros(2 * size), np.concatenate([np.full(size, REACH), system.counts[cells]])
    up, down = (place, size + place) if need.change > 0 else (size + place, place)
    lower[up], upper[down] = abs(need.change), 0.0
    zeros = np.zeros(matrix.shape[0])
    split = sparse.hstack([matrix, -matrix], format="csc")
    programme = Programme(np.tile(costs[cells], 2), split, zeros, zeros, lower, upper)
    values = solve(programme, whole=False, seconds=PATIENCE).values
    if values is None:
        return None
    move = np.zeros(movable.size)
    move[cells] = values[:size] - values[size:]
    return move
