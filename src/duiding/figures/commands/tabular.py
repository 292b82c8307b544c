"""From TABLE.csv and H.json to a table, and back to a publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from duiding.figures.commands.reading import header_of, read_json, read_rows
from duiding.figures.commands.writing import write_csv
from duiding.figures.disclosure.hierarchies import Hierarchy, flat, from_parts
from duiding.figures.disclosure.tables import Table, refuse_if_inconsistent
from duiding.figures.errors import BadInput
from duiding.figures.solver import IntArray

KEY = re.compile(r"d\d+")


@dataclass(frozen=True)
class GivenTable:
    """A table as it stood in a file: `keys` in the order of its lines, `dimensions` its key columns."""

    table: Table
    keys: list[tuple[str, ...]]
    dimensions: list[str]


def read_table(path: str, hierarchy_path: str | None) -> GivenTable:
    """The table of a file; BadInput when a cell or total is missing or wrong."""
    dimensions = sorted((name for name in header_of(path) if KEY.fullmatch(name)), key=lambda d: int(d[1:]))
    if not dimensions:
        raise BadInput(f"{path}, line 1", "expected key columns d0, d1, ... and a column count")
    counts: dict[tuple[str, ...], int] = {}
    for row in read_rows(path, [*dimensions, "count"]):
        key = tuple(row.text(name) for name in dimensions)
        if key in counts:
            raise BadInput(row.place, f"cell {_named(dimensions, key)} occurs twice")
        counts[key] = row.whole("count")
    codes = [list(dict.fromkeys(key[axis] for key in counts)) for axis in range(len(dimensions))]
    hierarchies = _hierarchies(codes, dimensions, hierarchy_path)
    table = Table(hierarchies, _array(counts, hierarchies, dimensions, path))
    refuse_if_inconsistent(table, path)
    return GivenTable(table, list(counts), dimensions)


def _array(
    counts: dict[tuple[str, ...], int], hierarchies: Sequence[Hierarchy], dimensions: list[str], path: str
) -> IntArray:
    shape = tuple(len(hierarchy.codes) for hierarchy in hierarchies)
    array = np.full(shape, -1, dtype=np.int64)
    positions = [{code: place for place, code in enumerate(h.codes)} for h in hierarchies]
    for key, count in counts.items():
        array[tuple(position[code] for position, code in zip(positions, key, strict=True))] = count
    absent = np.argwhere(array < 0)
    if absent.size:
        key = tuple(h.codes[place] for h, place in zip(hierarchies, absent[0], strict=True))
        more = f" (and {len(absent) - 1} more)" if len(absent) > 1 else ""
        raise BadInput(
            path, f"cell {_named(dimensions, key)} is missing{more}; every cell with its totals is needed"
        )
    return array


def _hierarchies(codes: list[list[str]], dimensions: list[str], path: str | None) -> tuple[Hierarchy, ...]:
    given = _given_parts(path, dimensions) if path else {}
    return tuple(
        from_parts(names, given[dimension], f"{path}, dimension {dimension}")
        if given.get(dimension)
        else flat(names)
        for dimension, names in zip(dimensions, codes, strict=True)
    )


def _given_parts(path: str, dimensions: list[str]) -> dict[str, Any]:
    """H.json as an object with one entry for each dimension, by name (d0) or number (0),
    or as a list in order.
    """
    content = read_json(path)
    if isinstance(content, list):
        content = dict(zip(dimensions, content, strict=False)) if len(content) <= len(dimensions) else None
    if not isinstance(content, dict):
        raise BadInput(path, "expected an object with for each dimension its parents and children")
    parts = {f"d{name}" if str(name).isdigit() else str(name): value for name, value in content.items()}
    for name in parts:
        if name not in dimensions:
            raise BadInput(path, f"dimension {name!r} does not occur in the table ({', '.join(dimensions)})")
    return parts


def write_publication(path: str, given: GivenTable, shown: list[int | None]) -> None:
    """Key columns and `published`, in the order of the input; a hidden cell is empty."""
    by_key = dict(zip(given.table.keys(), shown, strict=True))
    values = ((*key, "" if by_key[key] is None else by_key[key]) for key in given.keys)
    write_csv(path, [*given.dimensions, "published"], values)


def _named(dimensions: Sequence[str], key: Sequence[str]) -> str:
    return ", ".join(f"{name}={code}" for name, code in zip(dimensions, key, strict=True))
