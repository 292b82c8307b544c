"""What the code declares and the database must hold: keys and checks of the models, and the tables of the process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import CheckConstraint, Field, ForeignKey, Model, UniqueConstraint

from duiding.directory import second_person, standing
from duiding.installation.proofs.line import Line
from duiding.web.process_tables import MACHINES, status_terms

TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
HELD = """
SELECT conrelid::regclass || '.' || conname || ' check' FROM pg_constraint WHERE contype = 'c' AND convalidated
UNION ALL SELECT indrelid::regclass || '.' || indexrelid::regclass || ' unique' FROM pg_index WHERE indisunique
UNION ALL SELECT i.indrelid::regclass || '.' || a.attname || ' unique' FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE indisunique AND indnatts = 1
UNION ALL SELECT conrelid::regclass || '.' || attname || ' in ' || confrelid::regclass FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND cardinality(conkey) = 1 AND convalidated
UNION ALL SELECT conrelid::regclass || '.' || conname || ' in SQL' FROM pg_constraint
    WHERE contype IN ('f', 'c') AND convalidated
"""
IN_SQL_ONLY = tuple(
    f"{name} in SQL"
    for name in (
        "casework_namelist.list_needs_its_decision", "casework_signalattachment.attachment_small",
        "release_release.released_kind", "release_release.released_period",
        "release_release.safe_only_with_its_proof", "release_release.threshold_of_the_circle",
    )
)  # fmt: skip
"""What no model can declare."""
PROCESS: dict[str, Callable[[], Iterable[tuple[Any, ...]]]] = {
    "ctx.transition": lambda: [row for machine in MACHINES for row in machine.rows()],
    "ctx.standing": standing.rows,
    "ctx.proposal_kind": second_person.rows,
    "ctx.status_term": status_terms,
}


def broken(connection: psycopg.Connection) -> list[str]:
    """What is declared and not held."""
    tables = {name for (name,) in connection.execute(TABLES)}
    held = {text for (text,) in connection.execute(HELD)}
    models = [model for model in apps.get_models() if model._meta.db_table in tables]
    wanted = [text for model in models for text in _declared(model)]
    lacking = [text for text in (*wanted, *IN_SQL_ONLY) if text not in held]
    for table, rows in PROCESS.items():
        stands = {_text(row) for row in connection.execute(f"SELECT * FROM {table}".encode())}
        said = {_text(tuple(row)) for row in rows()}
        lacking += [f"{table}: {row}" for row in sorted(stands ^ said)]
    return lacking


def line(connection: psycopg.Connection) -> Line:
    found = broken(connection)
    return Line(
        "declared in the code, not held by the database", "0", str(len(found)), not found, tuple(found)
    )


def _text(row: tuple[Any, ...]) -> str:
    return repr([list(value) if isinstance(value, tuple | list) else value for value in row])


def _declared(model: type[Model]) -> Iterator[str]:
    table = model._meta.db_table
    for constraint in model._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            yield f"{table}.{constraint.name} check"
        elif isinstance(constraint, UniqueConstraint):
            yield f"{table}.{constraint.name} unique"
    for field in model._meta.local_fields:
        yield from _of_field(table, field)


def _of_field(table: str, field: Field) -> Iterator[str]:  # type: ignore[type-arg]
    if field.unique:
        yield f"{table}.{field.column} unique"
    if isinstance(field, ForeignKey) and getattr(field, "db_constraint", True):
        yield f"{table}.{field.column} in {field.related_model._meta.db_table}"
