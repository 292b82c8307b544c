"""Mutants out of the live catalogue: whatever is added to it is weakened from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
from psycopg import sql

from duiding.installation.proofs.catalogue.invariant import OURS
from duiding.installation.proofs.weakened.functions import of_functions
from duiding.installation.proofs.weakened.mutant import Mutant

SIGNED_IN = "((SELECT ctx.person_id()) IS NOT NULL)"
"""Whoever works here: the smallest condition that the catalogue still takes for one."""

TWICE = "the other half of the policy asks the same, and no column in it may be written"
ALREADY = "(( SELECT ctx.person_id() AS person_id) IS NOT NULL)"
WEAKER = (("open policy", "everybody", "true"), ("policy", "whoever works here", SIGNED_IN))
OPERATIONS: dict[str, tuple[str, ...]] = {
    "r": ("read",), "w": ("read",), "d": ("read",), "a": ("add", "step"), "*": ("read", "add", "step"),
}  # fmt: skip

POLICIES = """SELECT p.polrelid::regclass::text, p.polname, p.polpermissive, p.polcmd, pg_get_expr(polqual, polrelid),
        pg_get_expr(polwithcheck, polrelid), EXISTS (SELECT FROM pg_depend d
            JOIN pg_attribute a ON a.attrelid = p.polrelid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refobjid = p.polrelid AND d.refobjsubid > 0
              AND has_column_privilege('duiding_web', p.polrelid, a.attnum, 'UPDATE'))
    FROM pg_policy p WHERE polroles && ARRAY['duiding_web'::regrole::oid, 'duiding_worker'::regrole::oid]
    ORDER BY 1, 2"""
TABLES = f"""SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE nspname IN {OURS} AND relkind = 'r' AND relrowsecurity ORDER BY 1"""
MORE_RIGHTS = """SELECT c.oid::regclass::text, verb FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE',
        'TRUNCATE']) verb
    WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'audit'::regnamespace, 'accounts'::regnamespace,
        'ctx'::regnamespace, 'trust'::regnamespace) AND c.relname NOT LIKE 'procrastinate%'
      AND NOT has_table_privilege('duiding_web', c.oid, verb) ORDER BY 1, 2"""
KEPT_COLUMNS = """SELECT c.oid::regclass::text, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity AND attnum > 0 AND NOT attisdropped
      AND attname IN ('status', 'municipality_id', 'created_by_id', 'decided_by_id', 'version')
      AND NOT has_column_privilege('duiding_web', c.oid, attnum, 'UPDATE') ORDER BY 1, 2"""
TRIGGERS = f"""SELECT c.oid::regclass::text, tgname FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE nspname IN {OURS} AND NOT tgisinternal AND tgname NOT LIKE 'procrastinate%' ORDER BY 1, 2"""
CONSTRAINTS = """SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'u') AND conrelid <> 0
      AND conrelid::regclass::text NOT LIKE 'procrastinate%' ORDER BY 1, 2"""
PROCESS = """SELECT machine || ' ' || step || ' from ' || source, format('machine = %L AND step = %L AND source = %L',
        machine, step, source), needs_reason FROM ctx.transition ORDER BY 1"""
STANDING = "SELECT DISTINCT object, operation FROM ctx.standing ORDER BY 1, 2"
HAS_NONE = "OND"
"""A role without any right of its own."""
PROPOSALS = "SELECT kind FROM ctx.proposal_kind ORDER BY 1"


def mutants(connection: psycopg.Connection) -> list[Mutant]:
    """All of them, without two of one name."""
    return [mutant for make in MAKERS for mutant in make(connection)]


def _rows(connection: psycopg.Connection, query: str) -> list[tuple[str, ...]]:
    return connection.execute(query.encode()).fetchall()


def of_policies(connection: psycopg.Connection) -> Iterator[Mutant]:
    """Each condition becomes one that everybody meets, then one that everybody meets who works here."""
    for table, name, opens, verb, using, check, may_move in connection.execute(POLICIES.encode()):
        policy = Policy(table, name, opens, OPERATIONS[verb])
        if not opens:
            yield policy.weaker("floor", "dropped", f"DROP POLICY {name} ON {table}")
        # What is changed stays where it is: then each half keeps what the other keeps.
        twice = verb == "w" and using == check and not may_move
        for part, said in (("USING", using), ("WITH CHECK", check)):
            if said is not None:
                yield from policy.conditions(f"{part} ({{0}})", part, said, TWICE if twice else "")
        if using is not None and check is not None:
            yield from policy.conditions("USING ({0}) WITH CHECK ({0})", "USING and WITH CHECK", using)


@dataclass(frozen=True)
class Policy:
    """One policy of the application; `opens` or it only keeps."""

    table: str
    name: str
    opens: bool
    operations: tuple[str, ...]

    def conditions(self, parts: str, words: str, said: str, the_same: str = "") -> Iterator[Mutant]:
        """`said` is what the policy asks now; `parts` has a place for what it asks instead."""
        for kind, who, condition in WEAKER[:1] if said == ALREADY else WEAKER:
            statement = f"ALTER POLICY {self.name} ON {self.table} {parts.format(condition)}"
            yield self.weaker(kind if self.opens else "floor", f"{words} {who}", statement, the_same)

    def weaker(self, kind: str, how: str, statement: str, the_same: str = "") -> Mutant:
        return Mutant(
            kind, f"{self.table}.{self.name} {how}", statement, self.table, self.operations, the_same
        )


def of_tables(connection: psycopg.Connection) -> Iterator[Mutant]:
    for (table,) in _rows(connection, TABLES):
        for words in ("DISABLE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"):
            yield Mutant(
                "row-level security", f"{table} {words.lower()}", f"ALTER TABLE {table} {words}", table
            )


def of_grants(connection: psycopg.Connection) -> Iterator[Mutant]:
    for table, verb in _rows(connection, MORE_RIGHTS):
        yield Mutant(
            "grant", f"{verb} {table}", f"GRANT {verb} ON {table} TO duiding_web, duiding_worker", table
        )
    for table, column in _rows(connection, KEPT_COLUMNS):
        yield Mutant(
            "grant", f"UPDATE {table}.{column}", f"GRANT UPDATE ({column}) ON {table} TO duiding_web", table
        )
    for (table,) in _rows(connection, TABLES):
        yield Mutant("grant", f"SELECT {table} to everybody", f"GRANT SELECT ON {table} TO PUBLIC", table)


def of_guards(connection: psycopg.Connection) -> Iterator[Mutant]:
    for table, trigger in _rows(connection, TRIGGERS):
        name = sql.Identifier(trigger).as_string(connection)
        yield Mutant("guard", f"{table}.{trigger} dropped", f"DROP TRIGGER {name} ON {table}", table)
        yield Mutant(
            "guard", f"{table}.{trigger} switched off", f"ALTER TABLE {table} DISABLE TRIGGER {name}", table
        )
    for table, constraint in _rows(connection, CONSTRAINTS):
        name = sql.Identifier(constraint).as_string(connection)
        yield Mutant(
            "check",
            f"{table}.{constraint} dropped",
            f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE",
            table,
        )


def of_process(connection: psycopg.Connection) -> Iterator[Mutant]:
    """Who may take a step, without which reason; what a role may as such; who approves."""
    for name, where, needs_reason in _rows(connection, PROCESS):
        every = "(SELECT array_agg(DISTINCT r) FROM ctx.standing, unnest(ARRAY[role]) r)"
        yield Mutant(
            "step", f"{name} by every role", f"UPDATE ctx.transition SET roles = {every} WHERE {where}"
        )
        if needs_reason:
            yield Mutant(
                "step",
                f"{name} without a reason",
                f"UPDATE ctx.transition SET needs_reason = false WHERE {where}",
            )
    for thing, operation in _rows(connection, STANDING):
        yield Mutant(
            "standing right", f"{operation} {thing} by a role that has none",
            f"INSERT INTO ctx.standing (role, object, operation) VALUES ('{HAS_NONE}', '{thing}', '{operation}')"
            " ON CONFLICT DO NOTHING",
        )  # fmt: skip
    for (kind,) in _rows(connection, PROPOSALS):
        yield Mutant(
            "second person", f"{kind} approved by who asks",
            f"UPDATE ctx.proposal_kind SET approved_by = approved_by || asked_by || ARRAY['SCH'],"
            f" by_another_role = false WHERE kind = '{kind}'",
        )  # fmt: skip


MAKERS: tuple[Callable[[psycopg.Connection], Iterator[Mutant]], ...] = (
    of_policies, of_tables, of_grants, of_guards, of_process, of_functions,
)  # fmt: skip
