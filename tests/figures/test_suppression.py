"""Suppression judged by the exact auditor, not by its own certificates."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiding.figures.disclosure.auditor import Fact, FactSystem, audit
from duiding.figures.disclosure.hierarchies import Hierarchy, flat
from duiding.figures.disclosure.suppression import suppress
from duiding.figures.disclosure.table_audit import audit_suppressed
from duiding.figures.disclosure.tables import Table, table_from_leaves


def attacked(table: Table, hidden: np.ndarray, threshold: int = 5) -> list[tuple[int, int | None]]:
    """Exact intervals of the small cells, from the published cells and the structure alone."""
    system = table.system()
    places = {}
    leaves = [h.leaves() for h in table.hierarchies]
    keys = table.keys()
    for key in keys:
        if all(code in leaf for code, leaf in zip(key, leaves, strict=True)):
            places[key] = len(places)

    def below(hierarchy: Hierarchy, code: str) -> list[str]:
        if code not in hierarchy.parts:
            return [code]
        return [leaf for part in hierarchy.parts[code] for leaf in below(hierarchy, part)]

    def base(key: tuple[str, ...]) -> tuple[int, ...]:
        codes = [below(h, code) for h, code in zip(table.hierarchies, key, strict=True)]
        return tuple(places[tuple(k)] for k in np.array(np.meshgrid(*codes)).T.reshape(-1, len(codes)))

    counts = system.counts
    facts = tuple(
        Fact(base(key), int(n), int(n)) for key, n, h in zip(keys, counts, hidden, strict=True) if not h
    )
    small = [key for key, n in zip(keys, counts, strict=True) if 0 < n < threshold]
    result = audit(FactSystem("table", len(places), facts, tuple(base(key) for key in small)))
    return [finding.interval for finding in result.findings]


def protects(interval: tuple[int, int | None], threshold: int = 5) -> bool:
    return interval[0] == 0 and (interval[1] is None or interval[1] >= threshold)


def test_published_example_is_protected(small_count_rounding_example):
    result = suppress(small_count_rounding_example.system())
    assert all(map(protects, attacked(small_count_rounding_example, result.hidden)))


def test_hiding_only_the_small_cells_does_not_protect():
    """The test above can fail: a small cell alone in its row and column is exact."""
    table = table_from_leaves([flat(["T", "a", "b"]), flat(["T", "1", "2"])], np.array([[3, 20], [30, 40]]))
    counts = table.counts.ravel()
    naive = (counts > 0) & (counts < 5)
    assert attacked(table, naive) == [(3, 3)]
    assert not audit_suppressed(table.system(), naive).safe
    assert all(map(protects, attacked(table, suppress(table.system()).hidden)))


@settings(max_examples=10)
@given(st.lists(st.integers(0, 12), min_size=24, max_size=24), st.sampled_from([5, 10]))
def test_every_small_cell_keeps_zero_and_threshold(two_levels, counts, threshold):
    table = table_from_leaves(two_levels, np.array(counts).reshape(6, 4))
    result = suppress(table.system(), threshold=threshold)
    flat_counts = table.counts.ravel()
    assert not result.hidden[flat_counts == 0].any()
    intervals = attacked(table, result.hidden, threshold)
    assert all(protects(interval, threshold) for interval in intervals)
    assert audit_suppressed(table.system(), result.hidden, threshold=threshold).safe


@settings(max_examples=8)
@given(st.lists(st.integers(0, 9), min_size=18, max_size=18), st.permutations(range(3)))
def test_order_of_categories_never_changes_safe(counts, order):
    cube = np.array(counts).reshape(3, 3, 2)
    dims = [flat(["T", "a", "b", "c"]), flat(["T", "1", "2", "3"]), flat(["T", "x", "y"])]
    first, second = (table_from_leaves(dims, cube[list(o)]) for o in (range(3), order))
    hidden = suppress(first.system()).hidden.reshape(first.counts.shape)
    moved = np.concatenate([hidden[:1], hidden[1:][list(order)]])
    assert audit_suppressed(first.system(), hidden.ravel()).safe
    assert audit_suppressed(second.system(), moved.ravel()).safe


@pytest.mark.parametrize("seed", [1, 2])
def test_three_dimensions_hold_in_whole_numbers(seed):
    rng = np.random.default_rng(seed)
    cube = rng.poisson(rng.gamma(0.7, 6.0, (4, 4, 3)))
    dims = [flat(["T", *"abcd"]), flat(["T", *"1234"]), flat(["T", *"xyz"])]
    table = table_from_leaves(dims, cube)
    result = suppress(table.system())
    assert all(map(protects, attacked(table, result.hidden)))


def test_sensitive_large_cell_is_hidden_and_not_exact():
    """A cell of 9 signals by two reporters is no small number, but may not be worked out."""
    table = table_from_leaves([flat(["T", *"abc"]), flat(["T", *"123"])], np.full((3, 3), 9))
    sensitive = np.zeros(16, dtype=bool)
    sensitive[5] = True
    result = suppress(table.system(), sensitive=sensitive)
    assert result.hidden[5]
    assert result.hidden.sum() == 4


@pytest.mark.parametrize("seed", range(3))
def test_small_tables_get_the_fewest_extra_cells(seed):
    """Against trying every smaller set of extra cells of a 4 by 3 table."""
    rng = np.random.default_rng(seed)
    table = table_from_leaves([flat(["T", *"abcd"]), flat(["T", *"123"])], rng.integers(0, 16, (4, 3)))
    system = table.system()
    result = suppress(system)
    candidates = np.flatnonzero((system.counts > 0) & ~result.primary)
    for size in range(result.extra.size):
        for extra in combinations(candidates, size):
            hidden = result.primary.copy()
            hidden[list(extra)] = True
            assert not audit_suppressed(system, hidden).safe
