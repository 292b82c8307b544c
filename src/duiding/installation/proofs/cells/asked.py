"""Questions to the database under one circumstance, each compared with the text of the covenant."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar
from uuid import UUID

import psycopg

from duiding.installation.proofs.cells import probing, rights, writing
from duiding.installation.proofs.cells.board import Board, Cell
from duiding.installation.proofs.cells.candidates import Candidate, like
from duiding.installation.proofs.cells.circumstances import Circumstance
from duiding.installation.proofs.cells.facts import Asker, Row
from duiding.installation.proofs.cells.law import Law
from duiding.installation.proofs.cells.steps import MACHINES, Machine, may_step

LAW_BOOK = {"read": rights.may_read, "change": writing.may_change, "delete": writing.may_delete}
BY_STEPS = {machine.decisions for machine in MACHINES}
Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Deviation:
    """One cell in which the covenant and the database do not agree."""

    cell: Cell
    covenant: bool

    def __str__(self) -> str:
        circumstance, role, operation, table, stage, setting, closeness = self.cell
        words = (role, operation, table, stage, setting, closeness, f"[{circumstance}]")
        says = "covenant yes, database no:" if self.covenant else "covenant no, database yes:"
        return " ".join([says, *filter(None, words)])


@dataclass(frozen=True)
class Share:
    """Of a long list of questions so many, chosen by the seed; none is all of them."""

    most: int | None = None
    seed: int = 1

    def of(self, questions: list[Chosen]) -> list[Chosen]:
        if self.most is None or len(questions) <= self.most:
            return questions
        return random.Random(self.seed).sample(questions, self.most)  # noqa: S311  a choice of cases, no secret


EVERYTHING = Share()
ENOUGH = Share(400)
"""New rows of one table by everybody; the same ones each time."""


@dataclass
class Asked:
    """`connection` may be any login; each question is asked as the role of the circumstance."""

    board: Board
    circumstance: Circumstance
    connection: psycopg.Connection

    def __post_init__(self) -> None:
        self.law = Law(self.circumstance.covenant(self.board.text))
        self.askers = [self.circumstance.asker(asker) for asker in self.board.askers]

    def reads(
        self, tables: Collection[str] = (), askers: Sequence[Asker] = (), share: Share = EVERYTHING
    ) -> list[Deviation]:
        """Reading, changing and deleting of every row in these tables; without a choice: in all, by all."""
        questions = [(a, t) for a in askers or self.askers for t in tables or self.board.rows_of]
        found: list[Deviation] = []
        for asker, table in share.of(questions):
            with probing.asking(self.connection, asker, self.circumstance.role):
                reached = {"read": probing.visible(self.connection, table)}
                if column := self.board.columns.get(table):
                    reached["change"] = probing.changeable(self.connection, table, column)
                if (self.circumstance.role, table) in self.board.removable:
                    reached["delete"] = probing.deletable(self.connection, table)
            for operation, keys in reached.items():
                found += self._compare(operation, asker, table, keys)
        return found

    def _compare(self, operation: str, asker: Asker, table: str, reached: set[UUID]) -> Iterator[Deviation]:
        for row in self._rows(table):
            cell = self.cell(operation, asker, row)
            self.board.cells.add(cell)
            allowed = LAW_BOOK[operation](self.law, asker, row)
            if allowed != (row.key in reached):
                yield Deviation(cell, allowed)

    def _rows(self, table: str) -> list[Row]:
        """The version in force may have another status under this circumstance."""
        rows = self.board.rows_of[table]
        if not table.startswith("covenant_") or self.circumstance.covenant_is == "in_force":
            return rows
        return [
            dataclasses.replace(row, status=self.circumstance.covenant_is)
            if row.status == "in_force" and row.town == "ours"
            else row
            for row in rows
        ]

    def first_deviation(self, table: str, operations: Collection[str]) -> Deviation | None:
        """In one table, of these operations (read, add, step); stops early at the first that deviates."""
        if "read" in operations:
            for asker in self.askers:
                if found := self.reads([table], [asker]):
                    return found[0]
        found = []
        if "add" in operations:
            found = self._add_all(ENOUGH.of(self._near_misses(table))) or self.adds(ENOUGH, [table])
        machines = [one for one in MACHINES if table in {one.table, one.decisions}]
        if "step" in operations and machines and not found:
            found = self.steps(ENOUGH, machines)
        return found[0] if found else None

    def _near_misses(self, table: str) -> list[tuple[Asker, Candidate]]:
        """What is refused to those who may add something here: what a weaker condition would let in first."""
        candidates = list(self._candidates([table]))
        allowed = [
            candidate.born and writing.may_add(self.law, asker, candidate.row)
            for asker, candidate in candidates
        ]
        entitled = {asker for (asker, _), may in zip(candidates, allowed, strict=True) if may}
        return [one for one, may in zip(candidates, allowed, strict=True) if not may and one[0] in entitled]

    def adds(self, share: Share = EVERYTHING, tables: Collection[str] = ()) -> list[Deviation]:
        """A new row for each cell."""
        return self._add_all(share.of(list(self._candidates(tables or self.board.rows_of))))

    def _add_all(self, chosen: list[tuple[Asker, Candidate]]) -> list[Deviation]:
        found: list[Deviation] = []
        for asker, candidates in groupby(sorted(chosen, key=_asker_first), key=lambda one: one[0]):
            with probing.asking(self.connection, asker, self.circumstance.role):
                for _, candidate in candidates:
                    found += self._add(asker, candidate)
        return found

    def _candidates(self, tables: Collection[str]) -> Iterator[tuple[Asker, Candidate]]:
        for asker in self.askers:
            for table in tables:
                seen: set[Cell] = set()
                for row in self.board.rows_of[table]:
                    cell = self.cell("add", asker, row)
                    values = self.board.laid.get((table, row.key))
                    if cell not in seen and values and table not in BY_STEPS:
                        seen.add(cell)
                        yield from ((asker, one) for one in like(row, values, asker))

    def _add(self, asker: Asker, candidate: Candidate) -> Iterator[Deviation]:
        row = candidate.row
        cell = self.cell("add" if candidate.born else "add further on", asker, row)
        self.board.cells.add(cell)
        allowed = candidate.born and writing.may_add(self.law, asker, row)
        if allowed != probing.addable(self.connection, row.table, candidate.values):
            yield Deviation(cell, allowed)

    def steps(self, share: Share = EVERYTHING, machines: Collection[Machine] = MACHINES) -> list[Deviation]:
        """Every step that the process knows from where a row stands, by everybody."""
        questions = [
            (asker, machine, row, move)
            for machine in machines
            for asker in self.askers
            for row in self._one_of_each_cell(machine, asker)
            for move in self.board.moves.get(
                (machine.name, self.board.laid[row.table, row.key]["status"]), ()
            )
        ]
        found: list[Deviation] = []
        for asker, machine, row, (step, target) in share.of(questions):
            with probing.asking(self.connection, asker, self.circumstance.role):
                found += self._step(asker, machine, row, step, target)
        return found

    def _one_of_each_cell(self, machine: Machine, asker: Asker) -> Iterator[Row]:
        seen: set[tuple[str, ...]] = set()
        for row in self.board.rows_of[machine.table]:
            cell = (*self.cell("", asker, row), self.board.laid[row.table, row.key]["status"])
            if cell not in seen:
                seen.add(cell)
                yield row

    def _step(self, asker: Asker, machine: Machine, row: Row, step: str, target: str) -> Iterator[Deviation]:
        cell = self.cell(f"step {step}", asker, row)
        self.board.cells.add(cell)
        allowed = may_step(self.law, asker, row, machine.name, step)
        decision = self.board.decision(machine, row, step, target)
        if allowed != probing.addable(self.connection, machine.decisions, decision):
            yield Deviation(cell, allowed)

    def cell(self, operation: str, asker: Asker, row: Row) -> Cell:
        return (
            self.circumstance.name, asker.role if asker.town == "ours" else f"{asker.role} elsewhere", operation,
            row.table.removeprefix("casework_"), row.stage, row.setting, row.closeness(asker),
        )  # fmt: skip


def _asker_first(one: tuple[Asker, Candidate]) -> UUID:
    return one[0].membership
