"""`prove catalog`: what must hold for every table, policy, function and grant, read from the live catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict

from duiding.installation.proofs.catalogue import declared, guards, linter, plans, roles, tables
from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.server import Server

INVARIANTS = (*tables.INVARIANTS, *roles.INVARIANTS, *guards.INVARIANTS)
COUNTS = """
    SELECT 'tables, policies, definer functions, grants of a table',
           (SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relowner = 'duiding_owner'::regrole),
           (SELECT count(*) FROM pg_policy), (SELECT count(*) FROM pg_proc WHERE prosecdef AND proowner > 16384),
           (SELECT count(*) FROM pg_class, aclexplode(relacl) WHERE relowner = 'duiding_owner'::regrole AND relkind = 'r')
"""
SEEN_BY_CTX = """SELECT polrelid::regclass::text FROM pg_policy
    WHERE 'duiding_ctx'::regrole = ANY (polroles) ORDER BY 1"""


def prove(server: Server, options: Options) -> Iterator[Line]:
    with server.empty() as name:
        with psycopg.connect(server.cluster.superuser_dsn(name)) as connection:
            yield from lines(connection)
        yield linter.line(address(server.cluster.superuser_dsn(name)))


def lines(connection: psycopg.Connection) -> Iterator[Line]:
    what, *numbers = connection.execute(COUNTS).fetchone() or ()
    yield Line(str(what), "", ", ".join(str(number) for number in numbers))
    for invariant in INVARIANTS:
        yield invariant.line(connection)
    yield declared.line(connection)
    yield plans.line(connection)
    read = [str(table) for (table,) in connection.execute(SEEN_BY_CTX)]
    yield Line("tables that the context functions read", "listed", str(len(read)), found=(", ".join(read),))


def broken(connection: psycopg.Connection) -> str | None:
    """The first invariant that does not hold, for who changes the catalogue and looks whether it is seen."""
    return next((i.what for i in INVARIANTS if i.broken(connection)), None)


def address(dsn: str) -> str:
    """The connection string as a URL, for a program that takes no other form."""
    part = {key: quote(str(value), safe="") for key, value in conninfo_to_dict(dsn).items()}
    return f"postgresql://{part['user']}:{part['password']}@/{part['dbname']}?host={part['host']}"
