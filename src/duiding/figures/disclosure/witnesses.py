"""Proof that hidden cells stay open: other whole tables that agree with everything published.

A small cell is protected when two such tables exist: one in which it is 0 and one in
which it reaches the threshold.
Each table is kept as its difference with the truth and checked in whole-number
arithmetic, so a certificate does
not rest on the solver's tolerances. One table usually certifies many cells (statistics.md A3).
"""

from copy import copy
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy.sparse.csgraph import connected_components

from duiding.figures.disclosure.tables import CellSystem
from duiding.figures.solver import BoolArray, IntArray


class Side(IntEnum):
    """Which half of the proof: the cell could be 0, or could reach the threshold."""

    DOWN = 0
    UP = 1


@dataclass
class Bank:
    """The witnesses found so far for the small cells `primary` (k,) (indices, ascending) of a system.

    An outsider must still hold a count <= floor (k,) and a count >= ceiling (k,) possible.
    """

    system: CellSystem
    primary: IntArray
    floor: IntArray
    ceiling: IntArray

    def __post_init__(self) -> None:
        self.differences: list[IntArray] = []
        self.facts: list[BoolArray] = []
        self.support: IntArray = np.zeros((2, self.primary.size), dtype=np.int64)
        self.add(np.zeros_like(self.system.counts))

    @property
    def proven(self) -> BoolArray:
        """(2, k): per side and small cell, whether some witness shows it."""
        return self.support > 0

    def is_witness(self, difference: IntArray) -> bool:
        """Whether counts + difference is a table of whole counts in which every sum is right."""
        return bool((self.system.counts + difference >= 0).all()) and self.system.adds_up(difference)

    def add(self, difference: IntArray) -> int:
        """Keep a checked witness if it shows something new; returns how many new facts it shows."""
        values = (self.system.counts + difference)[self.primary]
        shown = np.stack([values <= self.floor, values >= self.ceiling])
        new = int((shown & ~self.proven).sum())
        if new:
            self.differences.append(difference)
            self.facts.append(shown)
            self.support += shown
        return new

    def add_pieces(self, difference: IntArray) -> int:
        """Keep the independent pieces of a witness one by one, so that each proof rests on few cells."""
        return sum(self.add(piece) for piece in pieces(self.system, difference))

    def without(self, cell: int) -> "Bank":
        """The same bank without the witnesses that change `cell`."""
        other = copy(self)
        kept = [place for place, difference in enumerate(self.differences) if difference[cell] == 0]
        other.differences = [self.differences[place] for place in kept]
        other.facts = [self.facts[place] for place in kept]
        nothing = np.zeros_like(self.support)
        other.support = np.sum([nothing, *other.facts], axis=0, dtype=np.int64)
        return other

    def open(self) -> IntArray:
        """(m, 2) pairs of side and position in `primary` that no witness shows yet."""
        return np.argwhere(~self.proven)

    def demand(self, side: Side, place: int) -> "Demand":
        """What must change to show that the small cell at `place` could be low or high."""
        cell = int(self.primary[place])
        goal = self.floor if side is Side.DOWN else self.ceiling
        return Demand(cell, place, side, int(goal[place] - self.system.counts[cell]))

    def primary_mask(self) -> BoolArray:
        """(n,) mask of the small cells."""
        mask = np.zeros(self.system.counts.size, dtype=bool)
        mask[self.primary] = True
        return mask


@dataclass(frozen=True)
class Demand:
    """The small cell `cell` (at `place` among them) must change by `change` (DOWN: at most, UP: at least)."""

    cell: int
    place: int
    side: Side
    change: int


def pieces(system: CellSystem, difference: IntArray) -> list[IntArray]:
    """Split a change (n,) into changes that share no sum; each keeps every sum right by itself."""
    cells = np.flatnonzero(difference)
    links = system.structure[:, cells]
    count, label = connected_components(links.T @ links, directed=False)
    parts = []
    for number in range(count):
        part = np.zeros_like(difference)
        part[cells[label == number]] = difference[cells[label == number]]
        parts.append(part)
    return parts
