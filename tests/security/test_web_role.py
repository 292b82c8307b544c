"""What an attacker with SQL as the web role can and cannot do; each no stands beside its yes."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError, connection, transaction


def attempt(statement: str, parameters: list[object] | None = None) -> list[tuple]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters or [])
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM accounts.accounts_account",
        "SELECT * FROM accounts.accounts_capability",
        "INSERT INTO accounts.accounts_capability (hash, kind) VALUES ('\\x00', 'session')",
        "UPDATE accounts.accounts_account SET password = ''",
        "UPDATE ctx.clock SET shift = '1 year'",
        "SET ROLE duiding_owner",
        "SET ROLE duiding_ctx",
        "DELETE FROM audit.entry",
        "INSERT INTO audit.entry (at, action, object_type) VALUES (now(), 'read', 'x')",
        "UPDATE audit.entry SET role = 'X'",
        "SELECT audit.seal_now()",
        "DELETE FROM casework_signal",
        "TRUNCATE casework_signal",
        "UPDATE casework_signal SET status = 'finished'",
        "UPDATE casework_youthgroup SET status = 'execution'",
        "CREATE TEMP TABLE t (a int)",
        "CREATE TABLE t (a int)",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY casework_signal TO PROGRAM 'true'",
        "ALTER TABLE casework_signal DISABLE ROW LEVEL SECURITY",
        "SELECT ctx.found_municipality(gen_random_uuid(), 'x', 'x', true, gen_random_uuid(), gen_random_uuid(),"
        " 'x', 'x', gen_random_uuid())",
        "SELECT * FROM ctx.memberships_of(gen_random_uuid())",
        "SELECT * FROM ctx.transition",
        "INSERT INTO ctx.standing VALUES ('SCH', 'trail', 'read')",
    ],
)
def test_the_web_role_is_refused(shared_world, statement):
    with (
        shared_world.acting("director"),
        pytest.raises(DatabaseError, match=r"permission denied|must be|append-only"),
    ):
        attempt(statement)


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
