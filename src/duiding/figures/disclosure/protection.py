"""Certify small cells: find the witnesses that a given set of hidden cells allows."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duiding.figures.disclosure.perturbation import Mover, cheapest_change, crowded_change
from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.disclosure.witnesses import Bank, Demand, Side
from duiding.figures.solver import BoolArray, FloatArray, IntArray

CROWDED_ROUNDS = 120
PATIENCE = 10.0
"""Seconds for one whole-number programme."""
NEARBY = 2
"""Length of the chains of sums within which a first, quick search stays."""
HIDDEN_COST = 0.001
"""Small, so that a change moves no hidden cell that it does not need."""


@dataclass
class Search:
    """The state of one search: what is hidden, what is certified, and how long it may go on."""

    system: CellSystem
    bank: Bank
    hidden: BoolArray
    costs: FloatArray
    rng: np.random.Generator
    deadline: float
    whole: bool = False

    @property
    def limit(self) -> float:
        """No cell needs to rise further than this."""
        return float(2 * self.bank.ceiling.max())

    def left(self) -> float:
        return self.deadline - time.monotonic()


def certify_in_crowds(search: Search) -> None:
    """Show by a few extreme tables which small cells need no help."""
    mover = Mover.over(search.system, search.hidden)
    dull = 0
    for _ in range(CROWDED_ROUNDS):
        change = crowded_change(mover, search.bank, search.rng, whole=search.whole, seconds=search.left())
        if change is not None and not search.bank.is_witness(change):
            search.whole = True
            change = crowded_change(
                mover, search.bank, search.rng, whole=True, seconds=min(10, search.left())
            )
        new = search.bank.add_pieces(change) if change is not None and search.bank.is_witness(change) else 0
        dull = dull + 1 if new < 3 else 0
        if dull == 3 or search.bank.proven.all():
            return


def whole_change(
    search: Search, mover: Mover, costs: FloatArray, demands: Sequence[Demand]
) -> IntArray | None:
    """The cheapest change in whole numbers: the quick programme first, whole-number ones
    when it was fractional.
    """
    change = cheapest_change(mover, costs, demands, limit=search.limit, whole=False, seconds=search.left())
    if change is None or search.bank.is_witness(change):
        return change
    near = mover.near(change, search.hidden)
    for few in (near, mover) if near.cells.size < mover.cells.size else (mover,):
        seconds = min(PATIENCE, search.left())
        whole = cheapest_change(few, costs, demands, limit=search.limit, whole=True, seconds=seconds)
        if whole is not None and search.bank.is_witness(whole):
            return whole
    return None


def nearby_change(search: Search, mover: Mover, costs: FloatArray, demand: Demand) -> IntArray | None:
    """A change close to the cell that needs no cell with a real cost; much quicker, finds most of them."""
    close = search.system.around(demand.cell, NEARBY)
    if close[mover.cells].sum() * 2 > mover.cells.size:
        return None
    few = mover.within(close & (costs <= HIDDEN_COST))
    change = cheapest_change(
        few, costs, [demand], limit=search.limit, whole=False, seconds=min(PATIENCE, search.left())
    )
    return change if change is not None and search.bank.is_witness(change) else None


def complete(search: Search, trial: Bank, hidden: BoolArray, *, stop_at_first: bool, thorough: bool) -> bool:
    """Whether all facts open in `trial` can be shown with these hidden cells alone.

    Not `thorough`: only the quick searches, as the first pass before more cells are hidden.
    """
    loose = movable_cells(search.system, hidden)
    open_facts = trial.open()
    can_move = loose[trial.primary[open_facts[:, 1]]]
    if stop_at_first and not can_move.all():
        return False
    open_facts = open_facts[can_move]
    mover = Mover.over(search.system, loose)
    costs = np.where(trial.primary_mask(), HIDDEN_COST, 1.0)
    for side, place in open_facts:
        if trial.proven[side, place]:
            continue
        demand = trial.demand(Side(side), int(place))
        change = nearby_change(search, mover, costs, demand)
        if change is None and thorough:
            change = whole_change(search, mover, costs, [demand])
        if change is not None:
            trial.add_pieces(change)
        elif stop_at_first:
            return False
    return bool(trial.proven.all())


def movable_cells(system: CellSystem, hidden: BoolArray) -> BoolArray:
    """The hidden cells (n,) that never are the only hidden one in a sum: the rest is exact."""
    structure = system.structure
    loose = hidden.copy()
    while True:
        alone = (structure @ loose.astype(np.int64)) == 1
        fixed = loose & ((structure.T @ alone.astype(np.int64)) > 0)
        if not fixed.any():
            return loose
        loose &= ~fixed
