"""The database with all rows laid down, ready to be asked under one circumstance after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import yaml

from duiding.installation.proofs.cells import rights
from duiding.installation.proofs.cells.askers import people_of
from duiding.installation.proofs.cells.cases import plant_meetings, plant_reports, plant_signals
from duiding.installation.proofs.cells.circumstances import Circumstance
from duiding.installation.proofs.cells.facts import Asker, Row
from duiding.installation.proofs.cells.filling import Filler
from duiding.installation.proofs.cells.frame import found_before, plant_frame
from duiding.installation.proofs.cells.ground import Ground
from duiding.installation.proofs.cells.groups import plant_groups
from duiding.installation.proofs.cells.probing import key_of
from duiding.installation.proofs.cells.steps import Machine
from duiding.installation.proofs.server import Server
from duiding.installation.proofs.world import World

CLOSED = """SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity
    ORDER BY 1"""
CHANGED = """SELECT DISTINCT ON (c.relname) c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT attisdropped
      AND has_column_privilege('duiding_web', c.oid, a.attnum, 'UPDATE') ORDER BY c.relname, a.attname"""
"""A column of each table that the application may write."""

REMOVED = """SELECT role, relname FROM pg_class, unnest(ARRAY['duiding_web', 'duiding_worker']) role
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(role, oid, 'DELETE')"""

QUIET = """
    DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT tgrelid::regclass AS place, tgname FROM pg_trigger WHERE NOT tgisinternal
            AND tgname ~ '^(b_|c_|d_|has_signal|demo_stays)' AND tgname NOT IN ('b_step', 'c_lane')
        LOOP EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', one.place, one.tgname); END LOOP;
        FOR one IN SELECT proname FROM pg_proc
            WHERE pronamespace = 'ctx'::regnamespace AND proname LIKE 'missing\\_%'
        LOOP EXECUTE format('CREATE OR REPLACE FUNCTION ctx.%I(p_id uuid, p_step text, p_decision jsonb) RETURNS text[]'
            ' LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp'
            ' AS $f$ SELECT ARRAY[]::text[] $f$', one.proname); END LOOP;
    END $$"""
"""Who may is one question, whether it is time for it is another: here the guards keep silent."""

MOVES = "SELECT machine, source, step, target FROM ctx.transition"

Cell = tuple[str, str, str, str, str, str, str]
"""Circumstance, role, operation, table, stage, setting, closeness."""


@dataclass
class Board:
    """`laid`: the values of each row; `moves`: machine and status -> steps and targets; `cells`: what was compared.

    `columns` names one that may be written in each table, `removable` the roles and tables with a right to delete.
    """

    server: Server
    dbname: str
    towns: tuple[str, str]
    text: dict[str, Any]
    askers: tuple[Asker, ...]
    rows_of: dict[str, list[Row]]
    columns: dict[str, str]
    removable: set[tuple[str, str]]
    laid: dict[tuple[str, UUID], dict[str, Any]]
    moves: dict[tuple[str, str], list[tuple[str, str]]]
    filler: Filler
    cells: set[Cell] = field(default_factory=set)

    @property
    def rows(self) -> list[Row]:
        return [row for rows in self.rows_of.values() for row in rows]

    def decision(self, machine: Machine, row: Row, step: str, target: str) -> dict[str, Any]:
        """The row that would take the step."""
        stands = self.laid[row.table, row.key]
        told = {machine.key: row.key, "municipality_id": stands["municipality_id"]}
        named = {"step": step, "source": stands["status"], "target": target, "reason": "een goede reden"}
        return self.filler.row(machine.decisions, **told, **named)

    @contextmanager
    def under(
        self, circumstance: Circumstance, *, by_superuser: bool = False
    ) -> Iterator[psycopg.Connection]:
        """A clone in which the circumstance holds, over a real login of the role that asks.

        By the superuser for who changes the catalogue between the questions: each is asked as the role all the same.
        """
        name = self.server.clone(self.dbname)
        superuser = self.server.cluster.superuser_dsn(name)
        try:
            with psycopg.connect(superuser) as connection:
                self.bring_about(circumstance, connection)
            with psycopg.connect(
                superuser if by_superuser else self.server.url(circumstance.role, name)
            ) as connection:
                yield connection
        finally:
            self.server.drop(name)

    def bring_about(self, circumstance: Circumstance, connection: psycopg.Connection) -> None:
        connection.execute("SET LOCAL session_replication_role = replica")
        for statement in circumstance.statements:
            connection.execute(statement.encode(), {"ours": self.towns[0]})
        connection.execute("SET LOCAL session_replication_role = origin")


@contextmanager
def laid_out(server: Server, policy: Path) -> Iterator[Board]:
    """A world with every row, in a database that nobody else is connected to, so that it can be cloned."""
    with server.world() as world:
        with psycopg.connect(world.superuser_dsn, autocommit=True) as connection:
            board = _lay(server, world, policy, connection)
        server.release()
        yield board


def _lay(server: Server, world: World, policy: Path, connection: psycopg.Connection) -> Board:
    filler = Filler(connection)
    ours, theirs = people_of(filler, world)
    grounds = [Ground(filler, "ours", world.ours, ours), Ground(filler, "theirs", world.theirs, theirs)]
    for ground in grounds:
        groups = plant_groups(ground)
        plant_signals(ground, groups)
        plant_meetings(ground, groups)
        plant_reports(ground, groups)
        plant_frame(ground)
    laid = {(table, row[key_of(table)]): row for table, rows in filler.waiting.items() for row in rows}
    filler.write()
    connection.execute("ANALYZE")
    connection.execute(QUIET.encode())
    moves: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for machine, source, step, target in connection.execute(MOVES):
        moves[machine, source].append((step, target))
    rows_of = _rows_of(connection, grounds)
    removable = {(role, table) for role, table in connection.execute(REMOVED.encode())}
    columns = {table: column for table, column in connection.execute(CHANGED.encode()) if table in rows_of}
    text = yaml.safe_load((policy / "covenant.yaml").read_text(encoding="utf-8"))
    towns = (str(world.ours.municipality_id), str(world.theirs.municipality_id))
    return Board(
        server, world.dbname, towns, text, ours.askers, rows_of, columns, removable, laid, moves, filler
    )


def _rows_of(connection: psycopg.Connection, grounds: list[Ground]) -> dict[str, list[Row]]:
    tables = [name for (name,) in connection.execute(CLOSED.encode())]
    unknown = set(tables) - set(rights.READ)
    if unknown:
        raise LookupError(
            f"The oracle does not know {', '.join(sorted(unknown))}: write it into cells/rights.py"
        )
    rows_of: dict[str, list[Row]] = {table: [] for table in tables}
    frame = [table for table in tables if rights.READ[table] is rights.colleague]
    for ground in grounds:
        for row in [*ground.rows, *found_before(connection, ground, frame)]:
            rows_of[row.table].append(row)
    empty = [table for table, rows in rows_of.items() if not rows]
    if empty:
        raise LookupError(f"No row is laid down in {', '.join(empty)}")
    return rows_of
