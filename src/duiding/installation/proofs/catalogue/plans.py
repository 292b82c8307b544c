"""What the planner makes of the policies: the context is asked once per query, in an InitPlan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import psycopg

from duiding.installation.proofs.catalogue.invariant import CLOSED
from duiding.installation.proofs.line import Line

CONDITIONS = (
    "Filter",
    "Index Cond",
    "Recheck Cond",
    "Join Filter",
    "Hash Cond",
    "Merge Cond",
    "One-Time Filter",
)
READABLE = f"""SELECT t.oid::regclass::text FROM {CLOSED} t
    WHERE has_table_privilege('duiding_web', t.oid, 'SELECT') ORDER BY 1"""


def context_asked_for_each_row(connection: psycopg.Connection) -> list[str]:
    """Tables whose plan, for the web role, calls a context function outside an InitPlan."""
    tables = [str(row[0]) for row in connection.execute(READABLE.encode())]
    with connection.transaction(force_rollback=True):
        connection.execute("SET LOCAL ROLE duiding_web")
        return [table for table in tables if any("ctx." in text for text in _conditions(connection, table))]


def _conditions(connection: psycopg.Connection, table: str) -> Iterator[str]:
    # A function written in SQL would be inlined and not be seen by its name; definer functions never are.
    plan = connection.execute(f"EXPLAIN (VERBOSE, FORMAT JSON) SELECT * FROM {table}".encode()).fetchone()
    assert plan is not None  # noqa: S101  EXPLAIN always answers
    found = plan[0] if isinstance(plan[0], list) else json.loads(plan[0])
    yield from _of_node(found[0]["Plan"])


def _of_node(node: dict[str, Any]) -> Iterator[str]:
    yield from (str(node[name]) for name in CONDITIONS if name in node)
    for child in node.get("Plans", ()):
        yield from _of_node(child)


def line(connection: psycopg.Connection) -> Line:
    wrong = context_asked_for_each_row(connection)
    return Line(
        "plans that ask the context for each row", "0 tables", str(len(wrong)), not wrong, tuple(wrong)
    )
