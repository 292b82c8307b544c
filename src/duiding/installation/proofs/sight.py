"""What somebody may see: the rows that the policies give, and the functions that they may call."""

from __future__ import annotations

import itertools
import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, transaction

from duiding.directory.actor import enter
from duiding.web.process_tables import MACHINES

READABLE = """
SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('public', 'audit', 'ctx', 'trust') AND c.relkind IN ('r', 'p', 'v')
  AND has_table_privilege('duiding_web', c.oid, 'SELECT') ORDER BY 1
"""
CALLABLE = """
SELECT n.nspname || '.' || p.proname,
    ARRAY(SELECT coalesce(p.proargnames[place], '') FROM generate_series(1, p.pronargs) place),
    ARRAY(SELECT format_type(p.proargtypes[place], NULL) FROM generate_series(0, p.pronargs - 1) place)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname IN ('ctx', 'audit') AND p.prorettype <> 'trigger'::regtype
  AND has_function_privilege('duiding_web', p.oid, 'EXECUTE') ORDER BY 1
"""
CATEGORIES = ("D0", "D1", "D2", "D3", "D4", "D6", "MEETING", "TRIANGLE")
# What is asked, by the name of the parameter. A function with a new parameter must get its words here.
WORDS: dict[str, tuple[Any, ...]] = {
    "p_category": CATEGORIES,
    "p_operation": ("read", "count", "add", "change", "decide"),
    "p_object": ("directory", "covenant", "trail", "circle", "rights"),
    "p_step": ("1", "2A", "2B", "3"),
    "p_status": ("interpretation", "execution"),
    "p_name": ("Kanarie",),
    "p_first": ("Anders",),
    "p_reason": ("verzoek van betrokkene",),
    "p_since": ("2020-01-01",),
    "p_tested": ("2020-01-01",),
    "p_at": ("2100-01-01",),
    "p_limit": (50,),
    "p_decision": ("{}",),
    "p_purpose": ("words",),
    "p_action": ("search",),
    "p_object_type": ("casework_signal",),
    "p_fields": ("[]",),
    "p_log": ("entry", "processing"),
    "p_floor": (0,),
    "p_ceiling": (10**9,),
    "p_from": ("0",),
    "p_border": (str(10**9),),
    "p_after": (0,),
    "p_lines": (1000,),
    "p_type": ("member",),
    "p_types": (["member"],),
    "p_activity": ("signals",),
    "p_view": ("groups:detail",),
    "p_kinds": ("{}",),
    "p_kind": ("exceptional_access", "trail_export"),
    "p_days": (14,),
    "p_foreign": ("",),
    "p_as_file": (False, True),
    "p_x": (10.0,),
    "p_y": (10.0,),
    "p_latitude": (52.0,),
    "p_longitude": (6.0,),
    "p_metres": (200.0,),
    "p_hours": (24.0,),
    "e": (None,),
}
# The same name may stand for a border of a chain and for a moment.
MOMENTS: dict[str, tuple[Any, ...]] = {"p_from": ("2020-01-01",), "p_until": ("2100-01-01",)}
HIDDEN_WORDS = ("p_text", "p_last", "p_words")


def tables() -> list[str]:
    """Every table of which the web role may read something."""
    with connection.cursor() as cursor:
        cursor.execute(READABLE)
        return [name for (name,) in cursor.fetchall()]


def rows_in_sight(token: str, names: list[str]) -> dict[str, str]:
    """A mark of all rows of each table that this capability sees."""
    parts = [
        f"SELECT '{name}', md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM {name} t"
        for name in names
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        enter(token)
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


def rows_in_full(token: str, names: list[str]) -> list[str]:
    """All rows that this capability sees, each as its table and its text."""
    found = []
    with transaction.atomic(), connection.cursor() as cursor:
        enter(token)
        for name in names:
            cursor.execute(f"SELECT t::text FROM {name} t")
            found += [f"{name} {row}" for (row,) in cursor.fetchall()]
    return found


@dataclass(frozen=True)
class Call:
    """One function of the database with its arguments."""

    function: str
    arguments: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.function}{self.arguments}"


def calls(keys: Mapping[str, Any], words: tuple[str, ...], towns: tuple[Any, ...] = ()) -> Iterator[Call]:
    """Every function that the web role may call, asked about these rows, these words and these municipalities."""
    rows = (*keys.values(), uuid.UUID(int=0))
    with connection.cursor() as cursor:
        cursor.execute(CALLABLE)
        functions = cursor.fetchall()
    for name, parameters, types in functions:
        if name == "ctx.missing":
            yield from (Call(name, (*step, "{}")) for step in _steps(rows))
            continue
        values = [
            (towns or rows) if parameter == "p_municipality" else _values(name, parameter, kind, rows, words)
            for parameter, kind in zip(parameters, types, strict=True)
        ]
        yield from (Call(name, arguments) for arguments in itertools.product(*values))


def _values(
    function: str, parameter: str, kind: str, rows: tuple[Any, ...], words: tuple[str, ...]
) -> tuple[Any, ...]:
    if kind == "uuid":
        return rows
    if kind.startswith(("timestamp", "date")) and parameter in MOMENTS:
        return MOMENTS[parameter]
    if kind == "uuid[]":
        return (list(rows),)
    if parameter in HIDDEN_WORDS:
        return words or ("kanarie",)
    if parameter not in WORDS:
        raise LookupError(f"{function}: nothing is known to ask for {parameter}; add it to sight.WORDS")
    return WORDS[parameter]


def _steps(rows: tuple[Any, ...]) -> Iterator[tuple[str, Any, str]]:
    for machine in MACHINES:
        for step in sorted({step.name for step in machine}):
            for row in rows:
                yield machine.machine, row, step


def told(token: str, call: Call) -> str:
    """What the caller learns: the rows, or the error with all its details. Nothing stays behind."""
    marks = ", ".join(["%s"] * len(call.arguments))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            enter(token)
            cursor.execute(f"SELECT * FROM {call.function}({marks})", call.arguments)
            found = json.dumps(cursor.fetchall(), default=str)
            transaction.set_rollback(True)
            return found
    except DatabaseError as error:
        cause: Any = error.__cause__
        return f"{cause.sqlstate} {cause.diag.message_primary} {cause.diag.message_detail}"
