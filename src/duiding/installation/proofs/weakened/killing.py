"""Who notices that something is weaker: the oracle of the covenant, or a rule of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg

from duiding.installation.proofs import catalog
from duiding.installation.proofs.catalogue import declared
from duiding.installation.proofs.cells.asked import Asked
from duiding.installation.proofs.cells.board import Board
from duiding.installation.proofs.cells.circumstances import CIRCUMSTANCES
from duiding.installation.proofs.cells.facts import Asker
from duiding.installation.proofs.weakened.mutant import Mutant

UNDER = (
    "names open", "names closed", "gate shut", "police and youth work left the covenant", "exceptional access",
    "only in the own area", "director only reads", "police decision withdrawn", "role not confirmed in the review",
)  # fmt: skip
"""Each circumstance makes other conditions count."""
FEW = 4
"""Enough for what a function answers, which is asked about in many tables."""
FIRST = ("ADM", "SCH", "POL", "PR", "JW", "FG")
"""Roles from which most is kept, or for which most is decided person by person, are asked first."""
BY_ORACLE = {"policy", "answer"}
"""Of everything else a rule of the catalogue is about exactly that."""
TABLES_OF_ANSWERS = (
    "casework_groupmember", "casework_signal", "casework_intervention", "casework_youthgroup", "casework_meeting",
    "casework_memberidentity", "casework_actionitem", "casework_signallane", "casework_trianglereport",
    "casework_memberquestion", "casework_policeconclusion", "casework_disclosure", "casework_memberdecision",
    "covenant_wpgrecipient", "covenant_rule", "directory_person", "directory_proposal",
)  # fmt: skip
"""Where it shows what a function answers."""


@dataclass
class Judge:
    """`plain` is a database as it is deployed; `asked` are clones of the board, one for each circumstance."""

    plain: psycopg.Connection
    asked: Sequence[Asked]

    def killer(self, mutant: Mutant) -> str | None:
        """The proof that finds it, or None."""
        ways = [self._by_catalogue, self._by_oracle]
        if mutant.kind in BY_ORACLE:
            ways.reverse()
        return next(filter(None, (way(mutant) for way in ways)), None)

    def _by_catalogue(self, mutant: Mutant) -> str | None:
        with _weakened(self.plain, mutant):
            if rule := catalog.broken(self.plain):
                return f"catalog: {rule}"
            if declared.broken(self.plain):
                return "catalog: declared in the code"
        return None

    def _by_oracle(self, mutant: Mutant) -> str | None:
        for asked in self.asked if mutant.kind == "policy" else self.asked[:FEW]:
            with _weakened(asked.connection, mutant):
                for table in self._tables(mutant, asked):
                    if found := asked.first_deviation(table, mutant.operations):
                        return f"matrix: {found}"
        return None

    def _tables(self, mutant: Mutant, asked: Asked) -> Sequence[str]:
        if mutant.kind == "answer":
            return TABLES_OF_ANSWERS
        return [mutant.table] if mutant.table in asked.board.rows_of else []

    def first_doubt(self) -> str | None:
        """Something that is found although nothing was weakened; then no kill would mean anything."""
        nothing = Mutant("nothing", "as it is", "SELECT 1")
        return self._by_catalogue(nothing)


def _in_order(askers: Sequence[Asker]) -> list[Asker]:
    """One asker of each kind first."""
    ahead = sorted(askers, key=lambda one: FIRST.index(one.role) if one.role in FIRST else len(FIRST))
    elsewhere = [asker for asker in ahead if asker.town != "ours"]
    return [*ahead[:1], *elsewhere[:1], *ahead[1:], *elsewhere[1:]]


@contextmanager
def _weakened(connection: psycopg.Connection, mutant: Mutant) -> Iterator[None]:
    with connection.transaction(force_rollback=True):
        connection.execute(mutant.statement.encode())
        yield


@contextmanager
def judging(board: Board) -> Iterator[Judge]:
    with ExitStack() as stack:
        plain = board.server.clone("template_empty")
        stack.callback(board.server.drop, plain)
        connection = stack.enter_context(psycopg.connect(board.server.cluster.superuser_dsn(plain)))
        chosen = [next(one for one in CIRCUMSTANCES if one.name == name) for name in UNDER]
        asked = [
            Asked(board, one, stack.enter_context(board.under(one, by_superuser=True))) for one in chosen
        ]
        yield Judge(connection, asked)
