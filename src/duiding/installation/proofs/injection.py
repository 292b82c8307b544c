"""Proof 5: SQL injected into a request learns no more than that request may, and leaves nothing for the next one.

Every free text of every row carries a word of its own. Attackers with capabilities that are really theirs send
each attack through a hole made on purpose; then somebody else asks a page over the same connection.
"""

from __future__ import annotations

import logging
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256

import psycopg
from django.test import override_settings
from django.utils import timezone

from duiding.installation.proofs import sight
from duiding.installation.proofs.asking import Ask, Asker
from duiding.installation.proofs.attacks import canaries, hole
from duiding.installation.proofs.attacks.by_hand import thought_of
from duiding.installation.proofs.attacks.families import Attack, generated
from duiding.installation.proofs.chance import FREEZE
from duiding.installation.proofs.declassified import DECLASSIFIED
from duiding.installation.proofs.demo_world import DemoWorld
from duiding.installation.proofs.line import Line, Options
from duiding.installation.proofs.server import Server

ATTACKERS = ("school", "outsider", "clerk", "administrator", "vnn", "youth_worker", "fg", "mayor")
IN_SHORT = 2
VICTIM, BYSTANDER = "director", "clerk"
LEAVING = ("end the transaction", "leave something behind", "shadow a name", "capabilities", "roles")
HIDDEN = {
    "group": "SELECT id FROM casework_youthgroup WHERE status = 'interpretation' LIMIT 1",
    "signal": "SELECT id FROM casework_signal WHERE status = 'linked' ORDER BY id LIMIT 1",
    "member": "SELECT id FROM casework_groupmember ORDER BY id LIMIT 1",
    "meeting": "SELECT id FROM casework_meeting ORDER BY id LIMIT 1",
    "person": "SELECT m.person_id FROM directory_membership m JOIN directory_municipality u ON u.id = m.municipality_id"
    " WHERE m.role = 'POL' AND u.slug <> 'vlierdam'",
}
LEFT_OVER = (
    "SELECT name FROM pg_prepared_statements; SELECT name FROM pg_cursors; SELECT pg_listening_channels();"
    " SELECT name, setting FROM pg_settings WHERE source = 'session' AND name <> 'duiding.capability'"
)
CLOSED = ("accounts.", "ctx.", "audit.seal")
"""Where no row may come by way of the web role."""
SHOWN = 20


def prove(server: Server, options: Options) -> Iterator[Line]:
    with server.demo() as demo:
        server.release()
        planted, refused = canaries.plant(demo.superuser_dsn)
        server.point(demo.dbname)
        attacks = [*thought_of(), *generated(demo.superuser_dsn)]
        yield Line("attack strings", ">= 200", f"{len(attacks)} in {len({a.family for a in attacks})} families",
                   len(attacks) >= 200)  # fmt: skip
        yield Line(
            "words planted, one in each text", ">= 10,000", f"{planted:,}", planted >= 10_000, tuple(refused)
        )
        with override_settings(ROOT_URLCONF=hole.__name__), _quiet(), _Victim(server, demo) as victim:
            game = Game(demo, attacks, victim)
            for who in ATTACKERS[:IN_SHORT] if options.short else ATTACKERS:
                game.play(who, thorough=not options.short)
        yield from game.lines()


@contextmanager
def _quiet() -> Iterator[None]:
    """Each error of the database is a server error of the hole."""
    logger = logging.getLogger("django.request")
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = False


class _Victim:
    """Another process of the web server in the middle of a request: what it sent is text in the server."""

    def __init__(self, server: Server, demo: DemoWorld) -> None:
        self.word = f"{canaries.MARK}deadbeef"
        self.connection = psycopg.connect(server.url("duiding_web", demo.dbname))

    def __enter__(self) -> str:
        self.connection.execute(f"SELECT set_config('duiding.capability', '{self.word}', true)".encode())
        return self.word

    def __exit__(self, *failure: object) -> None:
        self.connection.close()


@dataclass
class Game:
    """`told`: something foreign in an answer. `knew`: a hidden row answered unlike none. `left`: a later answer
    of somebody else changed. `changed`: foreign rows that are not as they were, or rows where none may come."""

    demo: DemoWorld
    attacks: list[Attack]
    victim: str
    sent: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    knew: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        moment = timezone.now()
        with psycopg.connect(self.demo.superuser_dsn, autocommit=True) as connection:
            connection.execute(FREEZE.format(moment=moment.isoformat()).encode())
            self.hidden = {name: str(connection.execute(query.encode()).fetchone()[0])  # type: ignore[index]
                           for name, query in HIDDEN.items()}  # fmt: skip
        self.askers = {
            who: Asker(self.demo.session_key(who), moment) for who in {*ATTACKERS, VICTIM, BYSTANDER}
        }
        self.nobody = Asker("", moment)
        person, membership = self.demo.people[VICTIM]
        token = self.askers[VICTIM].session_key
        self.words = {
            ":person:": person,
            ":membership:": membership,
            ":hash:": sha256(token.encode()).hexdigest(),
        }
        public = self.nobody.answer(Ask("/sign-in/")).decode()
        self.public = canaries.traces(public)

    def play(self, who: str, *, thorough: bool) -> None:
        """All attacks by this person."""
        asker = self.askers[who]
        before = canaries.every_row(self.demo.superuser_dsn)
        own = sight.rows_in_full(asker.session_key, sight.tables())
        foreign = canaries.traces("\n".join(before)) | {self.victim}
        foreign -= canaries.traces("\n".join(own)) | self.public
        other = self.askers[BYSTANDER if who != BYSTANDER else VICTIM]
        calm = self._later(other)
        for attack in self.attacks:
            for sql, answered in self._answers(asker, attack, foreign):
                self.sent[who] += 1
                caught = (canaries.traces(answered) & foreign) - canaries.traces(sql)
                if caught and not any(name in sql for name in DECLASSIFIED):
                    self.told.append(f"{who}: {sql}: {', '.join(sorted(caught)[:3])}")
            if thorough or attack.family in LEAVING:
                later = self._later(other)
                if later != calm:
                    self.left.append(f"{who}: {attack.sql}: {later[:300]!r}")
        now = canaries.every_row(self.demo.superuser_dsn)
        gone = before - set(own) - now
        made = {row for row in now - before if row.startswith(CLOSED)}
        self.changed += [f"{who}: {row[:200]}" for row in sorted(gone | made)]

    def _answers(self, asker: Asker, attack: Attack, foreign: set[str]) -> Iterator[tuple[str, str]]:
        sql = attack.sql
        for word, value in self.words.items():
            sql = sql.replace(word, value)
        if ":hidden:" not in sql:
            yield sql, _ask(asker, sql)
            return
        nothing = str(uuid.UUID(int=0xCA4A, version=4))
        none = _without(_ask(asker, sql.replace(":hidden:", nothing)), nothing)
        for name, key in self.hidden.items():
            if key not in foreign:
                continue
            one = _ask(asker, sql.replace(":hidden:", key))
            yield sql.replace(":hidden:", key), one
            if _without(one, key) != none:
                self.knew.append(f"{name}: {sql}: {one[:200]} | {none[:200]}")

    def _later(self, other: Asker) -> bytes:
        """What somebody else gets over the same connection."""
        return b"\n".join([
            other.answer(Ask("/")), self.nobody.answer(Ask("/sign-in/")), _ask(other, LEFT_OVER).encode(),
        ])  # fmt: skip

    def lines(self) -> Iterator[Line]:
        sent = f"{self.sent.total():,} by {len(self.sent)} people"
        for what, found in (
            ("answers with something foreign", self.told),
            ("hidden rows that answered unlike none", self.knew),
            ("later answers of others that changed", self.left),
            ("foreign rows that were changed", self.changed),
        ):
            yield Line(what, "0", f"{len(found)} of {sent}", not found, tuple(found[:SHOWN]))


def _without(answered: str, key: str) -> str:
    """Errors repeat what was sent, or its first word."""
    return answered.replace(key, ":hidden:").replace(key[:8], ":hidden:")


def _ask(asker: Asker, sql: str) -> str:
    """The text that the hole answers with."""
    return asker.answer(Ask(hole.PATH, (("sql", sql),))).partition(b"\n\n")[2].decode()
