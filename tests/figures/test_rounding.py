"""Controlled rounding: additive, near, zeros kept, and safe when attacked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiding.figures.disclosure.hierarchies import flat
from duiding.figures.disclosure.rounding import Rounding, round_controlled
from duiding.figures.disclosure.table_audit import audit_rounded
from duiding.figures.disclosure.tables import table_from_leaves
from duiding.figures.solver import Outcome


@given(st.lists(st.integers(0, 30), min_size=24, max_size=24), st.sampled_from([5, 10]))
def test_rounding_adds_up_and_stays_near(two_levels, counts, base):
    table = table_from_leaves(two_levels, np.array(counts).reshape(6, 4))
    system = table.system()
    result = round_controlled(system, base=base)
    assert not (result.values % base).any()
    assert system.adds_up(result.values)
    assert (abs(result.values - system.counts) < base).all()
    assert (result.values[system.counts % base == 0] == system.counts[system.counts % base == 0]).all()


def test_published_example_by_the_nearest_rule_does_not_add_up(small_count_rounding_example):
    system = small_count_rounding_example.system()
    nearest = np.rint(system.counts / 5).astype(np.int64) * 5
    assert not system.adds_up(nearest)
    assert system.adds_up(round_controlled(system).values)


def test_audit_of_rounding_finds_a_table_that_does_not_add_up(small_count_rounding_example):
    system = small_count_rounding_example.system()
    good = round_controlled(system, rng=np.random.default_rng(3))
    assert audit_rounded(system, good).safe
    bad = Rounding(np.rint(system.counts / 5).astype(np.int64) * 5, 5, 0, Outcome.OPTIMAL, 0.0)
    assert not audit_rounded(system, bad).safe


def test_a_secret_term_makes_the_choice_unpredictable():
    table = table_from_leaves([flat(["T", *"abcd"]), flat(["T", *"1234"])], np.full((4, 4), 12))
    seen = {tuple(round_controlled(table.system()).values) for _ in range(6)}
    assert len(seen) > 1


@pytest.mark.parametrize("seed", range(4))
def test_three_dimensions(seed):
    cube = np.random.default_rng(seed).poisson(4, (6, 5, 4))
    dims = [flat(["T", *"abcdef"]), flat(["T", *"12345"]), flat(["T", *"wxyz"])]
    system = table_from_leaves(dims, cube).system()
    result = round_controlled(system)
    assert system.adds_up(result.values)
    assert (abs(result.values - system.counts) <= result.reach).all()
    assert audit_rounded(system, result).safe
