"""One thing made weaker, and how that is done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """`statement` is run by the superuser in a transaction that is rolled back; `table` is whose rows it could open,
    for which `operations` (read: also change and delete; add; step). `the_same` says why nothing would be different.
    """

    kind: str
    name: str
    statement: str
    table: str = ""
    operations: tuple[str, ...] = ("read",)
    the_same: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"
