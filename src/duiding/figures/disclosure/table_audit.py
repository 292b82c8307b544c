"""Re-prove a published table from nothing but what was published, whoever made it.

Suppressed tables: each small cell needs a witness table with 0 and one with the
threshold. Rounded tables: the
published table is itself possible, so no cell can be proven to be 1..threshold-1; what is
left to prove is that each
interval is wide enough.
"""

import time
from dataclasses import dataclass

import numpy as np

from duiding.figures.disclosure.perturbation import Mover, widest_change
from duiding.figures.disclosure.protection import Search, certify_in_crowds, complete
from duiding.figures.disclosure.rounding import Rounding
from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.disclosure.witnesses import Bank
from duiding.figures.solver import BoolArray, IntArray

ROUNDS = 60


@dataclass(frozen=True)
class TableAudit:
    """`unproven` are the cells for which safety could not be shown (given away, or no time left)."""

    unproven: IntArray
    seconds: float

    @property
    def safe(self) -> bool:
        """Whether every cell was shown to be safe."""
        return not self.unproven.size


def audit_suppressed(
    system: CellSystem,
    hidden: BoolArray,
    *,
    threshold: int = 5,
    sensitive: BoolArray | None = None,
    seconds: float = 60.0,
    bank: Bank | None = None,
) -> TableAudit:
    """Certify every small (or sensitive) cell of a table whose cells outside `hidden` (n,) are public.

    Witnesses in `bank` are checked again here, in whole numbers; without them they are searched from nothing.
    """
    start = time.monotonic()
    counts = system.counts
    primary = (counts > 0) & (counts < threshold)
    if sensitive is not None:
        primary = primary | (sensitive & (counts > 0))
    cells = np.flatnonzero(primary)
    given = bank.differences if bank else []
    bank = Bank(system, cells, np.zeros_like(cells), np.maximum(threshold, counts[cells]))
    for difference in given:
        if bank.is_witness(difference) and not difference[~hidden].any():
            bank.add(difference)
    rng = np.random.default_rng(0)
    search = Search(system, bank, hidden, np.ones(counts.size), rng, start + seconds)
    if cells.size and hidden[cells].all() and not bank.proven.all():
        certify_in_crowds(search)
        complete(search, bank, hidden, stop_at_first=False, thorough=True)
    bare = ~hidden[cells]
    open_cells = cells[~bank.proven.all(axis=0) | bare]
    return TableAudit(open_cells, time.monotonic() - start)


def audit_rounded(
    system: CellSystem, rounding: Rounding, *, threshold: int = 5, seconds: float = 60.0
) -> TableAudit:
    """Show that the interval of every small cell holds a multiple of the base and is at least base-1 wide."""
    start = time.monotonic()
    values, reach = rounding.values, rounding.reach
    cells = np.flatnonzero((system.counts > 0) & (system.counts < threshold))
    if not system.adds_up(values) or (values < 0).any() or (abs(values - system.counts) > reach).any():
        return TableAudit(cells, time.monotonic() - start)
    rng = np.random.default_rng(0)
    published = CellSystem(values, system.equations)
    mover = Mover.over(published, np.ones(values.size, dtype=bool))
    lowest, highest = values.copy(), values.copy()
    needed = min(rounding.base, threshold) - 1
    for attempt in range(ROUNDS):
        narrow = cells[(highest - lowest)[cells] < needed]
        left = seconds - (time.monotonic() - start)
        if not narrow.size or left <= 0:
            break
        aim = narrow if attempt < ROUNDS // 2 else rng.choice(narrow, 1)
        change = widest_change(mover, aim, reach, rng, seconds=min(10.0, left))
        if change is not None and published.adds_up(change) and (values + change >= 0).all():
            lowest = np.minimum(lowest, values + change)
            highest = np.maximum(highest, values + change)
    narrow = cells[(highest - lowest)[cells] < needed]
    return TableAudit(narrow, time.monotonic() - start)
