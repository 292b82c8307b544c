"""The people of the proofs and the tests. `director` is the process director; `outsider` is of another municipality."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.test import Client

from duiding.casework.library import import_library
from duiding.directory.actor import Actor, acting
from duiding.directory.signin.sessions import MEMBERSHIP_KEY, PERSON_KEY, SessionStore
from duiding.installation.foundation import Partner, Somebody, Town, found, make_live, swear_all

SQUARE = [[0.0, 0.0], [500.0, 0.0], [500.0, 500.0], [0.0, 500.0]]
AREAS = {"Noorderkwartier": ("neighbourhood", SQUARE), "Testdorp": ("village", SQUARE)}
PARTNERS = (
    Partner("town", "Gemeente", "gemeente"),
    Partner("police", "Politie", "politie"),
    Partner("prosecution", "Openbaar Ministerie", "om"),
    Partner("youth_work", "Welzijn", "welzijn", is_private=True),
    Partner("vnn", "Verslavingszorg", "vnn", is_private=True),
    Partner("halt", "Halt", "halt", is_private=True),
    Partner("school", "Het Testcollege", "school_vo", is_private=True),
)
PEOPLE = (
    Somebody("director", "Marit", "PR", "town"),
    Somebody("secretary", "Sanne", "SEC", "town"),
    Somebody("safety", "Olaf", "OOV", "town"),
    Somebody("mayor", "Bregje", "BM", "town"),
    Somebody("police", "Jeroen", "POL", "police"),
    Somebody("prosecutor", "Ottelien", "OM", "prosecution"),
    Somebody("youth_worker", "Karim", "JW", "youth_work"),
    Somebody("boa", "Bas", "BOA", "town"),
    Somebody("attendance", "Lies", "LP", "town"),
    Somebody("consultant", "Jolanda", "JC", "town"),
    Somebody("vnn", "Vera", "VNN", "vnn"),
    Somebody("halt", "Hans", "HALT", "halt"),
    Somebody("school", "Saskia", "SCH", "school"),
    Somebody("policy", "Wim", "BEL", "town"),
    Somebody("clerk", "Griet", "GRF", "town"),
    Somebody("fg", "Fenna", "FG", "town"),
    Somebody("privacy", "Petra", "PO", "town"),
)
THEIR_PARTNERS = (
    Partner("town", "Gemeente", "gemeente"), Partner("police", "Politie", "politie"),
    Partner("prosecution", "Openbaar Ministerie", "om"),
)  # fmt: skip
THEIR_PEOPLE = (
    Somebody("outsider", "Oscar", "PR", "town"),
    Somebody("police_there", "Piet", "POL", "police"),
    Somebody("fg_there", "Fien", "FG", "town"),
)


def build_world(policy: Path) -> dict[str, Any]:
    """Two municipalities, both live; nothing in them yet but people, covenant and library."""
    ours = found("Testdam", "testdam", AREAS, PARTNERS, PEOPLE, is_demo=True, contact_point="Loket Testdam")
    make_live(ours, policy, PARTNERS, wpg_for=("police", "town", "youth_work"))
    swear_all(ours)
    theirs = found(
        "Verweg", "verweg", AREAS, THEIR_PARTNERS, THEIR_PEOPLE, is_demo=True, contact_point="Loket Verweg"
    )
    make_live(theirs, policy, THEIR_PARTNERS, wpg_for=("police",))
    swear_all(theirs)
    for town in (ours, theirs):
        with acting(town.token("admin")) as actor:
            import_library(policy, actor=actor)
    return {"ours": ours, "theirs": theirs}


@dataclass
class World:
    """What a test asks of: people, clients, and a superuser for planting what no role could."""

    dbname: str
    superuser_dsn: str
    ours: Town
    theirs: Town
    tokens: dict[str, str] = field(default_factory=dict)

    def town_of(self, who: str) -> Town:
        return self.ours if who in self.ours.people or who == "admin" else self.theirs

    def token(self, who: str) -> str:
        if who not in self.tokens:
            self.tokens[who] = self.town_of(who).token(who)
        return self.tokens[who]

    @contextmanager
    def acting(self, who: str) -> Iterator[Actor]:
        """One transaction as this person, over the real web role."""
        with acting(self.token(who)) as actor:
            yield actor

    def person_id(self, who: str) -> UUID:
        return self.town_of(who).people[who][0]

    def organisation_id(self, key: str) -> UUID:
        return self.ours.organisations[key]

    def client(self, who: str | None) -> Client:
        """A browser without JavaScript, signed in as this person (None = nobody)."""
        client = Client()
        if who is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.session_key(who)
        return client

    def session_key(self, who: str) -> str:
        """The cookie of this person after signing in."""
        town = self.town_of(who)
        person, membership = town.admin if who == "admin" else town.people[who]
        session = SessionStore()
        session[PERSON_KEY] = str(person)
        session[MEMBERSHIP_KEY] = str(membership)
        session.create()
        return session.session_key or ""

    def post(self, who: str, url: str, data: dict[str, Any] | None = None, **headers: Any) -> Any:
        """A POST with a fresh idempotency key."""
        return self.client(who).post(url, {"idempotency_key": str(uuid.uuid4()), **(data or {})}, **headers)

    def plant(self, statement: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """SQL as the superuser of the test cluster; for what the product itself can never do."""
        with psycopg.connect(self.superuser_dsn, autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), parameters)
            return cursor.fetchall() if cursor.description else []
