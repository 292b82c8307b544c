"""What an insider does who can send SQL as the web role, under a capability that is really theirs."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, connection, transaction


def sql(statement: str, *parameters: object) -> list[tuple[Any, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def answer(statement: str, *parameters: object) -> str:
    """What the insider learns: the error as the server gives it, or the rows."""
    try:
        return repr(sql(statement, *parameters))
    except DatabaseError as error:
        cause: Any = error.__cause__
        return f"{cause.sqlstate} {cause.diag.message_primary} {cause.diag.message_detail}"


def decision(table: str, key: str) -> str:
    """An INSERT of a step; parameters: municipality, step, source, target, the row it is about."""
    return (
        f"INSERT INTO {table} (id, municipality_id, step, source, target, reason, decided_at, role, {key})"
        " VALUES (gen_random_uuid(), %s, %s, %s, %s, 'omdat het kan', now(), '', %s)"
    )
