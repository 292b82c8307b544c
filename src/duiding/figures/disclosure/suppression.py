"""Cell suppression: hide small cells, and as few other cells as are needed so that nobody can work them out.

Criterion (statistics.md A1): an outsider who knows every published number must still hold
both 0 and the threshold
possible for each small cell. Method: one cheapest change for each unprotected cell,
several at a time where they do
not touch, then every extra cell that turns out not to be needed is published again. Zeros
are always published.
"""

import time
from dataclasses import dataclass

import numpy as np

from duiding.figures.disclosure.exact import fewest_hidden
from duiding.figures.disclosure.perturbation import Mover
from duiding.figures.disclosure.protection import (
    HIDDEN_COST,
    Search,
    certify_in_crowds,
    complete,
    nearby_change,
    whole_change,
)
from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.disclosure.witnesses import Bank, Demand, Side
from duiding.figures.errors import NotProven
from duiding.figures.solver import BoolArray, IntArray

SMALL, ATTEMPTS, EXACT_SECONDS = 600, 2, 2.0
"""Tables with fewer cells than this are done a few times in another order, and then as well as possible."""
LARGE, AT_ONCE = 3000, 10
"""Tables with more cells than this are repaired at ten places at once: seconds instead of half a minute."""
TIDY, TIDY_WHOLE = 8.0, 25.0
"""Seconds for publishing cells again: the table is safe already, so this may stop at any moment."""


@dataclass(frozen=True)
class Suppression:
    """`hidden` (n,) mask of all cells left out, `primary` those that are small
    themselves; bank holds the proof.
    """

    hidden: BoolArray
    primary: BoolArray
    bank: Bank
    seconds: float

    @property
    def extra(self) -> IntArray:
        """Indices of the cells hidden only to protect others."""
        return np.flatnonzero(self.hidden & ~self.primary)


def suppress(
    system: CellSystem,
    *,
    threshold: int = 5,
    sensitive: BoolArray | None = None,
    seconds: float = 300.0,
    seed: int = 0,
) -> Suppression:
    """Choose the cells to hide.

    `sensitive` (n,) marks cells that are not small but rest on too few contributors.
    Raises NotProven when not
    every small cell is certified within `seconds`.
    """
    start = time.monotonic()
    counts = system.counts
    primary = (counts > 0) & (counts < threshold)
    if sensitive is not None:
        primary = primary | (sensitive & (counts > 0))
    attempts = ATTEMPTS if counts.size < SMALL else 1
    tries = [_search(system, primary, threshold, seed + k, start + seconds) for k in range(attempts)]
    best = min(tries, key=_loss)
    if counts.size < SMALL:
        _improve(best, primary)
    return Suppression(best.hidden, primary, best.bank, time.monotonic() - start)


def _improve(search: Search, primary: BoolArray) -> None:
    """Replace the extra cells by the fewest possible, when that is found and holds in whole numbers."""
    bank = search.bank
    alone = Bank(search.system, bank.primary, bank.floor, bank.ceiling)
    for difference in bank.differences:
        if not difference[~primary].any():
            alone.add(difference)
    if alone.proven.all():
        return
    costs = 1.0 + search.system.counts / 1000.0
    seconds = min(EXACT_SECONDS, search.left())
    hidden = fewest_hidden(search.system, alone, alone.open(), costs, search.limit, seconds)
    if hidden is None or hidden.sum() >= search.hidden.sum():
        return
    if complete(search, alone, hidden, stop_at_first=True, thorough=True):
        search.hidden, search.bank = hidden, alone


def _loss(search: Search) -> tuple[int, int]:
    """Number of hidden cells, then the signals in them."""
    return int(search.hidden.sum()), int(search.system.counts[search.hidden].sum())


def _search(system: CellSystem, primary: BoolArray, threshold: int, seed: int, deadline: float) -> Search:
    counts = system.counts
    cells = np.flatnonzero(primary)
    bank = Bank(system, cells, np.zeros_like(cells), np.maximum(threshold, counts[cells]))
    costs = 1.0 + counts / 100.0
    search = Search(system, bank, primary.copy(), costs, np.random.default_rng(seed), deadline)
    if cells.size:
        certify_in_crowds(search)
        complete(search, search.bank, search.hidden, stop_at_first=False, thorough=False)
        _hide_more(search)
        _publish_again(search)
    return search


def _hide_more(search: Search) -> None:
    """Cheapest extra cells until every small cell is certified."""
    mover = Mover.over(search.system, search.system.counts > 0)
    at_once = AT_ONCE if search.system.counts.size > LARGE else 1
    while not search.bank.proven.all():
        demands = _far_apart(search, mover, at_once)
        if not demands:
            continue
        costs = np.where(search.hidden, HIDDEN_COST, search.costs)
        change = whole_change(search, mover, costs, demands)
        if change is None and len(demands) > 1:
            at_once = 1
        elif change is None:
            raise NotProven("not every small cell could be protected in time")
        else:
            search.hidden |= change != 0
            search.bank.add_pieces(change)


def _far_apart(search: Search, mover: Mover, size: int) -> list[Demand]:
    """Up to `size` open facts about cells that share no sum, after the easy ones have been shown."""
    costs = np.where(search.hidden, HIDDEN_COST, search.costs)
    taken = np.zeros(search.hidden.size, dtype=bool)
    demands: list[Demand] = []
    for side, place in search.rng.permutation(search.bank.open()):
        demand = search.bank.demand(Side(side), int(place))
        if taken[demand.cell] or search.bank.proven[side, place]:
            continue
        change = nearby_change(search, mover, costs, demand)
        if change is not None:
            search.bank.add_pieces(change)
            continue
        taken |= search.system.around(demand.cell, 1)
        demands.append(demand)
        if len(demands) == size:
            break
    return demands


def _publish_again(search: Search) -> None:
    """Publish every extra cell without which all small cells stay certified, the largest counts first."""
    extra = np.flatnonzero(search.hidden & ~search.bank.primary_mask())
    tidy_until = time.monotonic() + (TIDY_WHOLE if search.whole else TIDY)
    for cell in extra[np.argsort(-search.system.counts[extra], kind="stable")]:
        if search.left() <= 0 or time.monotonic() > tidy_until:
            return
        trial = search.bank.without(int(cell))
        movable = search.hidden.copy()
        movable[cell] = False
        if trial.proven.all() or complete(search, trial, movable, stop_at_first=True, thorough=True):
            search.hidden = movable
            search.bank = trial
