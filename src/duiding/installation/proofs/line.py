"""What a proof is asked and what it answers: one line a figure."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """`short` is the form that fits in `bin/test`; `cells` limits the matrix; the same seed chooses the same cases."""

    short: bool = False
    seed: int = 1
    cells: int | None = None

    def chance(self, *about: object) -> random.Random:
        """Draws that follow from the seed and from what they are for."""
        return random.Random(f"{self.seed}/{about}")  # noqa: S311


@dataclass(frozen=True)
class Line:
    """`asked` and `measured` are for people; `holds` decides. `found` lists what is wrong, or what stands apart."""

    what: str
    asked: str
    measured: str
    holds: bool = True
    found: tuple[str, ...] = ()

    def __str__(self) -> str:
        verdict = "" if self.holds else "  FAILED"
        first = f"{self.what:<44} asked {self.asked:<22} measured {self.measured}{verdict}"
        return "\n".join([first, *(f"    {text}" for text in self.found)])
