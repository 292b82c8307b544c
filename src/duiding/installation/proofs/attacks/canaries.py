"""A word of its own in every text of every row, so that whatever comes out of the database can be traced to its row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import CharField, EmailField, Model, TextField

from duiding.directory.routers import APART

# Words by which the database decides; with other words in them the rows would not be what they are.
DECIDING = frozenset({
    "status", "step", "source", "target", "role", "slug", "category", "operation", "relation", "condition", "part",
    "code", "action", "object_type", "key", "kind", "tx", "up_to_tx", "theme", "data", "decision_step", "reason",
})  # fmt: skip
MARK = "ca4a41e0"
TRACE = re.compile(rf"{MARK}[0-9a-f]{{8}}|[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}|[0-9a-f]{{64}}")
EVERY_TABLE = """
SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('public', 'accounts', 'audit', 'ctx', 'trust') AND c.relkind = 'r' ORDER BY 1
"""


def plant(superuser_dsn: str) -> tuple[int, list[str]]:
    """How many texts got their word, and in which columns none fits."""
    planted, refused = 0, []
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for table, column, longest in columns():
            try:
                planted += connection.execute(_word_for_each(table, column, longest).encode()).rowcount
            except psycopg.errors.IntegrityError:
                refused.append(f"{table}.{column}")
        connection.execute("ANALYZE")  # the statistics hold them too
    return planted, refused


def _word_for_each(table: str, column: str, longest: int) -> str:
    word = f"'{MARK}' || substr(md5(t::text || '{column}'), 1, 8)"
    # Long enough for the texts that must say something.
    text = f"left(concat_ws(' ', {word}, {word}), {longest})" if longest > 40 else word
    return f'UPDATE {table} t SET "{column}" = {text}'


def columns() -> list[tuple[str, str, int]]:
    """Table, column and length of every free text of the product."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField) and _is_free(field):
                found.append((_table(model), str(field.column), field.max_length or 200))
    return found


def _is_free(field: CharField[Any, Any] | TextField[Any, Any]) -> bool:
    is_long = (field.max_length or 200) >= 2 * len(MARK)
    return (is_long and not field.choices and field.name not in DECIDING) or isinstance(field, EmailField)


def _table(model: type[Model]) -> str:
    """In which schema it stands follows from its application."""
    name = model._meta.db_table.replace('"."', ".")
    return name if "." in name else f"{'accounts' if model._meta.app_label in APART else 'public'}.{name}"


def traces(text: str) -> set[str]:
    """The words and keys in it that can be traced to a row."""
    return set(TRACE.findall(text))


def every_row(superuser_dsn: str) -> set[str]:
    """All rows of all tables, as text."""
    found: set[str] = set()
    with psycopg.connect(superuser_dsn) as connection:
        for (table,) in connection.execute(EVERY_TABLE).fetchall():
            rows: Iterable[tuple[str]] = connection.execute(f"SELECT t::text FROM {table} t".encode())
            found |= {f"{table} {row}" for (row,) in rows}
    return found
