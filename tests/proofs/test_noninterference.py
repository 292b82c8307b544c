"""`prove noninterference` would notice an answer that depends on hidden rows, and every kind of edit can be made."""

from __future__ import annotations

import psycopg
import pytest

from duiding.installation.proofs import noninterference, sight
from duiding.installation.proofs.asking import Asker
from duiding.installation.proofs.declassified import DECLASSIFIED, MOST
from duiding.installation.proofs.hidden import KINDS
from duiding.installation.proofs.line import Options
from duiding.installation.proofs.planting import Planter

COUNTING = """
CREATE FUNCTION ctx.how_many() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT count(*) FROM casework_signal $$;
ALTER FUNCTION ctx.how_many() OWNER TO duiding_ctx;
GRANT EXECUTE ON FUNCTION ctx.how_many() TO duiding_web;
"""


def test_the_list_of_what_may_tell_is_short():
    assert len(DECLASSIFIED) <= MOST and all(len(reason) > 40 for reason in DECLASSIFIED.values())


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_edit_is_made(server, django_db_blocker, kind):
    with django_db_blocker.unblock(), server.demo() as demo:
        with psycopg.connect(demo.superuser_dsn, autocommit=True) as connection:
            edit = KINDS[kind](Planter(connection, Options(seed=7).chance(kind)))
        assert edit.hidden_from


@pytest.mark.slow
def test_a_function_that_counts_hidden_rows_is_noticed(server, django_db_blocker):
    with django_db_blocker.unblock(), server.demo() as demo:
        server.sql(COUNTING, demo.dbname)
        token = demo.session_key("school")
        call = sight.Call("ctx.how_many", ())
        assert call in list(sight.calls({}, ()))
        tables = sight.tables()
        seen, before = sight.rows_in_sight(token, tables), sight.told(token, call)
        with psycopg.connect(demo.superuser_dsn, autocommit=True) as connection:
            KINDS["signal_with_a_group"](Planter(connection, Options(seed=7).chance("count")))
        assert sight.rows_in_sight(token, tables) == seen
        found = noninterference.Found()
        found.compare("planted", "school", str(call), before.encode(), sight.told(token, call).encode())
        assert found.differing


def test_a_question_is_answered_the_same_twice(shared_world):
    """Chance and time stand still, so that nothing has to be taken out before comparing."""
    with shared_world.acting("director") as actor:
        moment = actor.at
    asker = Asker(shared_world.session_key("director"), moment)
    for path in ("/signals/new/", "/groups/", "/meetings/"):
        ask = noninterference.Ask(path)
        first = asker.answer(ask)
        assert first.startswith(b"200") and first == asker.answer(ask)
