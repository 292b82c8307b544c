"""`prove log`: who is shown is told, no more and no fewer; and what a superuser does to the logs is found."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.logged.crawl import Crawl
from duiding.installation.proofs.logged.tampering import Tampering
from duiding.installation.proofs.server import Server

FULL, SHORT = 1000, 40
FEW = ("director", "police", "privacy")


def prove(server: Server, options: Options) -> Iterator[Line]:
    with server.demo() as demo:
        crawl = Crawl(demo)
        people = [who for who in demo.people if not options.short or who in FEW]
        for who in people:
            crawl.walk(who)
        yield Line(
            "pages asked, with people in the file on them", "some of both", f"{crawl.asked}, {crawl.with_people}",
            crawl.with_people > 0,
        )  # fmt: skip
        yield Line(
            "people shown, lines told", "the same", f"{crawl.shown}, {crawl.told}", crawl.shown == crawl.told
        )
        yield _wrong("shown without a line", crawl.untold)
        yield _wrong("told without being shown", crawl.unshown)
        server.release()
        with tempfile.TemporaryDirectory() as folder, Tampering(demo, Path(folder)).ready() as tampering:
            yield _wrong("wrong in logs that nobody touched", tampering.wrong_before())
            wanted = SHORT if options.short else FULL
            chance = options.chance("log")
            unseen = [what for what in (tampering.once(chance) for _ in range(wanted)) if what]
            kinds = ", ".join(f"{number} x {what}" for what, number in sorted(tampering.done.items()))
            done = tampering.done.total()
            yield Line("manipulations by a superuser", str(wanted), str(done), done == wanted, (kinds,))
            yield _wrong("not found", unseen)


def _wrong(what: str, found: list[str]) -> Line:
    return Line(what, "0", str(len(found)), not found, tuple(found[:20]))
