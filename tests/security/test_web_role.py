"""What an attacker with SQL as the web role can and cannot do; each no stands beside its yes."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError, connection, transaction


def attempt(statement: str, parameters: list[object] | None = None) -> list[tuple]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters or [])
        return cursor.fetchall() if cursor.description else []


def test_row_security_cannot_be_switched_off(world):
    with world.acting("director"), pytest.raises(DatabaseError, match="row-level security"):
        attempt("SET LOCAL row_security = off; SELECT * FROM directory_person")


@pytest.mark.parametrize(("secret", "found"), [("person", 0), ("membership", 0), ("token", 1)])
def test_only_the_token_itself_opens_anything(world, secret, found):
    person, membership = world.ours.people["director"]
    values = {"person": str(person), "membership": str(membership), "token": world.token("director")}
    with transaction.atomic():
        attempt("SELECT set_config('duiding.capability', %s, true)", [values[secret]])
        assert len(attempt("SELECT 1 FROM directory_person WHERE id = %s", [person])) == found


def test_a_context_does_not_outlive_its_transaction(world):
    with world.acting("director"):
        assert attempt("SELECT count(*) FROM directory_person") != [(0,)]
    assert attempt("SELECT count(*) FROM directory_person") == [(0,)]


@pytest.mark.parametrize("step", ["submit", "admit", "anonymise", str(uuid.uuid4())])
def test_a_decision_row_for_nothing_is_refused(world, step):
    with world.acting("director") as actor, pytest.raises(DatabaseError):
        attempt(
            "INSERT INTO casework_signalreview (id, municipality_id, step, source, target, reason, decided_at, role,"
            " signal_id) VALUES (gen_random_uuid(), %s, %s, 'concept', 'submitted', '', now(), '', gen_random_uuid())",
            [actor.municipality_id, step],
        )
