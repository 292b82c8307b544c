"""A table with its totals, seen as cells and the sums between them.

`CellSystem` is what every method works on: whole counts and equations "parent = sum of
parts". One table, several
linked tables or a table per month are all the same to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from scipy import sparse

from duiding.figures.disclosure.hierarchies import Hierarchy
from duiding.figures.errors import BadInput
from duiding.figures.solver import BoolArray, IntArray


@dataclass(frozen=True)
class CellSystem:
    """Counts (n,) of whole numbers >= 0, and equations (m, n) with -1 for the sum and +1 for its parts.

    Every true table satisfies equations @ counts == 0.
    """

    counts: IntArray
    equations: Any

    @cached_property
    def structure(self) -> Any:
        """(m, n) sparse with 1 where a cell takes part in a sum."""
        return abs(self.equations)

    def around(self, cell: int, steps: int) -> BoolArray:
        """(n,) mask of the cells that a chain of at most `steps` shared sums links to `cell`."""
        mask = np.zeros(self.counts.size, dtype=bool)
        mask[cell] = True
        for _ in range(steps):
            touched = (self.structure @ mask.astype(np.int64)) > 0
            mask = (self.structure.T @ touched.astype(np.int64)) > 0
        return mask

    def adds_up(self, values: IntArray) -> bool:
        """Whether whole values (n,) satisfy every sum exactly."""
        return not (self.equations @ values).any()


@dataclass(frozen=True)
class Table:
    """Counts as an array with one axis for each dimension, in the order of its codes (totals included)."""

    hierarchies: tuple[Hierarchy, ...]
    counts: IntArray

    def system(self) -> CellSystem:
        """All cells in C order, with the sums along every dimension."""
        return CellSystem(self.counts.ravel(), equations_of(self.hierarchies))

    def keys(self) -> list[tuple[str, ...]]:
        """The codes of every cell, in the order of `system()`."""
        return list(product(*(hierarchy.codes for hierarchy in self.hierarchies)))


def equations_of(hierarchies: Sequence[Hierarchy]) -> Any:
    """Sparse matrix (m, n) of int64 with one row for each sum of each dimension at each
    setting of the others.
    """
    shape = tuple(len(hierarchy.codes) for hierarchy in hierarchies)
    index = np.arange(int(np.prod(shape))).reshape(shape)
    blocks = []
    for axis, hierarchy in enumerate(hierarchies):
        lines = np.moveaxis(index, axis, 0).reshape(shape[axis], -1)
        position = {code: place for place, code in enumerate(hierarchy.codes)}
        for parent, parts in hierarchy.parts.items():
            blocks.append(_sum_rows(lines, position[parent], [position[part] for part in parts], index.size))
    if not blocks:
        return sparse.csr_matrix((0, index.size), dtype=np.int64)
    return sparse.vstack(blocks, format="csr")


def _sum_rows(lines: IntArray, parent: int, parts: list[int], size: int) -> Any:
    width = lines.shape[1]
    columns = np.concatenate([lines[[parent]], lines[parts]]).T.ravel()
    values = np.tile(np.array([-1] + [1] * len(parts), dtype=np.int64), width)
    starts = np.arange(width + 1) * (len(parts) + 1)
    return sparse.csr_matrix((values, columns, starts), shape=(width, size))


def table_from_leaves(hierarchies: Sequence[Hierarchy], leaves: IntArray) -> Table:
    """Add every total to an array of the finest counts, whose axes follow `Hierarchy.leaves()`."""
    counts = np.asarray(leaves, dtype=np.int64)
    for axis, hierarchy in enumerate(hierarchies):
        moved = np.moveaxis(counts, axis, 0)
        known = dict(zip(hierarchy.leaves(), moved, strict=True))
        for code in sorted(hierarchy.parts, key=hierarchy.depth):
            known[code] = np.sum([known[part] for part in hierarchy.parts[code]], axis=0)
        counts = np.moveaxis(np.stack([known[code] for code in hierarchy.codes]), 0, axis)
    return Table(tuple(hierarchies), np.ascontiguousarray(counts))


def refuse_if_inconsistent(table: Table, place: str) -> None:
    """Name the first total that is not the sum of its parts."""
    system = table.system()
    wrong = np.flatnonzero(system.equations @ system.counts)
    if not wrong.size:
        return
    row = system.equations[wrong[0]]
    parent = int(row.indices[row.data == -1][0])
    parts = int(system.counts[row.indices[row.data == 1]].sum())
    where = ", ".join(f"d{axis}={code}" for axis, code in enumerate(table.keys()[parent]))
    raise BadInput(
        f"{place}, cell {where}", f"the total is {system.counts[parent]} but its parts add up to {parts}"
    )
