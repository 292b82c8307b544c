"""Invented tables of the sizes that occur: skewed over places, months and types, with a known truth."""

from dataclasses import dataclass

import numpy as np

from duiding.figures.disclosure.hierarchies import TOTAL, Hierarchy, flat
from duiding.figures.disclosure.series import BUURTEN, MONTHS, TYPES, DatedSignal
from duiding.figures.disclosure.tables import Table, table_from_leaves

SKEW = (1.7, 0.4, 1.2)
"""Spread of the log rates along places, months and types; about a third of the cells comes out small."""
NOISE = 0.9


@dataclass(frozen=True)
class Shape:
    """One size of table: codes for each dimension, and how many make a group (0: no middle level)."""

    name: str
    sizes: tuple[int, ...]
    groups: tuple[int, ...]
    signals: int


SHAPES = (
    Shape("20x12 3k", (20, 12), (0, 0), 3_000),
    Shape("20x12 20k", (20, 12), (0, 0), 20_000),
    Shape("20x12x6 3k", (20, 12, 6), (0, 0, 0), 3_000),
    Shape("20x12x6 20k", (20, 12, 6), (0, 0, 0), 20_000),
    Shape("400h x12 3k", (400, 12), (20, 3), 3_000),
    Shape("400h x12 20k", (400, 12), (20, 3), 20_000),
    Shape("400f x12 20k", (400, 12), (0, 0), 20_000),
)


def simulated_table(shape: Shape, seed: int = 1) -> Table:
    """Counts by multinomial draw from log-normal rates."""
    rng = np.random.default_rng(seed)
    rate = np.ones(())
    for size, skew in zip(shape.sizes, SKEW, strict=False):
        line = np.exp(rng.normal(0, skew, size))
        rate = np.multiply.outer(rate, line / line.sum())
    rate = rate * np.exp(rng.normal(0, NOISE, shape.sizes))
    counts = rng.multinomial(shape.signals, (rate / rate.sum()).ravel()).reshape(shape.sizes)
    hierarchies = [_hierarchy(size, group) for size, group in zip(shape.sizes, shape.groups, strict=True)]
    return table_from_leaves(hierarchies, counts)


def _hierarchy(size: int, group: int) -> Hierarchy:
    leaves = [str(number) for number in range(size)]
    if not group:
        return flat([TOTAL, *leaves])
    middle = [f"G{number}" for number in range(size // group)]
    parts = {TOTAL: tuple(middle)}
    for number, name in enumerate(middle):
        parts[name] = tuple(leaves[number * group : (number + 1) * group])
    return Hierarchy((TOTAL, *middle, *leaves), parts)


def simulated_year(size: int, seed: int) -> list[DatedSignal]:
    """A skewed year with 15% late reports and 1% removals."""
    rng = np.random.default_rng(seed)
    places = rng.dirichlet(np.full(BUURTEN, 0.8))
    signals = []
    for place in rng.choice(BUURTEN, size, p=places):
        late = int(rng.integers(1, 4)) if rng.random() < 0.15 else 0
        recorded = int(rng.integers(1, MONTHS + 1)) + late
        removed = recorded + int(rng.integers(0, 5)) if rng.random() < 0.01 else None
        signals.append(DatedSignal(int(place), int(rng.integers(0, TYPES)), recorded, removed))
    return signals
