"""Functions made weaker: their path, who may call them, and what they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import psycopg

from duiding.installation.proofs.catalogue.invariant import FUNCTIONS
from duiding.installation.proofs.weakened.mutant import Mutant

ALL = f"""SELECT name, prosecdef, proconfig IS NOT NULL, has_function_privilege('duiding_web', oid, 'EXECUTE'),
        prorettype = 'trigger'::regtype FROM {FUNCTIONS} f ORDER BY 1"""
ANSWERS = f"""SELECT name, pg_get_functiondef(oid), prorettype::regtype::text, prosrc FROM {FUNCTIONS} f
    WHERE nspname = 'ctx' AND prokind = 'f' AND prosecdef AND NOT proretset AND provolatile = 's'
      AND (prorettype = 'boolean'::regtype OR prorettype = 'uuid[]'::regtype OR proname LIKE 'missing%') ORDER BY 1"""
BODY = re.compile(r"AS \$function\$.*\$function\$", re.DOTALL)
LANGUAGE = re.compile(r"^ LANGUAGE \w+$", re.MULTILINE)
READS = re.compile(r"(?:FROM|JOIN) ((?:casework|directory|covenant)_\w+)")


def of_functions(connection: psycopg.Connection) -> Iterator[Mutant]:
    for name, definer, has_path, callable_by_web, is_trigger in connection.execute(ALL.encode()):
        if name.startswith("procrastinate"):
            continue  # the queue of jobs, with grants of its own and no case data
        if has_path:
            yield Mutant("function", f"{name} with a loose path", f"ALTER FUNCTION {name} RESET search_path")
        if definer:
            yield Mutant("function", f"{name} leakproof", f"ALTER FUNCTION {name} LEAKPROOF")
        yield Mutant(
            "function", f"{name} for everybody to call", f"GRANT EXECUTE ON FUNCTION {name} TO PUBLIC"
        )
        if not callable_by_web and not is_trigger:
            yield Mutant(
                "function",
                f"{name} for the application to call",
                f"GRANT EXECUTE ON FUNCTION {name} TO duiding_web",
            )
    yield from _answers(connection)


def _answers(connection: psycopg.Connection) -> Iterator[Mutant]:
    """A yes or no becomes yes, a list of keys all keys of the first table it reads, a guard says nothing is missing."""
    for name, definition, kind, source in connection.execute(ANSWERS.encode()):
        if kind == "boolean":
            yield Mutant("answer", f"{name} says yes", _instead(definition, "SELECT true"))
        elif kind == "uuid[]" and (table := READS.search(source)):
            yield Mutant(
                "answer", f"{name} gives every {table[1]}",
                _instead(definition, f"SELECT coalesce(array_agg(id), '{{}}') FROM public.{table[1]}"),
            )  # fmt: skip
        elif kind == "text[]":
            yield Mutant("guard", f"{name} says nothing", _instead(definition, "SELECT ARRAY[]::text[]"))


def _instead(definition: str, body: str) -> str:
    """The same function with another body."""
    head = LANGUAGE.sub(" LANGUAGE sql", definition, count=1)
    return BODY.sub(lambda _: f"AS $function$ {body} $function$", head)
