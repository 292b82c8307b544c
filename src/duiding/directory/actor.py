"""Who acts: read once per request from the capability, never from `request.user`."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import psycopg
from django.db import DatabaseError, connection, transaction

from duiding.audit import operation

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Actor:
    """A person in one role for one organisation. `at` is the time of the database when the request began.

    A deputy acts as two: `acting_as` holds both, `in_place_of` is the colleague's name. `exceptional` are the groups
    that somebody else opened for three hours, each with the proposal that was approved.
    """

    person_id: UUID
    membership_id: UUID
    organisation_id: UUID
    municipality_id: UUID
    role: str
    name: str
    organisation: str
    municipality: str
    theme: str
    is_demo: bool
    is_sworn: bool
    at: dt.datetime
    missing: tuple[str, ...]
    four_eyes: bool
    session_cools: bool
    acting_as: tuple[UUID, ...]
    in_place_of: str
    exceptional: tuple[tuple[UUID, UUID], ...]

    @property
    def today(self) -> dt.date:
        return self.at.astimezone(AMSTERDAM).date()

    @property
    def is_live(self) -> bool:
        """The go-live gate is green: case rows are accepted. It can shut again; `four_eyes` never ends."""
        return not self.missing


def enter(token: str) -> None:
    """Put the capability on this transaction; an empty token is nobody. The logs get the operation with it.

    The token goes beside the statement, never in its text, which others could read in the activity of the server.
    """
    told = operation.current()
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(
            "SELECT set_config('duiding.capability', %s, true), set_config('duiding.trace', %s, true),"
            " set_config('duiding.access_point', %s, true)",
            [token, str(told.trace) if told else "", told.access_point if told else ""],
        )


def forget() -> None:
    """What SQL of an earlier request may have left on this connection is gone; the settings of the role are back.

    A connection that cannot be cleaned is thrown away: the next statement opens a fresh one.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("RESET ALL; CLOSE ALL; UNLISTEN *; DEALLOCATE ALL")
    except DatabaseError:
        connection.close()


def current() -> Actor | None:
    """The actor of the capability on this transaction; None for nobody."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.*, ctx.four_eyes(), ctx.session_cools(), s.* FROM ctx.actor() a, ctx.actor_aside() s"
        )
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return None
    *facts, missing, four_eyes, cools, acting_as, in_place_of, groups, approvals = row
    return Actor(
        *facts, missing=tuple(missing), four_eyes=four_eyes, session_cools=cools, acting_as=tuple(acting_as),
        in_place_of=in_place_of, exceptional=tuple(zip(groups, approvals, strict=True)),
    )  # type: ignore[misc]  # fmt: skip  # the order of ctx.actor()


@contextmanager
def acting(token: str, name: str = "command") -> Iterator[Actor]:
    """One transaction under one capability, outside a request: commands, jobs and the demo builder."""
    with operation.begin(name) as told, transaction.atomic():
        enter(token)
        actor = current()
        if actor is None:
            raise PermissionError("The capability opens nothing.")
        yield actor
        operation.tell(told)
        enter("")
