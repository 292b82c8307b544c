"""`prove matrix`: what the text of the covenant says of each cell, against what the database answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from duiding.installation.proofs.cells.asked import EVERYTHING, Asked, Deviation, Share
from duiding.installation.proofs.cells.board import laid_out
from duiding.installation.proofs.cells.circumstances import CIRCUMSTANCES
from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.server import Server

MOST = 20
"""As many kinds of deviation are printed one by one; the rest is counted."""
SHORT = {"names open": (60, 500, 500), "police and youth work left the covenant": (40, 200, 200)}
"""Circumstance -> pairs of person and table, new rows and steps of the short form."""
WHOLE = "names open"
"""The circumstance under which every new row and every step is tried; under the others a share of this size."""
A_SHARE = 2500
CELLS_A_QUESTION = 125
"""About so many cells does one pair of person and table answer."""


def prove(server: Server, options: Options) -> Iterator[Line]:
    with laid_out(server, Path(settings.POLICY_DIR)) as board:
        yield Line("rows laid down, people who ask", "", f"{len(board.rows)}, {len(board.askers)}")
        deviations: list[Deviation] = []
        for circumstance in CIRCUMSTANCES:
            if options.short and circumstance.name not in SHORT:
                continue
            reads, adds, steps = _shares(circumstance.name, options)
            with board.under(circumstance) as connection:
                asked = Asked(board, circumstance, connection)
                deviations += [*asked.reads(share=reads), *asked.adds(adds), *asked.steps(steps)]
        yield _line(len(board.cells), deviations)


def _shares(circumstance: str, options: Options) -> tuple[Share, Share, Share]:
    if options.short:
        reads, adds, steps = SHORT[circumstance]
        return Share(reads, options.seed), Share(adds, options.seed), Share(steps, options.seed)
    if options.cells:
        each = options.cells // len(CIRCUMSTANCES)
        few = Share(each // 10, options.seed)
        return Share(max(1, each // CELLS_A_QUESTION), options.seed), few, few
    some = EVERYTHING if circumstance == WHOLE else Share(A_SHARE, options.seed)
    return EVERYTHING, some, some


def _line(cells: int, deviations: list[Deviation]) -> Line:
    kinds = Counter(str(deviation) for deviation in deviations)
    found = [f"{number} x {text}" for text, number in kinds.most_common(MOST)]
    return Line("cells", "0 deviations", f"{cells} cells, {len(kinds)} deviate", not kinds, tuple(found))
