"""Rows put into a database past every rule, by the superuser of a throwaway cluster."""

from __future__ import annotations

import json
import uuid
from random import Random
from typing import Any

import psycopg

Row = dict[str, Any]
COLUMNS = (
    b"SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
    b" AND attgenerated = '' ORDER BY attnum"
)


class Planter:
    """Near misses are copies of rows that exist, with one or two fields changed. No trigger runs."""

    def __init__(self, connection: psycopg.Connection[Any], chance: Random) -> None:
        self.connection = connection
        self.chance = chance
        connection.execute("SET session_replication_role = replica")

    def rows(self, query: str, **values: Any) -> list[Row]:
        cursor = self.connection.execute(query.encode(), values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, query: str, **values: Any) -> Row:
        """One of the rows, by chance; `query` orders them, so that the same seed takes the same one."""
        found = self.rows(query, **values)
        if not found:
            raise LookupError(f"The demo has no row for: {query}")
        return self.chance.choice(found)

    def key(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def copy(self, table: str, original: Any, **changes: Any) -> uuid.UUID:
        """A second row like `original` under a key of its own."""
        key = self.key()
        self.copy_as(table, original, "id", key, **changes)
        return key

    def copy_as(self, table: str, original: Any, by: str, key: uuid.UUID, **changes: Any) -> None:
        """The copy of the row whose `by` is `original`, with `key` there."""
        cursor = self.connection.execute(COLUMNS, [table])
        names = [str(name) for (name,) in cursor.fetchall()]
        into, out = (", ".join(f'{before}"{name}"' for name in names) for before in ("", "(copied)."))
        self.connection.execute(
            f"INSERT INTO {table} ({into}) SELECT {out} FROM (SELECT jsonb_populate_record(t, %s::jsonb) AS copied"
            f" FROM {table} t WHERE t.{by} = %s) c".encode(),
            [json.dumps({by: key, **changes}, default=str), original],
        )

    def change(self, table: str, key: Any, *, by: str = "id", **changes: Any) -> None:
        names = ", ".join(f'"{name}" = %({name})s' for name in changes)
        self.connection.execute(
            f"UPDATE {table} SET {names} WHERE {by} = %(key)s".encode(),
            {**changes, "key": key},
        )

    def remove(self, table: str, key: Any) -> None:
        self.connection.execute(f"DELETE FROM {table} WHERE id = %s".encode(), [key])
