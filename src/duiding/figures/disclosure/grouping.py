"""From single contributions to a table with totals, and to what stands behind each of its cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from duiding.figures.disclosure.contributors import Support
from duiding.figures.disclosure.hierarchies import Hierarchy
from duiding.figures.disclosure.tables import Table
from duiding.figures.errors import BadInput
from duiding.figures.solver import BoolArray


@dataclass(frozen=True)
class Counted:
    """One thing to count: its finest codes, one for each dimension, and who stands behind it ("" unknown)."""

    codes: tuple[str, ...]
    group: str = ""
    reporter: str = ""


@dataclass(frozen=True)
class CountedTable:
    """`support` stands in the order of `table.keys()`."""

    table: Table
    support: tuple[Support, ...]

    def sensitive(self, threshold: int) -> BoolArray:
        """(n,) cells that may not be shown although they are large enough: too few reporters, or one group."""
        reasons = [cell.count >= threshold and cell.reason(threshold) is not None for cell in self.support]
        return np.array(reasons, dtype=bool)


def counted_table(hierarchies: Sequence[Hierarchy], rows: Iterable[Counted]) -> CountedTable:
    """Every row counts once in each cell above its codes. BadInput for a code that is no finest code."""
    above = [_above(hierarchy) for hierarchy in hierarchies]
    keys = list(product(*(hierarchy.codes for hierarchy in hierarchies)))
    cells = {key: Support() for key in keys}
    for row in rows:
        for axis, code in enumerate(row.codes):
            if code not in above[axis]:
                raise BadInput("a row to count", f"{code!r} is not one of the finest codes")
        for key in product(*(above[axis][code] for axis, code in enumerate(row.codes))):
            cells[key].add(row.group, row.reporter)
    shape = tuple(len(hierarchy.codes) for hierarchy in hierarchies)
    counts = np.array([cells[key].count for key in keys], dtype=np.int64).reshape(shape)
    return CountedTable(Table(tuple(hierarchies), counts), tuple(cells[key] for key in keys))


def _above(hierarchy: Hierarchy) -> dict[str, tuple[str, ...]]:
    """Each finest code with all codes that it counts in, itself included."""
    found: dict[str, list[str]] = {leaf: [leaf] for leaf in hierarchy.leaves()}
    for code in hierarchy.parts:
        for leaf in dict.fromkeys(_below(hierarchy, code)):
            found[leaf].append(code)
    return {leaf: tuple(codes) for leaf, codes in found.items()}


def _below(hierarchy: Hierarchy, code: str) -> list[str]:
    if code not in hierarchy.parts:
        return [code]
    return [leaf for part in hierarchy.parts[code] for leaf in _below(hierarchy, part)]
