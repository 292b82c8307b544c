"""`prove mutants`: every policy, grant, check and guard made weaker, one by one; each must be noticed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import psycopg
import yaml
from django.conf import settings

from duiding.installation.proofs.cells.board import laid_out
from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.server import Server
from duiding.installation.proofs.weakened.generate import mutants
from duiding.installation.proofs.weakened.killing import Judge, judging
from duiding.installation.proofs.weakened.mutant import Mutant

SHORT = 30
EQUIVALENTS = Path(__file__).with_name("weakened") / "equivalents.yaml"


def prove(server: Server, options: Options) -> Iterator[Line]:
    with laid_out(server, Path(settings.POLICY_DIR)) as board, judging(board) as judge:
        yield _control(judge)
        with psycopg.connect(board.server.cluster.superuser_dsn("template_empty")) as connection:
            found = mutants(connection)
        number = len(found)
        if options.short:
            found = options.chance("mutants").sample(found, SHORT)
        yield Line(
            "mutants made from the catalogue", ">= 300", f"{number}, tried {len(found)}", number >= 300
        )
        yield from _judge(judge, found)


def _control(judge: Judge) -> Line:
    doubt = judge.first_doubt()
    return Line("found while nothing is weakened", "nothing", doubt or "nothing", doubt is None)


def _judge(judge: Judge, found: list[Mutant]) -> Iterator[Line]:
    equivalent = {
        re.compile(one["mutant"]): one["why"] for one in yaml.safe_load(EQUIVALENTS.read_text("utf-8"))
    }
    killers: dict[str, Counter[str]] = defaultdict(Counter)
    alive, apart = [], []
    for mutant in found:
        killer = judge.killer(mutant)
        if killer:
            killers[mutant.kind][killer.split(":")[0]] += 1
        elif reason := mutant.the_same or next(
            (why for name, why in equivalent.items() if name.fullmatch(str(mutant))), ""
        ):
            apart.append(f"({mutant}: {reason})")
        else:
            alive.append(str(mutant))
    for kind, by in sorted(killers.items()):
        parts = ", ".join(f"{number} by prove {proof}" for proof, number in sorted(by.items()))
        yield Line(f"noticed: {kind}", "", parts)
    yield Line("nothing is different, with a reason", "", str(len(apart)), found=tuple(apart))
    yield Line("weaker without being noticed", "0", str(len(alive)), not alive, tuple(alive))
