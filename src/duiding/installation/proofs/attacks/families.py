"""Attack strings made by rule: every table, every view of the catalogue, every function, every role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

ROLES = (
    "duiding_owner", "duiding_ctx", "duiding_step", "duiding_retention", "duiding_migrate", "duiding_signin",
    "duiding_worker", "duiding_trust", "duiding_backup", "postgres",
)  # fmt: skip
ODD = ("NULL", "''", "'ca4a'", "'{}'", "'1 OR 1=1'", "'\\x00'", "repeat('a', 9999)", "'%'", "'ca4a.*'")
SCHEMAS = "('public', 'accounts', 'audit', 'ctx', 'trust')"


@dataclass(frozen=True)
class Attack:
    """`sql` may hold several statements, and `:hidden:` for the key of a row out of sight: then it is sent twice,
    the second time with a key that does not exist, and both must say the same."""

    family: str
    sql: str


def generated(superuser_dsn: str) -> Iterator[Attack]:
    with psycopg.connect(superuser_dsn) as connection:
        yield from _tables(connection)
        yield from _accounts(connection)
        yield from _catalogue(connection)
        yield from _functions(connection)
    yield from _roles()
    yield from _capabilities()


def _names(connection: psycopg.Connection, query: str) -> list[str]:
    return [str(name) for (name,) in connection.execute(query.encode()).fetchall()]


def _tables(connection: psycopg.Connection) -> Iterator[Attack]:
    for table in _names(
        connection,
        "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'v', 'm')"
        f" AND relnamespace::regnamespace::text IN {SCHEMAS} ORDER BY 1",
    ):
        yield Attack("read a table", f"SELECT * FROM {table}")
        yield Attack("write out a table", f"DELETE FROM {table} RETURNING *")
        yield Attack(
            "rows through a function", f"SELECT query_to_xml('SELECT * FROM {table}', true, false, '')"
        )


def _accounts(connection: psycopg.Connection) -> Iterator[Attack]:
    for table in _names(
        connection,
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = 'accounts'::regnamespace ORDER BY 1",
    ):
        yield Attack("accounts", f"INSERT INTO {table} DEFAULT VALUES RETURNING *")
        yield Attack("accounts", f"TRUNCATE {table} CASCADE")
        yield Attack("accounts", f"LOCK TABLE {table}")
        yield Attack("accounts", f"COPY {table} TO PROGRAM 'cat > /tmp/ca4a'")
        yield Attack("accounts", f"WITH stolen AS (DELETE FROM {table} RETURNING *) SELECT * FROM stolen")
        yield Attack("accounts", f"MERGE INTO {table} t USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE")


def _catalogue(connection: psycopg.Connection) -> Iterator[Attack]:
    for view in _names(
        connection,
        "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('v', 'r')"
        " AND relnamespace = 'pg_catalog'::regnamespace AND relname <> 'pg_attribute' ORDER BY 1",
    ):
        yield Attack("catalogue", f"SELECT * FROM {view}")


def _functions(connection: psycopg.Connection) -> Iterator[Attack]:
    """Every function of ours with text where it expects text and with odd values everywhere."""
    rows = connection.execute(
        b"SELECT p.oid::regproc::text, p.pronargs FROM pg_proc p WHERE p.pronamespace IN ('ctx'::regnamespace,"
        b" 'audit'::regnamespace) AND p.prorettype <> 'trigger'::regtype ORDER BY 1, 2"
    ).fetchall()
    for place, (name, number) in enumerate(rows):
        odd = ", ".join(ODD[(place + position) % len(ODD)] for position in range(number))
        hidden = ", ".join(["':hidden:'"] * number)
        yield Attack("functions, odd arguments", f"SELECT * FROM {name}({odd})")
        if number:
            yield Attack("functions, hidden rows", f"SELECT * FROM {name}({hidden})")


def _roles() -> Iterator[Attack]:
    for role in ROLES:
        yield Attack("roles", f"SET ROLE {role}; SELECT * FROM accounts.accounts_account")
        yield Attack("roles", f"SET SESSION AUTHORIZATION {role}; SELECT * FROM casework_memberidentity")
        yield Attack("roles", f"GRANT {role} TO duiding_web")
        yield Attack("roles", f"SELECT set_config('role', '{role}', false); SELECT * FROM audit.entry")


def _capabilities() -> Iterator[Attack]:
    tries = {
        "the key of a person": ":person:",
        "the key of a membership": ":membership:",
        "the hash of a live one": ":hash:",
        "a quote": "'' OR true --",
        "an empty one": "",
        "all": "%",
        "json": '{"role": "PR"}',
    }
    for local in ("true", "false"):
        for value in tries.values():
            yield Attack(
                "capabilities",
                f"SELECT set_config('duiding.capability', '{value}', {local});"
                " SELECT * FROM casework_signal; SELECT * FROM casework_youthgroup; SELECT * FROM audit.entry",
            )
    for name in ("person_id", "role", "municipality_id", "org", "capability_hash"):
        yield Attack(
            "capabilities",
            f"SELECT set_config('duiding.{name}', ':person:', false); SELECT * FROM casework_signal",
        )
