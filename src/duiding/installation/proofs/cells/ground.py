"""Laying down one row and remembering what it is: the values for the database, the facts for the oracle."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from duiding.installation.foundation import Town
from duiding.installation.proofs.cells.askers import People
from duiding.installation.proofs.cells.facts import Action, Group, Meeting, Member, Row, Signal
from duiding.installation.proofs.cells.filling import Filler


class Ground:
    """One municipality, the people that it knows, and every row that was laid down in it."""

    def __init__(self, filler: Filler, key: str, town: Town, people: People) -> None:
        self.filler, self.key, self.town, self.people = filler, key, town, people
        self.rows: list[Row] = []
        here = [asker for asker in people.askers if asker.town == key]
        self.askers = here
        self.stranger = next(iter(people.colleagues.values()))
        self.lead = here[0].person
        self.question = self.lay("casework_interpretationitem", code=a_key().hex, theme="ernst")
        self.police_decision = self._police_decision()

    def _police_decision(self) -> UUID:
        """The valid Wpg decision of the foundation: who is named in it is a fact of the asker."""
        found = self.filler.connection.execute(
            "SELECT id FROM covenant_wpgdecision WHERE municipality_id = %s", [self.town.municipality_id]
        ).fetchone()
        assert found is not None  # noqa: S101  made by the foundation
        return UUID(str(found[0]))

    def lay(self, table: str, facts: dict[str, Any] | None = None, **values: Any) -> UUID:
        """Facts are the fields of Row; what both sides know is told once, by `_known`."""
        facts = facts or {}
        known = self._known(table, facts)
        key = self.filler.lay(table, municipality_id=self.town.municipality_id, **(known | values))
        group = facts.get("group")
        named = {"setting": group.setting} if group else {}
        self.rows.append(Row(table, key, self.key, **(named | facts)))
        return key

    def lay_receipt(self, person: UUID) -> None:
        """The one table that stands for no municipality: a receipt is only its writer's."""
        key = self.filler.lay("directory_writereceipt", person_id=person, key=a_key(), path_hash="x")
        self.rows.append(Row("directory_writereceipt", key, self.key, own=person))

    def _known(self, table: str, facts: dict[str, Any]) -> dict[str, Any]:
        columns = self.filler.columns[table]
        group, member, signal = facts.get("group"), facts.get("member"), facts.get("signal")
        told = {
            "group_id": group.key if group else None,
            "member_id": member.key if member else None,
            "signal_id": signal.key if signal else None,
            "meeting_id": facts["meeting"].key if facts.get("meeting") else None,
            "part": facts.get("part"),
        }
        return {name: value for name, value in told.items() if value is not None and name in columns}

    def organisation(self, key: str) -> UUID:
        return self.town.organisations[key]

    def area(self, name: str) -> UUID:
        here, elsewhere = self.town.areas.values()
        return here if name == "here" else elsewhere


def facts_of(
    group: Group | None = None, member: Member | None = None, signal: Signal | None = None,
    action: Action | None = None, meeting: Meeting | None = None, **more: Any,
) -> dict[str, Any]:  # fmt: skip
    given = {"group": group, "member": member, "signal": signal, "action": action, "meeting": meeting, **more}
    return {name: value for name, value in given.items() if value is not None}


def a_key() -> UUID:
    return uuid.uuid4()
