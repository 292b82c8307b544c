"""Everything that was published, attacked together: against trying every whole table."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiding.figures.disclosure.history import Secret, Statement, audit_history

ATOMS = ("a", "b", "c", "d")


def intervals(statements: list[Statement], secrets: list[Secret], top: int = 9) -> list[tuple[int, int]]:
    """Lowest and highest value of each secret over all tables of whole counts up to `top` that fit."""
    tables = np.array(list(product(range(top + 1), repeat=len(ATOMS))))
    for statement in statements:
        sums = tables[:, [ATOMS.index(atom) for atom in statement.atoms]].sum(axis=1)
        high = statement.high if statement.high is not None else sums.max(initial=0)
        tables = tables[(sums >= statement.low) & (sums <= high)]
    found = []
    for secret in secrets:
        sums = tables[:, [ATOMS.index(atom) for atom in secret.atoms]].sum(axis=1)
        found.append((int(sums.min()), int(sums.max())))
    return found


@st.composite
def publications(draw: st.DrawFn) -> tuple[list[Statement], list[Secret]]:
    truth = {atom: draw(st.integers(0, 5)) for atom in ATOMS}
    some = st.sets(st.sampled_from(ATOMS), min_size=1).map(lambda atoms: tuple(sorted(atoms)))
    statements = []
    for atoms in draw(st.lists(some, min_size=1, max_size=4)):
        total = sum(truth[atom] for atom in atoms)
        slack = draw(st.sampled_from([0, 0, 2, 4]))
        statements.append(Statement(atoms, max(0, total - slack), total + slack))
    for atom in ATOMS:  # every count has a limit, so that trying them all ends
        statements.append(Statement((atom,), 0, 9))
    secrets = [
        Secret(atoms, 5, draw(st.booleans())) for atoms in draw(st.lists(some, min_size=1, max_size=3))
    ]
    return statements, secrets


def kept(secret: Secret, low: int, high: int) -> bool:
    if secret.strict:
        return low == 0 and high >= secret.threshold
    return not (low >= 1 and high < secret.threshold) and high - low >= secret.threshold - 1


@settings(max_examples=150)
@given(publications())
def test_exactly_what_can_be_known_is_lost(published):
    statements, secrets = published
    found = audit_history(statements, secrets)
    expected = [
        secret
        for secret, (low, high) in zip(secrets, intervals(statements, secrets), strict=True)
        if not kept(secret, low, high)
    ]
    assert sorted(map(repr, found.lost)) == sorted(map(repr, expected))
    assert found.lost == found.given_away


@given(publications())
def test_without_time_everything_that_is_asked_is_lost_and_nothing_is_said_to_be_known(published):
    statements, secrets = published
    found = audit_history(statements, secrets, seconds=0.0)
    assert len(found.lost) == len(secrets)
    assert found.given_away == ()


def test_two_safe_tables_can_give_a_number_away_together():
    """Overlapping areas: a school zone beside a neighbourhood differs from it by one street."""
    street = Secret(("street",), 5, strict=True)
    zone = Statement(("school", "street"), 23, 23)
    town = Statement(("school", "street", "rest"), 60, 60)
    assert audit_history([zone, town], [street]).safe
    school = Statement(("school",), 20, 20)
    assert audit_history([school, town], [street]).safe
    assert audit_history([zone, school, town], [street]).given_away == (street,)


def test_a_month_that_no_figure_joins_is_judged_apart():
    facts = [Statement((("jan", n), ("jan", n + 1)), 7, 7) for n in range(0, 40, 2)]
    secrets = [Secret((("jan", n),), 5, strict=True) for n in range(40)]
    other = [Statement((("feb", 0),), 3, 3)]
    found = audit_history([*facts, *other], [*secrets, Secret((("feb", 0),), 5, strict=True)])
    assert [secret.atoms for secret in found.lost] == [((("feb", 0)),)]


@pytest.mark.parametrize("strict", [True, False])
def test_a_secret_that_nothing_touches_stays_one(strict):
    assert audit_history([Statement(("a",), 3, 3)], [Secret(("b",), 5, strict)]).safe
