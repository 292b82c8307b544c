"""Proof 4: what you may not see does not change one byte of what you get.

A pair is two databases that differ in one hidden edit. Who sees the same rows in both (all tables, under their
own capability) must get the same bytes from both: every page that links lead to, every address with the hidden
rows in it, by GET and by POST, searches for the hidden words, files, mails, and every function of the database.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import psycopg
from django.utils import timezone

from duiding.installation.proofs import sight
from duiding.installation.proofs.addresses import routes
from duiding.installation.proofs.asking import Ask, Asker
from duiding.installation.proofs.chance import FREEZE
from duiding.installation.proofs.declassified import DECLASSIFIED, MOST
from duiding.installation.proofs.demo_world import DemoWorld
from duiding.installation.proofs.hidden import KINDS, Edit
from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.planting import Planter
from duiding.installation.proofs.server import Server

# They read the trail, in which the questions of the others leave lines: they are asked before the others.
FIRST = ("fg", "privacy")
NOBODY, OUTSIDER = "nobody", "outsider"
ROUNDS = 3
PEOPLE_IN_SHORT = 4
PEOPLE_IN_A_PAIR = 4
WITHOUT_DATA = "/components/"  # shows the parts of the screens, with the clock of the moment
KEY_OF_A_FORM = "00000000-0000-4000-8000-000000000001"
SHOWN = 20


def prove(server: Server, options: Options) -> Iterator[Line]:
    number = 3 if options.short else ROUNDS * len(KINDS)
    with server.demo() as demo:
        run = Pairs(server, demo, options)
        for place in range(number):
            run.play(place)
            if not options.short:
                sys.stderr.write(f"pair {place + 1} of {number}, {len(run.found.differing)} answers differ\n")
        yield from run.found.lines(number, options)


@dataclass
class Found:
    """`opened`: rows that a role may not see and sees. `differing`: answers of who sees the same rows."""

    compared: Counter[str] = field(default_factory=Counter)
    differing: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)
    unnoticed: list[str] = field(default_factory=list)

    def compare(self, kind: str, who: str, asked: str, one: bytes, other: bytes) -> None:
        self.compared[who] += 1
        if one != other and not any(name in asked for name in DECLASSIFIED):
            self.differing.append(f"{kind}: {who}: {asked}: {difference(one, other)}")

    def lines(self, number: int, options: Options) -> Iterator[Line]:
        yield Line("pairs of databases", "3" if options.short else ">= 100", str(number))
        yield Line("kinds of hidden edits", ">= 30", str(len(KINDS)), len(KINDS) >= 30)
        yield Line(
            "hidden rows that a role sees", "0", str(len(self.opened)), not self.opened,
            tuple(self.opened[:SHOWN]),
        )  # fmt: skip
        yield Line(
            "answers compared byte for byte", "0 differ",
            f"{self.compared.total():,} of {len(self.compared)} people, {len(self.differing)} differ",
            not self.differing, tuple(self.differing[:SHOWN]),
        )  # fmt: skip
        noticing = len(self.noticed) + len(self.unnoticed)
        # Of three pairs at most a few have a witness, and their pages may all be of another kind.
        yield Line(
            "pairs that somebody who may see notices", "told" if options.short else ">= 3 of 4",
            f"{len(self.noticed)} of {noticing}",
            options.short or 4 * len(self.noticed) >= 3 * noticing, tuple(self.unnoticed),
        )  # fmt: skip
        yield Line(
            "answers that may tell of hidden rows", f"<= {MOST}", str(len(DECLASSIFIED)), len(DECLASSIFIED) <= MOST,
            tuple(f"{name}: {why}" for name, why in DECLASSIFIED.items()),
        )  # fmt: skip


class Pairs:
    """One template, frozen in time, with everybody signed in; all pairs are clones of it."""

    def __init__(self, server: Server, demo: DemoWorld, options: Options) -> None:
        self.server, self.options = server, options
        self.template, self.people = demo.dbname, demo.people
        self.found = Found()
        self.routes = routes(demo.superuser_dsn)
        moment = timezone.now()
        with psycopg.connect(demo.superuser_dsn, autocommit=True) as connection:
            connection.execute(FREEZE.format(moment=moment.isoformat()).encode())
            rows = connection.execute("SELECT id::text, role FROM directory_membership").fetchall()
            towns = connection.execute("SELECT id FROM directory_municipality ORDER BY slug").fetchall()
        self.roles = {str(key): str(role) for key, role in rows}
        self.towns = tuple(town for (town,) in towns)
        self.askers = {who: Asker(demo.session_key(who), moment) for who in self._chosen()}
        self.askers[NOBODY] = Asker("", moment)
        self.tables = sight.tables()
        self.base = self._read_base()

    def _chosen(self) -> list[str]:
        rest = sorted(set(self.people) - set(FIRST))
        if self.options.short:
            return self.options.chance("people").sample(rest, PEOPLE_IN_SHORT)
        return [*FIRST, *rest]

    def _clone(self, of: str) -> str:
        self.server.release()
        name = self.server.clone(of)
        self.server.point(name)
        return name

    def _drop(self, name: str) -> None:
        self.server.release()
        self.server.drop(name)

    def _read_base(self) -> dict[str, dict[Ask, bytes]]:
        """The pages of everybody, found in one clone and read in a fresh one: looking leaves lines in the trail."""
        plain = [
            route.path
            for route in self.routes
            if route.kind not in {"writes", "searches"} and not route.path.startswith(WITHOUT_DATA)
        ]
        asks = {who: [Ask(path) for path in plain] for who in self.askers}
        if not self.options.short:
            name = self._clone(self.template)
            asks = {who: asker.reachable(plain) for who, asker in self.askers.items()}
            self._drop(name)
        name = self._clone(self.template)
        self.sights = {who: sight.rows_in_sight(a.session_key, self.tables) for who, a in self.askers.items()}
        found = {
            who: {ask: zlib.compress(asker.answer(ask)) for ask in asks[who]}
            for who, asker in self.askers.items()
        }
        self._drop(name)
        return found

    def play(self, place: int) -> None:
        """One pair: make the edit, see who may not notice it, and ask everything of both."""
        chance = self.options.chance("pair", place)
        names = sorted(KINDS)
        kind = chance.choice(names) if self.options.short else names[place % len(names)]
        other = self._clone(self.template)
        with psycopg.connect(self.server.cluster.superuser_dsn(other), autocommit=True) as connection:
            edit = KINDS[kind](Planter(connection, chance))
        blind = self._who_sees_the_same(kind, edit)
        same = self._of_this_pair(chance, blind)
        forms = place < len(names)
        first, second = (self._probe(of, edit, same, forms=forms) for of in (self.template, other))
        for (who, asked), answered in first.items():
            self.found.compare(kind, who, asked, answered, second[who, asked])
        self.server.point(other)
        self._compare_pages(kind, same, seeing=[who for who in self.askers if who not in blind])
        self._drop(other)

    def _who_sees_the_same(self, kind: str, edit: Edit) -> list[str]:
        same = []
        for who, asker in self.askers.items():
            now = sight.rows_in_sight(asker.session_key, self.tables)
            if now == self.sights[who]:
                same.append(who)
            elif self._must_not_see(who, edit):
                changed = [name for name in self.tables if now[name] != self.sights[who][name]]
                self.found.opened.append(f"{kind}: {who} sees {', '.join(changed)}")
        return same

    def _of_this_pair(self, chance: random.Random, blind: list[str]) -> list[str]:
        """Rows are compared for everybody; all pages for a few, who change from pair to pair, and for nobody."""
        few = chance.sample(blind, min(PEOPLE_IN_A_PAIR, len(blind)))
        return [who for who in blind if who in {*few, NOBODY}]

    def _must_not_see(self, who: str, edit: Edit) -> bool:
        if who in {OUTSIDER, NOBODY}:
            return who == NOBODY or not edit.of_neighbour
        return self.roles[self.people[who][1]] in edit.hidden_from

    def _probe(self, of: str, edit: Edit, people: list[str], *, forms: bool) -> dict[tuple[str, str], bytes]:
        """Direct questions about the hidden rows and words; each run in a clone of its own, because some write."""
        asks = list(self._asks(edit, forms=forms))
        name = self._clone(of)
        calls = list(sight.calls(edit.keys, edit.words, self.towns))
        found: dict[tuple[str, str], bytes] = {}
        for who in people:
            asker = self.askers[who]
            found |= {(who, str(call)): sight.told(asker.session_key, call).encode() for call in calls}
            found |= {(who, str(ask)): asker.answer(ask) for ask in asks}
        self._drop(name)
        return found

    def _asks(self, edit: Edit, *, forms: bool) -> Iterator[Ask]:
        """With the hidden rows in the address, in the fields of a form, and with the hidden words in a search."""
        about = {name.removesuffix("_id"): str(key) for name, key in edit.keys.items()}
        form = {"idempotency_key": KEY_OF_A_FORM, **about}
        for route in routes(self.server.cluster.superuser_dsn(self.template), edit.keys):
            is_about = bool(route.keys & set(edit.keys))
            if is_about and route.kind not in {"writes", "searches"}:
                yield Ask(route.path)
            if route.kind in {"writes", "form"} and (is_about or (forms and not route.keys)):
                yield Ask(route.path, tuple(form.items()))
        for word in edit.words:
            yield Ask(f"/signals/?q={word}")
            for route in self.routes:
                if route.kind == "searches":
                    fields = dict.fromkeys(("q", "text", "first_name", "last_name"), word)
                    yield Ask(route.path, tuple({**form, **fields, "reason": "verzoek tot inzage"}.items()))

    def _compare_pages(self, kind: str, same: list[str], seeing: list[str]) -> None:
        """The whole crawl again. The readers of the trail are asked in any case: others see what they did."""
        control = next((who for who in ("director", *seeing) if who in seeing), None)
        noticed = False
        for who, asker in self.askers.items():
            if who not in same and who not in FIRST and who != control:
                continue
            for ask, before in self.base[who].items():
                one, other = zlib.decompress(before), asker.answer(ask)
                if who in same:
                    self.found.compare(kind, who, str(ask), one, other)
                elif who == control:
                    noticed = noticed or one != other
        if control:
            (self.found.noticed if noticed else self.found.unnoticed).append(f"{kind}: {control}")


def difference(one: bytes, other: bytes) -> str:
    """The first line that differs, in both."""
    for left, right in zip(one.splitlines(), other.splitlines(), strict=False):
        if left != right:
            return f"{_middle(left, right)} | {_middle(right, left)}"
    return f"{len(one)} and {len(other)} bytes"


def _middle(line: bytes, unlike: bytes) -> str:
    start = next((n for n, pair in enumerate(zip(line, unlike, strict=False)) if pair[0] != pair[1]), 0)
    return line[max(0, start - 40) : start + 60].decode(errors="replace").strip()
