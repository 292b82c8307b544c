"""`prove revocation`: what is withdrawn is closed at the very next request, on every channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.server import Server
from duiding.installation.proofs.withdrawn.channels import Channels
from duiding.installation.proofs.withdrawn.deeds import DEEDS, Deed

FULL, SHORT = 1000, 20
AT_MOST = 1.0
"""Seconds from the end of the withdrawal to the last refusal."""


def prove(server: Server, options: Options) -> Iterator[Line]:
    wanted = SHORT if options.short else FULL
    chance = options.chance("revocation")
    with server.demo() as demo:
        channels = Channels(demo)
        deeds = [kind(demo, channels) for kind in DEEDS]
        done: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        still_open: list[str] = []
        slowest = 0.0
        for _ in range(wanted):
            deed: Deed = chance.choice(deeds)
            outcome = deed.once(chance)
            done[deed.what] += 1
            asked.update(outcome.asked or [f"{deed.what}, with nothing open before"])
            still_open += outcome.still_open
            slowest = max(slowest, outcome.seconds)
    parts = ", ".join(f"{number} x {what}" for what, number in sorted(done.items()))
    yield Line("withdrawals", str(wanted), str(done.total()), done.total() == wanted, (parts,))
    reached = ", ".join(f"{number} x {what}" for what, number in sorted(asked.items()))
    yield Line("open before, asked again after", "", str(asked.total()), asked.total() >= wanted, (reached,))
    yield Line("still open", "0", str(len(still_open)), not still_open, tuple(still_open[:20]))
    yield Line("slowest", f"<= {AT_MOST:.0f} s", f"{slowest:.2f} s", slowest <= AT_MOST)
