"""The fewest extra cells for a small table, by Benders cuts.

Source: Fischetti & Salazar 2001, Management Science 47(7). A master programme chooses the hidden cells; for each
small cell that they do not protect, the dual of its largest possible change gives one more inequality.
"""

import time

import numpy as np
from scipy import sparse

from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.disclosure.witnesses import Bank, Demand, Side
from duiding.figures.solver import (
    BoolArray,
    FloatArray,
    IntArray,
    Outcome,
    Programme,
    duals_of_equations,
    solve,
)

TOLERANCE = 1e-6


def fewest_hidden(
    system: CellSystem, bank: Bank, facts: IntArray, costs: FloatArray, limit: float, seconds: float
) -> BoolArray | None:
    """Cells (n,) to hide so that the facts (k, 2: side, place) can be shown; None when not found in time.

    All small cells in `bank` are hidden; costs (n,) count for the others. Proven in real numbers only: the caller
    checks the result in whole numbers.
    """
    end = time.monotonic() + seconds
    fixed = bank.primary_mask()
    lower, upper = fixed.astype(float), (system.counts > 0).astype(float)
    demands = [bank.demand(Side(side), int(place)) for side, place in facts]
    cuts: list[FloatArray] = []
    needs: list[float] = []
    hidden = fixed
    while time.monotonic() < end:
        new = [_cut(system, hidden, demand, fixed, limit) for demand in demands]
        found = [cut for cut in new if cut is not None]
        if not found:
            return hidden
        cuts += [cut for cut, _ in found]
        needs += [need for _, need in found]
        programme = Programme(
            costs,
            sparse.csr_matrix(np.array(cuts)),
            np.array(needs),
            np.full(len(needs), np.inf),
            lower,
            upper,
        )
        solution = solve(programme, whole=True, seconds=end - time.monotonic())
        if solution.outcome is not Outcome.OPTIMAL or solution.values is None:
            return None
        hidden = solution.values > 0.5
    return None


def _cut(
    system: CellSystem, hidden: BoolArray, demand: Demand, fixed: BoolArray, limit: float
) -> tuple[FloatArray, float] | None:
    """Coefficients (n,) and right-hand side that every sufficient choice satisfies; None if this one suffices."""
    sign = 1.0 if demand.side is Side.UP else -1.0
    need = abs(demand.change)
    cost = np.zeros(hidden.size)
    cost[demand.cell] = -sign
    counts = system.counts.astype(float)
    zeros = np.zeros(system.equations.shape[0])
    up, down = np.where(hidden, limit, 0.0), np.where(hidden, -counts, 0.0)
    programme = Programme(cost, system.equations, zeros, zeros, down, up)
    reached, prices = duals_of_equations(programme)
    if reached >= need - TOLERANCE:
        return None
    slope = -cost - system.equations.T @ prices
    room = np.maximum(slope, 0) * limit + np.maximum(-slope, 0) * counts
    rest = need - float(room[fixed].sum())
    if rest <= TOLERANCE:
        return None
    room[fixed] = 0
    return np.minimum(room, rest), rest - TOLERANCE
