"""The moved clock and the people who act on it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg

from duiding.directory.actor import AMSTERDAM, Actor, acting
from duiding.directory.models import Municipality
from duiding.directory.signin import capabilities
from duiding.installation.foundation import Town

SERVICE = "service of the system"
LONG = 3 * 365 * 24 * 60


class Clock:
    """Only the owner of the database can move the time, and only while there is no real municipality."""

    def __init__(self, owner_url: str) -> None:
        self._connection = psycopg.connect(owner_url, autocommit=True)
        self._connection.execute("SET ROLE duiding_owner")
        self._connection.execute("SET synchronous_commit = off")

    def move_to(self, local: dt.datetime) -> None:
        """`local` is Amsterdam time without a zone."""
        self._connection.execute(
            "UPDATE ctx.clock SET shift = %s - clock_timestamp()", [local.replace(tzinfo=AMSTERDAM)]
        )

    def to_real_time(self) -> None:
        self._connection.execute("UPDATE ctx.clock SET shift = '0'")
        self._connection.close()


def owner_url() -> str:
    return os.environ["DATABASE_URL_MIGRATE"]


class Stage:
    """A municipality whose people act one after the other, each under their own capability."""

    def __init__(self, town: Town, clock: Clock) -> None:
        self.town = town
        self.clock = clock
        self._tokens: dict[str, str] = {}

    def at(self, day: dt.date, hour: int, minute: int = 0) -> None:
        self.clock.move_to(dt.datetime.combine(day, dt.time(hour, minute)))

    @contextmanager
    def as_(self, who: str) -> Iterator[Actor]:
        if who not in self._tokens:
            self._tokens[who] = self.town.token(who, LONG)
        with acting(self._tokens[who]) as actor:
            yield actor

    @contextmanager
    def as_service(self) -> Iterator[Actor]:
        """The service of the system, for what it does every morning."""
        if SERVICE not in self._tokens:
            with self.as_("admin"):
                slug = Municipality.objects.values_list("slug", flat=True).get()
            token = capabilities.import_service_token(slug, minutes=LONG)
            assert token is not None  # noqa: S101  (the municipality is there)
            self._tokens[SERVICE] = token
        with acting(self._tokens[SERVICE]) as actor:
            yield actor

    def join(self, who: str, person_id: UUID, membership_id: UUID) -> None:
        """Somebody who came later acts too."""
        self.town.people[who] = (person_id, membership_id)

    def tokens(self) -> list[str]:
        return list(self._tokens.values())
