"""Rows laid down by the superuser of a throwaway server: what is not said gets the plainest value of its type."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from typing import Any

import psycopg
from psycopg import sql

LONG = "Dit is een tekst van meer dan twintig tekens."
TODAY = dt.date(2026, 1, 1)
COLUMNS = """SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attgenerated = ''"""

PLAIN: dict[str, Any] = {
    "text": "", "character varying": "", "boolean": False, "integer": 1, "smallint": 1, "bigint": 1, "jsonb": "[]",
    "bytea": b"x", "character varying[]": [], "date": TODAY, "numeric": 0, "double precision": 0,
    "timestamp with time zone": dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC),
}  # fmt: skip
# What a check of the table asks, whatever the row is about.
FITTING: dict[str, Any] = {
    "own_observation": LONG, "purpose": LONG, "necessity": LONG, "proportionality": LONG, "subsidiarity": LONG,
    "regime": "na", "declares_no_persons": True, "kind": "txt", "size": 1, "is_voluntary": True, "goal": 1,
    "level": 1, "decision_step": "open_name_list", "ends_on": TODAY + dt.timedelta(days=3650), "review_on": TODAY,
    "late_reason": "kwam later", "ground": "x",
}  # fmt: skip


class Filler:
    """Collects rows per table and writes them in one go, without triggers or foreign keys."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self.columns: dict[str, dict[str, tuple[str, bool]]] = defaultdict(dict)
        for table, name, kind, required in connection.execute(COLUMNS):
            self.columns[table][name] = (kind, required)
        self.waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def row(self, table: str, **values: Any) -> dict[str, Any]:
        """A whole row; `id` is made when the table has one."""
        if "id" in self.columns[table]:
            values.setdefault("id", uuid.uuid4())
        unknown = set(values) - set(self.columns[table])
        if unknown:
            raise LookupError(f"{table} has no {', '.join(sorted(unknown))}")
        return {
            name: values[name] if name in values else self._plain(name, kind) if required else None
            for name, (kind, required) in self.columns[table].items()
        }

    def _plain(self, name: str, kind: str) -> Any:
        return FITTING[name] if name in FITTING else PLAIN[kind]

    def lay(self, table: str, **values: Any) -> uuid.UUID:
        """Its key: `id`, or `member_id` of the one table that has no other."""
        made = self.row(table, **values)
        self.waiting[table].append(made)
        key: uuid.UUID = made.get("id") or made["member_id"]
        return key

    def write(self) -> None:
        with self.connection.transaction():
            self.connection.execute("SET LOCAL session_replication_role = replica")
            for table, rows in self.waiting.items():
                self._copy(table, list(self.columns[table]), rows)
        self.waiting.clear()

    def _copy(self, table: str, names: list[str], rows: list[dict[str, Any]]) -> None:
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names))
        )
        with self.connection.cursor().copy(statement) as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])


def insertion(table: str, row: dict[str, Any]) -> sql.Composed:
    """One row, as the application would add it."""
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder(name) for name in row),
    )
