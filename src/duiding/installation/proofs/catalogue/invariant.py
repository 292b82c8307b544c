"""One rule that holds for the whole catalogue, and how it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import psycopg

from duiding.installation.proofs.line import Line

OURS = "('public', 'accounts', 'audit', 'ctx', 'trust')"
EXTENSION = "(SELECT objid FROM pg_depend WHERE deptype = 'e')"
TABLES = f"""(SELECT n.nspname || '.' || c.relname AS name, c.* FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN {OURS} AND c.relkind IN ('r', 'p')
    AND c.oid NOT IN {EXTENSION})"""
CLOSED = f"(SELECT * FROM {TABLES} t WHERE relrowsecurity)"
POLICIES = """(SELECT p.*, p.polrelid::regclass || '.' || polname AS name,
    coalesce(pg_get_expr(polqual, polrelid), '') AS qual, coalesce(pg_get_expr(polwithcheck, polrelid), '') AS check
    FROM pg_policy p)"""
FUNCTIONS = f"""(SELECT p.*, n.nspname, p.oid::regprocedure::text AS name FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN {OURS} AND p.oid NOT IN {EXTENSION})"""
APPLICATION = "('duiding_web', 'duiding_worker', 'duiding_signin', 'duiding_trust')"


@dataclass(frozen=True)
class Invariant:
    """`offenders` gives one text for each thing that breaks the rule; `allowed` names those that may, and why."""

    what: str
    offenders: str
    allowed: Mapping[str, str] = field(default_factory=dict)

    def broken(self, connection: psycopg.Connection) -> set[str]:
        found = {str(row[0]) for row in connection.execute(self.offenders.encode())}
        return found - set(self.allowed)

    def line(self, connection: psycopg.Connection) -> Line:
        """An exception that is no longer needed is wrong too."""
        found = {str(row[0]) for row in connection.execute(self.offenders.encode())}
        wrong = sorted(found - set(self.allowed))
        stale = [
            f"{name}: allowed, but there is no need any more" for name in self.allowed if name not in found
        ]
        stands_apart = [f"({name}: {reason})" for name, reason in self.allowed.items() if name in found]
        return Line(
            self.what,
            "0 offenders",
            f"{len(wrong)}" + (f", {len(stands_apart)} with a reason" if stands_apart else ""),
            not wrong and not stale,
            (*wrong, *stale, *stands_apart),
        )
