"""The attacker's intervals against trying out every whole table."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiding.figures.disclosure.auditor import Fact, FactSystem, Finding, audit
from duiding.figures.errors import BadInput


@st.composite
def systems(draw: st.DrawFn) -> FactSystem:
    base = draw(st.integers(2, 5))
    truth = draw(st.lists(st.integers(0, 5), min_size=base, max_size=base))
    some = st.sets(st.integers(0, base - 1), min_size=1).map(lambda cells: tuple(sorted(cells)))
    facts = []
    for cells in draw(st.lists(some, max_size=5)):
        total = sum(truth[cell] for cell in cells)
        slack = draw(st.sampled_from([0, 0, 1, None]))
        low = max(0, total - draw(st.integers(0, 1)))
        facts.append(Fact(cells, low, None if slack is None else total + slack))
    return FactSystem("drawn", base, tuple(facts), tuple(draw(st.lists(some, min_size=1, max_size=2))))


def brute_force(system: FactSystem) -> list[tuple[int, int | None]]:
    """Every whole table up to the limits; a count without a limit is tried up to 9."""
    limits = [
        min((f.high for f in system.facts if f.high is not None and cell in f.cells), default=None)
        for cell in range(system.base)
    ]
    tables = [
        table
        for table in product(*(range((9 if limit is None else limit) + 1) for limit in limits))
        if all(
            f.low <= sum(table[c] for c in f.cells) <= (f.high or 0 if f.high == 0 else f.high or 99)
            for f in system.facts
        )
    ]
    answers: list[tuple[int, int | None]] = []
    for target in system.targets:
        sums = [sum(table[cell] for cell in target) for table in tables]
        open_ended = any(limits[cell] is None for cell in target)
        answers.append((min(sums), None if open_ended else max(sums)))
    return answers


@given(systems())
def test_intervals_are_exact(system):
    result = audit(system)
    assert result.proven
    assert [finding.interval for finding in result.findings] == brute_force(system)


@given(systems(), st.data())
def test_one_more_published_fact_never_widens_an_interval(system, data):
    whole = audit(system)
    subset = FactSystem("less", system.base, system.facts[:-1], system.targets)
    for less, more in zip(audit(subset).findings, whole.findings, strict=True):
        assert less.interval[0] <= more.interval[0]
        assert less.interval[1] is None or (
            more.interval[1] is not None and more.interval[1] <= less.interval[1]
        )


def test_whole_numbers_say_more_than_a_linear_programme():
    """An odd circle of pairs: halves fit, whole numbers do not."""
    facts = (Fact((0, 1), 1, 1), Fact((1, 2), 1, 1), Fact((0, 2, 3), 1, 1), Fact((3, 4), 1, 1))
    system = FactSystem("odd circle", 5, facts, ((3,), (1,)))
    assert [finding.interval for finding in audit(system).findings] == brute_force(system)


@pytest.mark.parametrize(
    ("interval", "proven", "threshold", "unsafe"),
    [
        ((1, 4), True, 5, True),
        ((3, 3), True, 5, True),
        ((0, 4), True, 5, False),
        ((0, 0), True, 5, False),
        ((1, 5), True, 5, False),
        ((1, 9), True, 10, True),
        ((2, None), True, 5, False),
        ((0, 90), False, 5, True),
    ],
)
def test_unsafe_is_provably_small_or_not_proven(interval, proven, threshold, unsafe):
    assert Finding(interval, proven).is_unsafe(threshold) is unsafe


def test_no_time_is_unsafe():
    system = FactSystem("no time", 3, (Fact((0, 1, 2), 9, 9),), ((0,),))
    result = audit(system, seconds=0.0)
    assert not result.proven
    assert result.unsafe


def test_contradiction_is_named():
    system = FactSystem("twice", 2, (Fact((0, 1), 3, 3), Fact((0,), 4, 4)), ((1,),))
    with pytest.raises(BadInput, match="twice"):
        audit(system)


def test_a_sum_without_published_limit_has_no_upper_end():
    system = FactSystem("open", 3, (Fact((0, 1), 2, None), Fact((1,), 0, 1)), ((0,), (1,), (2,)))
    assert [f.interval for f in audit(system).findings] == [(1, None), (0, 1), (0, None)]
