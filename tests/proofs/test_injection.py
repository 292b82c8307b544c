"""The proof of injection would find a hole, and its own hole is nowhere in the product."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.urls import Resolver404, resolve

from duiding.directory import actor
from duiding.installation.proofs import injection
from duiding.installation.proofs.attacks import hole
from duiding.installation.proofs.attacks.families import Attack
from duiding.settings import base

SOURCE = Path(injection.__file__).resolve().parents[2]


PLANTED = {
    "told": (
        "GRANT USAGE ON SCHEMA accounts TO duiding_web; GRANT SELECT ON accounts.accounts_account TO duiding_web",
        "SELECT * FROM accounts.accounts_account",
    ),
    "knew": (
        "GRANT EXECUTE ON FUNCTION ctx.missing_group(uuid, text, jsonb) TO duiding_web",
        "SELECT ctx.missing_group(':hidden:', 'interpret', '{}')",
    ),
    "changed": (
        "GRANT INSERT ON ctx.standing TO duiding_web",
        "INSERT INTO ctx.standing VALUES ('SCH', 'trail', 'read')",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("finding", list(PLANTED))
def test_a_planted_hole_is_found(demo, server, finding):
    opened, attack = PLANTED[finding]
    server.sql(opened, demo.dbname)
    with override_settings(ROOT_URLCONF=hole.__name__):
        game = injection.Game(demo, [Attack("planted", attack)], "no victim")
        game.play("school", thorough=False)
    assert getattr(game, finding), finding


def test_the_hole_is_not_in_the_product():
    assert base.ROOT_URLCONF != hole.__name__
    with pytest.raises(Resolver404):
        resolve(hole.PATH)
    naming = [
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if "attacks import" in file.read_text() and "hole" in file.read_text()
    ]
    assert naming == ["installation/proofs/injection.py"]


def test_a_token_does_not_stand_in_the_text_of_a_statement(world):
    """All web processes share a role, so the text of a statement is not a place for a secret."""
    token = world.token("director")
    with transaction.atomic():
        actor.enter(token)
        backend = connection.connection.info.backend_pid
        with psycopg.connect(world.superuser_dsn) as watching:
            query = watching.execute(
                "SELECT query FROM pg_stat_activity WHERE pid = %s", [backend]
            ).fetchone()[0]
        assert "set_config" in query and token not in query
        assert actor.current().role == "PR"


def test_what_sql_left_on_a_connection_is_gone_at_the_next_request(world):
    def left():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM pg_prepared_statements), current_setting('statement_timeout')"
            )
            return cursor.fetchone()

    calm = left()
    with connection.cursor() as cursor:
        cursor.execute("PREPARE mine AS SELECT 1; SET statement_timeout = '7s'")
    assert left() == (1, "7s")
    assert world.client(None).get("/sign-in/").status_code < 400
    assert left() == calm
