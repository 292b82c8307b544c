"""Several tables of the same counts, published together: what they share is one cell, not two.

Two tables of signals (place by type, place by month) have their totals in common. Protected one by one, a cell
hidden in the first can be read in the second; as one system of cells and sums it cannot (statistics.md A1, A3).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from duiding.figures.disclosure.hierarchies import Hierarchy
from duiding.figures.disclosure.tables import CellSystem, Table
from duiding.figures.errors import BadInput
from duiding.figures.solver import IntArray


@dataclass(frozen=True)
class LinkedTables:
    """`index[t]` (cells of table t, in the order of its keys) points into the cells of `system`."""

    tables: tuple[Table, ...]
    index: tuple[IntArray, ...]
    system: CellSystem

    def keys(self) -> list[tuple[str, ...]]:
        """The codes of every cell of every table, each with the number of its table in front."""
        return [(str(number), *key) for number, table in enumerate(self.tables) for key in table.keys()]

    def spread(self, values: Sequence[int | None]) -> list[list[int | None]]:
        """Values of the system's cells, table by table."""
        return [[values[cell] for cell in index] for index in self.index]


def link(tables: Sequence[Table], names: Sequence[Sequence[str]], shared: Sequence[str]) -> LinkedTables:
    """Join tables whose dimensions are called `names[t]`; those in `shared` mean the same everywhere.

    A cell is the same in two tables when its codes on the shared dimensions are equal and it is a total on all
    the others. Raises BadInput when one dimension has no single total, or two tables tell different counts.
    """
    known: dict[tuple[str, ...], int] = {}
    counts: list[int] = []
    index, blocks = [], []
    for number, (table, dimensions) in enumerate(zip(tables, names, strict=True)):
        common = _common(table, dimensions, shared, f"table {number + 1}")
        places = np.empty(table.counts.size, dtype=np.int64)
        for cell, (key, count) in enumerate(zip(table.keys(), table.counts.ravel(), strict=True)):
            meaning = common.meaning(key)
            if meaning is None or meaning not in known:
                places[cell] = len(counts)
                counts.append(int(count))
            else:
                places[cell] = known[meaning]
                _refuse_if_different(meaning, shared, counts[known[meaning]], int(count))
            if meaning is not None:
                known[meaning] = int(places[cell])
        index.append(places)
        blocks.append(table.system().equations.tocoo())
    rows = [
        sparse.csr_matrix((block.data, (block.row, places[block.col])), shape=(block.shape[0], len(counts)))
        for block, places in zip(blocks, index, strict=True)
    ]
    system = CellSystem(np.array(counts, dtype=np.int64), sparse.vstack(rows, format="csr"))
    return LinkedTables(tuple(tables), tuple(index), system)


@dataclass(frozen=True)
class _Common:
    """Where the shared dimensions stand in a table, and the total of each of the others."""

    positions: tuple[int, ...]
    totals: dict[int, str]

    def meaning(self, key: tuple[str, ...]) -> tuple[str, ...] | None:
        """The shared codes of a cell that is a total on all other dimensions; None for any other cell."""
        if any(key[axis] != total for axis, total in self.totals.items()):
            return None
        return tuple(key[axis] for axis in self.positions)


def _common(table: Table, dimensions: Sequence[str], shared: Sequence[str], place: str) -> _Common:
    absent = [name for name in shared if name not in dimensions]
    if absent:
        raise BadInput(place, f"has no dimension {absent[0]!r}; found {', '.join(dimensions)}")
    positions = tuple(dimensions.index(name) for name in shared)
    totals = {
        axis: _total(hierarchy, f"{place}, dimension {dimensions[axis]}")
        for axis, hierarchy in enumerate(table.hierarchies)
        if axis not in positions
    }
    return _Common(positions, totals)


def _total(hierarchy: Hierarchy, place: str) -> str:
    roots = hierarchy.roots()
    if len(roots) != 1:
        raise BadInput(place, f"has no single total; found {', '.join(roots)}")
    return roots[0]


def _refuse_if_different(meaning: tuple[str, ...], shared: Sequence[str], first: int, second: int) -> None:
    if first != second:
        where = ", ".join(f"{name}={code}" for name, code in zip(shared, meaning, strict=True)) or "the total"
        raise BadInput(f"cell {where}", f"one table says {first}, a linked one {second}")
