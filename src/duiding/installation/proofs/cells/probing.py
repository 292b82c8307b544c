"""Asking the database: which rows are seen, which can be changed, and whether a row can be added."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from psycopg import errors, sql

from duiding.installation.proofs.cells.facts import Asker
from duiding.installation.proofs.cells.filling import insertion

REFUSED = (errors.InsufficientPrivilege,)
PERSONAL = {"casework_memberidentity": "member_id"}


def key_of(table: str) -> str:
    return PERSONAL.get(table, "id")


@contextmanager
def asking(connection: psycopg.Connection, asker: Asker, role: str) -> Iterator[None]:
    """One transaction under this capability, which leaves nothing behind."""
    with connection.transaction(force_rollback=True):
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
        connection.execute("SELECT set_config('duiding.capability', %s, true)", [asker.token])
        yield


def visible(connection: psycopg.Connection, table: str) -> set[UUID]:
    """Empty when there is no grant: nothing to see is nothing to see."""
    return _keys(connection, sql.SQL("SELECT {} FROM {}"), table)


def changeable(connection: psycopg.Connection, table: str, column: str) -> set[UUID]:
    """Rows that an UPDATE of everything reaches; each keeps its value."""
    return _keys(connection, sql.SQL("UPDATE {1} SET {2} = {2} RETURNING {0}"), table, column)


def deletable(connection: psycopg.Connection, table: str) -> set[UUID]:
    return _keys(connection, sql.SQL("DELETE FROM {1} RETURNING {0}"), table)


def _keys(connection: psycopg.Connection, statement: sql.SQL, table: str, *columns: str) -> set[UUID]:
    names = [sql.Identifier(name) for name in (key_of(table), table, *columns)]
    try:
        with connection.transaction(force_rollback=True):
            return {row[0] for row in connection.execute(statement.format(*names))}
    except REFUSED:
        return set()


def addable(connection: psycopg.Connection, table: str, row: dict[str, Any]) -> bool:
    """Refused is refused, whichever part of the database says so. Keys and checks are looked at after the policies:
    a row that only they stop was let through. Any other fault is a fault of the proof.
    """
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(insertion(table, row), row)
    except REFUSED:
        return False
    except errors.IntegrityError:
        return True
    except psycopg.DatabaseError as error:
        if (error.sqlstate or "").startswith("DU"):
            return False
        raise
    return True
