"""The proof of withdrawals sees a channel that stays open, and puts everything back for the next one."""

from __future__ import annotations

import psycopg
import pytest

from duiding.installation.proofs.line import Options
from duiding.installation.proofs.withdrawn.channels import Channels
from duiding.installation.proofs.withdrawn.deeds import DEEDS, CovenantEnded, Role

ALWAYS_OPEN = (
    "CREATE OR REPLACE FUNCTION ctx.role_opens(p_membership uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER"
    " SET search_path = pg_catalog, public, pg_temp AS 'SELECT true'"
)


@pytest.fixture(scope="module")
def channels(demo):
    return Channels(demo)


@pytest.mark.parametrize("kind", DEEDS, ids=[kind.what for kind in DEEDS])
def test_what_was_open_is_closed_and_open_again_after(demo, channels, kind):
    deed = kind(demo, channels)
    for seed in (1, 1):
        outcome = deed.once(Options(seed=seed).chance())
        assert outcome.asked and outcome.still_open == []


def test_a_role_that_opens_for_ever_is_found(demo, channels, plant):
    plant(ALWAYS_OPEN)
    assert Role(demo, channels).once(Options(seed=1).chance()).still_open
    assert CovenantEnded(demo, channels).once(Options(seed=1).chance()).still_open == []


@pytest.fixture
def plant(demo):
    """A function made wrong for one test."""
    before = []
    with psycopg.connect(demo.superuser_dsn, autocommit=True) as connection:

        def make(statement: str) -> None:
            row = connection.execute(
                "SELECT pg_get_functiondef('ctx.role_opens(uuid)'::regprocedure)"
            ).fetchone()
            before.append(row[0])
            connection.execute(statement)

        yield make
        connection.execute(before[0])
