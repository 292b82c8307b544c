"""Who stands behind a count: a cell may be large and still speak of two people or of one known group."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

MIN_REPORTERS = 3


class Reason(StrEnum):
    """Why a cell may not be shown; the first that applies."""

    COUNT = "count"
    REPORTERS = "reporters"
    GROUP = "group"


@dataclass
class Support:
    """What stands behind one cell: how many signals, of whom, of which groups ("" for unknown)."""

    count: int = 0
    groups: set[str] = field(default_factory=set)
    reporters: set[str] = field(default_factory=set)

    def add(self, group: str, reporter: str) -> None:
        """One signal more."""
        self.count += 1
        self.groups.add(group)
        self.reporters.add(reporter)

    def reason(self, threshold: int) -> Reason | None:
        """All anonymous reporters together count as one: nobody can show that they are several people."""
        if self.count < threshold:
            return Reason.COUNT
        if len(self.reporters) < MIN_REPORTERS:
            return Reason.REPORTERS
        if len(self.groups) == 1 and "" not in self.groups:
            return Reason.GROUP
        return None


@dataclass(frozen=True)
class Contribution:
    """One signal in a cell; an empty group is unknown, an empty reporter is nobody in particular."""

    buurt: str
    type: str
    group_id: str
    reporter_hash: str


@dataclass(frozen=True)
class UnsafeCell:
    """A cell of buurt by type that is not to be shown, and why."""

    buurt: str
    type: str
    reason: Reason


def unsafe_cells(rows: Iterable[Contribution], *, threshold: int = 5) -> list[UnsafeCell]:
    """Cells with 1..threshold-1 signals, fewer than 3 distinct reporters, or signals of one known group only.

    In order of first appearance.
    """
    cells: dict[tuple[str, str], Support] = defaultdict(Support)
    for row in rows:
        cells[row.buurt, row.type].add(row.group_id, row.reporter_hash)
    found = []
    for (buurt, kind), cell in cells.items():
        reason = cell.reason(threshold)
        if reason is not None:
            found.append(UnsafeCell(buurt, kind, reason))
    return found
