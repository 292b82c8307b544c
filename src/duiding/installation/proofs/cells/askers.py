"""Somebody in every role, a colleague in every organisation, and somebody of another municipality."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from duiding.installation.foundation import Town
from duiding.installation.proofs.cells.facts import POLICE_DATA, Asker
from duiding.installation.proofs.cells.filling import Filler
from duiding.installation.proofs.world import World

HOME = {
    "PR": "town", "SEC": "town", "OOV": "town", "BM": "town", "BOA": "town", "LP": "town", "JC": "town",
    "WR": "town", "BEL": "town", "FIN": "town", "GRF": "town", "FG": "town", "PO": "town", "REC": "town",
    "ADM": "town", "OND": "town", "AUD": "town", "SVC": "town", "POL": "police", "OM": "prosecution",
    "JW": "youth_work", "VNN": "vnn", "HALT": "halt", "SCH": "school",
}  # fmt: skip
"""Role -> organisation (domain 5.3)."""

IN_AREA = {"JW", "BOA", "POL"}
LONG_AGO = dt.date(2020, 1, 1)
SIGNED = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)


@dataclass(frozen=True)
class People:
    """`askers`: who is asked for. `colleagues`: organisation -> somebody else there."""

    askers: tuple[Asker, ...]
    colleagues: dict[str, UUID]


class Registrar:
    """Puts people into the directory of one municipality, with a capability for each role.

    `named` are the organisations in the Wpg decision that the foundation of the world made.
    """

    def __init__(self, filler: Filler, key: str, town: Town, named: set[str]) -> None:
        self.filler, self.key, self.town, self.named = filler, key, town, named
        self.tokens: list[tuple[bytes, UUID, UUID]] = []

    def person(self, organisation: str) -> UUID:
        person = self._lay(
            "directory_person", organisation_id=self.town.organisations[organisation], name="Iemand",
            work_email=f"{uuid.uuid4().hex}@proef.example", active_from=LONG_AGO,
        )  # fmt: skip
        self._lay("directory_secrecystatement", person_id=person, text_version="1", signed_at=SIGNED)
        return person

    def role(self, person: UUID, role: str, organisation: str, deputy_for: UUID | None = None) -> Asker:
        membership = self._lay(
            "directory_membership",
            person_id=person,
            role=role,
            valid_from=LONG_AGO,
            status="active",
            reason="proef",
            deputy_for_id=deputy_for,
        )
        token = secrets.token_urlsafe(32)
        self.tokens.append((hashlib.sha256(token.encode()).digest(), person, membership))
        areas = frozenset({"here"}) if role in IN_AREA else frozenset[str]()
        for area in areas:
            self._lay("directory_workingarea", membership_id=membership, area_id=self.area(area))
        return Asker(
            role, person, membership, organisation, self.town.organisations[organisation], token, self.key, areas,
            police_decision=POLICE_DATA if organisation in self.named else frozenset[str](), stands_in_for=deputy_for,
        )  # fmt: skip

    def area(self, name: str) -> UUID:
        here, elsewhere = self.town.areas.values()
        return here if name == "here" else elsewhere

    def _lay(self, table: str, **values: Any) -> UUID:
        return self.filler.lay(table, municipality_id=self.town.municipality_id, **values)


def people_of(filler: Filler, world: World) -> tuple[People, People]:
    """Ours, in every role; theirs, a process director and a police officer."""
    ours = Registrar(filler, "ours", world.ours, {"police", "town", "youth_work"})
    theirs = Registrar(filler, "theirs", world.theirs, {"police"})
    askers = [ours.role(ours.person(home), role, home) for role, home in HOME.items()]
    # One person with two roles: what the one role brought in is not the other role's to see.
    youth_worker = next(asker for asker in askers if asker.role == "JW")
    askers.append(ours.role(youth_worker.person, "REC", "youth_work"))
    for stood_in_for in [asker for asker in askers if asker.role in {"POL", "LP"}]:
        home = stood_in_for.organisation
        askers.append(ours.role(ours.person(home), stood_in_for.role, home, stood_in_for.person))
    outsiders = [
        theirs.role(theirs.person(home), role, home) for role, home in (("PR", "town"), ("POL", "police"))
    ]
    colleagues = {home: ours.person(home) for home in sorted(set(HOME.values()))}
    for registrar in (ours, theirs):
        for hashed, person, membership in registrar.tokens:
            _mint(filler.connection, hashed, person, membership)
    return (
        People((*askers, *outsiders), colleagues),
        People(tuple(outsiders), {home: theirs.person(home) for home in ("town", "police")}),
    )


def _mint(connection: psycopg.Connection, hashed: bytes, person: UUID, membership: UUID) -> None:
    connection.execute(
        "INSERT INTO accounts.accounts_capability (hash, person_id, membership_id, expires_at, created_at, seen_at, kind,"
        " service, data, client) VALUES (%s, %s, %s, now() + interval '1 day', now(), now(), 'service', 'proof', '', '')",
        [hashed, person, membership],
    )
