"""The demo as a test sees it: its people by short name, and a client for each."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from duiding.directory.actor import AMSTERDAM
from duiding.directory.signin.demo import demo_people
from duiding.directory.signin.sessions import MEMBERSHIP_KEY, PERSON_KEY, SessionStore
from duiding.installation.demo.build import build


@dataclass(frozen=True)
class DemoWorld:
    """`people`: short name -> (person, membership)."""

    people: dict[str, tuple[str, str]]
    dbname: str = ""
    superuser_dsn: str = ""

    def in_database(self, dbname: str, superuser_dsn: str) -> DemoWorld:
        return dataclasses.replace(self, dbname=dbname, superuser_dsn=superuser_dsn)

    def session_key(self, who: str) -> str:
        session = SessionStore()
        session[PERSON_KEY], session[MEMBERSHIP_KEY] = self.people[who]
        session.create()
        return session.session_key or ""

    def client(self, who: str) -> Client:
        client = Client()
        if who != "nobody":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.session_key(who)
        return client


def build_demo_world() -> DemoWorld:
    build(dt.datetime.now(AMSTERDAM).date())
    people = {}
    for person in demo_people():
        key = person.work_email.split("@")[0]
        key = "outsider" if person.municipality == "Oosterhoek" else key
        people[key] = (str(person.person_id), str(person.membership_id))
    return DemoWorld(people)
