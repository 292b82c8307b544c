"""Every page of the demo as its people see it: the keys of young people in the answer, against the lines of the log.

What is on a page is counted in its own bytes, by who knows all keys and names; nothing of the product is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import psycopg

from duiding.installation.proofs.addresses import Route, routes
from duiding.installation.proofs.demo_world import DemoWorld

KEY = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MEMBERS = "SELECT id, municipality_id FROM casework_groupmember"
# A question or a request stands with whoever answers it without the person; a page with its key names nobody.
WITHOUT_THE_PERSON = ("casework_memberquestion", "privacy_extract")
ABOUT = """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attname = 'member_id'
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.oid AND i.attname = 'id')"""
TOLD = """SELECT data_subject_id FROM audit.processing WHERE id > %s AND data_subject_id_type = 'member'"""
LAST = "SELECT coalesce(max(id), 0) FROM audit.processing"


class Crawl:
    """Counts as it walks. `untold` and `unshown` name the page where shown and told are not the same people."""

    def __init__(self, demo: DemoWorld) -> None:
        self.demo = demo
        self.routes = [route for route in routes(demo.superuser_dsn) if route.kind == "reads"]
        self.asked = self.with_people = self.shown = self.told = 0
        self.untold: list[str] = []
        self.unshown: list[str] = []
        with psycopg.connect(demo.superuser_dsn, autocommit=True) as connection:
            self.pseudonyms = _pseudonyms(connection)
            self.in_addresses = self.pseudonyms | _without_the_person(connection, self.pseudonyms)

    def walk(self, who: str) -> None:
        """Each page once; at the end what was told is sealed."""
        client = self.demo.client(who)
        with psycopg.connect(self.demo.superuser_dsn, autocommit=True) as connection:
            for route in self.routes:
                before = connection.execute(LAST).fetchone()
                answer = client.get(route.path)
                told = {bytes(key) for (key,) in connection.execute(TOLD, before)}
                self._compare(who, route, self._shown(answer, route), told)
            connection.execute("SELECT audit.seal_now()")

    def _shown(self, answer: Any, route: Route) -> set[bytes]:
        """A refusal may repeat its own address, and nothing else; what is in a file follows from its address."""
        if answer.status_code != 200:
            return set()
        if "Content-Disposition" in answer:
            return _known(route.path.encode(), self.in_addresses)
        return _known(answer.content, self.pseudonyms)

    def _compare(self, who: str, route: Route, shown: set[bytes], told: set[bytes]) -> None:
        self.asked += 1
        self.with_people += bool(shown)
        self.shown += len(shown)
        self.told += len(told)
        if shown - told:
            self.untold.append(f"{route.name} as {who}: {len(shown - told)}")
        if told - shown:
            self.unshown.append(f"{route.name} as {who}: {len(told - shown)}")


def _known(text: bytes, names: dict[UUID, bytes]) -> set[bytes]:
    return {names[key] for key in {UUID(found.decode()) for found in KEY.findall(text)} & set(names)}


def _pseudonyms(connection: psycopg.Connection) -> dict[UUID, bytes]:
    """Of the key of every row about somebody: by what name the log calls that person."""
    found: dict[UUID, bytes] = {}
    for key, town in connection.execute(MEMBERS).fetchall():
        row = connection.execute("SELECT audit.pseudonym_of(%s, 'member', %s)", [town, key]).fetchone()
        assert row is not None  # noqa: S101  a function gives one row
        found[key] = bytes(row[0])
    tables = {table for (table,) in connection.execute(ABOUT)} - set(WITHOUT_THE_PERSON)
    return found | _of_rows(connection, sorted(tables), found)


def _without_the_person(connection: psycopg.Connection, names: dict[UUID, bytes]) -> dict[UUID, bytes]:
    return _of_rows(connection, WITHOUT_THE_PERSON, names)


def _of_rows(
    connection: psycopg.Connection, tables: Iterable[str], names: dict[UUID, bytes]
) -> dict[UUID, bytes]:
    found: dict[UUID, bytes] = {}
    for table in tables:
        rows = connection.execute(f"SELECT id, member_id FROM {table} WHERE member_id IS NOT NULL".encode())
        found |= {key: names[member] for key, member in rows}
    return found
