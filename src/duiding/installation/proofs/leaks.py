"""Proof 6: what leaked elsewhere does not leak here. Named cases, each after a report of another system."""

from __future__ import annotations

from collections.abc import Iterator

from django.core import mail

from duiding.installation.proofs.leaked import CASES, OUTSIDE, Scene
from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.server import Server

OUTSIDE_IN_SHORT = 3


def prove(server: Server, options: Options) -> Iterator[Line]:
    number = OUTSIDE_IN_SHORT if options.short else len(OUTSIDE)
    outside = tuple(options.chance("outside").sample(OUTSIDE, number))
    leaked = []
    mail.outbox = []
    with server.demo() as demo:
        scene = Scene(demo, outside)
        for case in CASES:
            found = list(case.check(scene))
            if found:
                leaked.append(f"{case.name} (after {case.after}): {'; '.join(found[:3])}")
    yield Line("named cases", ">= 60", str(len(CASES)), len(CASES) >= 60)
    yield Line(
        "systems that they come from",
        ">= 10",
        str(len({case.after.split(",")[0].split()[0] for case in CASES})),
    )
    yield Line(
        "cases that leak", "0", f"{len(leaked)}, tried by {', '.join(outside)}", not leaked, tuple(leaked)
    )
