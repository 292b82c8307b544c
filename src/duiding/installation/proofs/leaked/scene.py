"""A demo with something in it that each outsider would like to see, and the words for asking after it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import psycopg
from django.test import Client

from duiding.installation.proofs.demo_world import DemoWorld
from duiding.installation.proofs.planting import Planter, Row

WORD = "Kanariegeluid"
# The group is in step 3, so it is discussed on part B: these do not hear of it.
OUTSIDE = ("school", "vnn", "halt", "administrator", "attendance", "clerk", "outsider")


class Scene:
    """A group on part B with a member, a letter, an item on the agenda, and a signal with a rare word and a document."""

    def __init__(self, demo: DemoWorld, outside: tuple[str, ...]) -> None:
        self.demo, self.outside = demo, outside
        self.clients: dict[str, Client] = {}
        self.chance = Random(1)  # noqa: S311
        self.plant(self._furnish)

    def _furnish(self, plant: Planter) -> None:
        row = plant.rows(
            "SELECT g.id, g.code_name, m.id AS member, i.last_name, i.first_name FROM casework_youthgroup g"
            " JOIN casework_groupmember m ON m.group_id = g.id JOIN casework_memberidentity i ON i.member_id = m.id"
            " WHERE g.status = 'interpretation' AND m.status NOT IN ('removed', 'proposed') ORDER BY m.id"
        )[0]
        self.group, self.code_name, self.member = str(row["id"]), row["code_name"], str(row["member"])
        self.last_name = row["last_name"]
        signal = plant.rows(
            "SELECT id, area_id, place_id FROM casework_signal WHERE group_id = %(g)s ORDER BY id",
            g=row["id"],
        )[0]
        self.signal, self.area, self.place = (str(signal[name]) for name in ("id", "area_id", "place_id"))
        plant.change("casework_signal", signal["id"], text=WORD, status="linked")
        document = plant.rows("SELECT id FROM casework_signalattachment ORDER BY id")[0]["id"]
        self.document = str(plant.copy("casework_signalattachment", document, signal_id=signal["id"]))
        letter = plant.rows("SELECT id FROM casework_notification ORDER BY id")[0]["id"]
        self.letter = str(
            plant.copy(
                "casework_notification", letter, group_id=row["id"], member_id=row["member"], status="to_send"
            )
        )
        item = plant.rows(
            "SELECT id, meeting_id FROM casework_agendaitem WHERE group_id = %(g)s AND part = 'A' ORDER BY id",
            g=row["id"],
        )[0]
        self.meeting = str(item["meeting_id"])
        self.item = str(plant.copy("casework_agendaitem", item["id"], part="B", title=WORD))
        report = plant.rows("SELECT id FROM casework_trianglereport ORDER BY id")[0]["id"]
        self.report = str(plant.copy("casework_trianglereport", report, status="concept", summary=WORD))

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may stand nowhere in an answer to an outsider."""
        return (
            WORD,
            self.code_name,
            self.group,
            self.member,
            self.signal,
            self.item,
            self.letter,
            self.document,
        )

    def plant(self, work: Callable[[Planter], Any]) -> Any:
        """Rows put in past every rule."""
        with psycopg.connect(self.demo.superuser_dsn, autocommit=True) as connection:
            return work(Planter(connection, self.chance))

    def sql(self, statement: str, *parameters: Any) -> list[Row]:
        """As the superuser, with all triggers."""
        with psycopg.connect(self.demo.superuser_dsn, autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), parameters)
            names = [column.name for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()] if names else []

    def wait(self) -> None:
        """Eleven minutes later: names that were open are shut. Everybody signs in afresh."""
        self.sql("UPDATE ctx.clock SET shift = shift + interval '11 minutes'")
        self.clients.clear()

    def client(self, who: str) -> Client:
        if who not in self.clients:
            self.clients[who] = self.demo.client(who)
        return self.clients[who]

    def get(self, who: str, path: str, **headers: str) -> Any:
        return self.client(who).get(path, headers=headers)

    def text(self, who: str, path: str, **headers: str) -> str:
        return str(self.get(who, path, **headers).content.decode(errors="replace"))

    def post(self, who: str, path: str, **data: Any) -> Any:
        return self.client(who).post(path, {"idempotency_key": str(uuid.uuid4()), **data})

    def approved_export(self, who: str, second: str) -> str:
        """Where the trail as a file lies, after one asked it and another approved."""
        asked = self.post(who, "/trail/export/request/", reason="Voor de controle van dit jaar.").url
        self.post(second, f"{asked}approval/")
        return f"/trail/export/?proposal={asked.split('/')[-2]}"

    def shut(self, path: str, *, insiders: tuple[str, ...] = ("director",)) -> Iterator[str]:
        """Not there for the outsiders, and there for who may: a door that is shut to all is no proof."""
        for who in self.outside:
            status = self.get(who, path).status_code
            if status not in {403, 404, 405}:
                yield f"{who} gets {status} of {path}"
        yield from self.open(path, *insiders)

    def open(self, path: str, *insiders: str) -> Iterator[str]:
        for who in insiders:
            status = self.get(who, path).status_code
            if status != 200:
                yield f"{who}, who may, gets {status} of {path}"

    def silent(self, who: str, path: str, *secrets: str, **headers: str) -> Iterator[str]:
        """Nothing hidden stands in the bytes."""
        page = self.text(who, path, **headers)
        for secret in secrets or self.secrets:
            if secret in page:
                yield f"{who} reads {secret!r} in {path}"


Check = Callable[[Scene], Iterator[str]]


@dataclass(frozen=True)
class Case:
    """`after` is where it happened before; `check` yields what leaked."""

    name: str
    after: str
    check: Check


KEPT: list[Case] = []


def leak(after: str) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        KEPT.append(Case(check.__name__.lstrip("_"), after, check))
        return check

    return keep


def leaks(after: str, names: dict[str, Any], make: Callable[[str, Any], Check]) -> None:
    """One case for each name, by the same check."""
    for name, value in names.items():
        KEPT.append(Case(name, after, make(name, value)))
