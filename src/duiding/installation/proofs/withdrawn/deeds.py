"""Each kind of withdrawal: done by the product, asked about, and undone past it so that it can be done again."""

from __future__ import annotations

import datetime as dt
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

import psycopg
from django.urls import reverse

from duiding.casework.groups.actions import end_invitation
from duiding.casework.groups.models import PartBInvitation
from duiding.covenant import actions as covenant
from duiding.covenant.models import Covenant, Party
from duiding.directory import actions as directory
from duiding.directory.actor import Actor, acting
from duiding.directory.models import Membership, Person
from duiding.directory.steps import database_speaks
from duiding.installation.proofs.addresses import Route
from duiding.installation.proofs.demo_world import DemoWorld
from duiding.installation.proofs.withdrawn.channels import Channels, Way

REASON = "ingetrokken voor het bewijs"
HOME = (
    "director",
    "secretary",
    "safety",
    "mayor",
    "boa",
    "attendance",
    "consultant",
    "policy",
    "fg",
    "privacy",
)
ELSEWHERE = {
    "police": "politie",
    "prosecutor": "om",
    "youth_worker": "welzijn",
    "halt": "halt",
    "school": "school_vo",
}


@dataclass
class Outcome:
    """`seconds` from the end of the withdrawal until every way had refused."""

    asked: list[str] = field(default_factory=list)
    still_open: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Deed(ABC):
    """`what` is its name; `only_cases`: what stands apart from the covenant stays open."""

    what = ""
    only_cases = True

    def __init__(self, demo: DemoWorld, channels: Channels) -> None:
        self.demo, self.channels = demo, channels

    def once(self, chance: Random) -> Outcome:
        who, key = self.choose(chance)
        self.channels.sign_in(who)
        ways = self.ways(who, chance)
        try:
            self.withdraw(who, key)
            return self._ask(who, ways)
        finally:
            self.undo(key)

    def _ask(self, who: str, ways: list[Way]) -> Outcome:
        began = time.monotonic()
        still_open = [f"{self.what}, {who}: {way.what}" for way in ways if way.is_open()]
        return Outcome([way.what for way in ways], still_open, time.monotonic() - began)

    def ways(self, who: str, chance: Random) -> list[Way]:
        return self.channels.some(who, chance, only_cases=self.only_cases)

    @abstractmethod
    def choose(self, chance: Random) -> tuple[str, str]:
        """Who is asked, and the row that is withdrawn."""

    @abstractmethod
    def withdraw(self, who: str, key: str) -> None: ...

    @abstractmethod
    def undo(self, key: str) -> None: ...

    @contextmanager
    def by(self, *people: str, but: str = "") -> Iterator[Actor]:
        """The first of these people who is somebody else."""
        somebody = next(one for one in people if one != but)
        with acting(self.channels.token(somebody)) as actor:
            yield actor

    def plant(self, statement: str, key: str) -> None:
        with psycopg.connect(self.demo.superuser_dsn, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(statement.encode(), [key])


class Role(Deed):
    what = "role withdrawn"
    only_cases = False

    def choose(self, chance: Random) -> tuple[str, str]:
        who = chance.choice([*HOME, *ELSEWHERE])
        return who, self.demo.people[who][1]

    def withdraw(self, who: str, key: str) -> None:
        with self.by("privacy", "director", but=who) as actor:
            directory.withdraw_membership(Membership.objects.get(pk=key), REASON, actor=actor)

    def undo(self, key: str) -> None:
        self.plant("UPDATE directory_membership SET status = 'active' WHERE id = %s", key)


class RoleOfColleague(Role):
    """Who stands in for somebody is closed together with that somebody."""

    what = "role of a colleague withdrawn"

    def choose(self, chance: Random) -> tuple[str, str]:
        return "deputy", self.demo.people["boa"][1]


class Left(Role):
    what = "person left"

    def choose(self, chance: Random) -> tuple[str, str]:
        who, _ = super().choose(chance)
        return who, self.demo.people[who][0]

    def withdraw(self, who: str, key: str) -> None:
        with self.by("privacy", "director", but=who) as actor, database_speaks():
            Person.objects.get(pk=key).change(None, active_until=actor.today - dt.timedelta(days=1))

    def undo(self, key: str) -> None:
        self.plant("UPDATE directory_person SET active_until = NULL WHERE id = %s", key)


class PartyLeft(Deed):
    what = "party withdrawn"

    def choose(self, chance: Random) -> tuple[str, str]:
        who = chance.choice([*ELSEWHERE, "director", "mayor"])
        with self.by(who):
            organisation = Person.objects.get(pk=self.demo.people[who][0]).organisation_id
            party = Party.objects.get(organisation_id=organisation, covenant__status__in=IN_FORCE)
        return who, str(party.pk)

    def withdraw(self, who: str, key: str) -> None:
        with self.by("privacy") as actor:
            covenant.withdraw(Party.objects.get(pk=key), actor=actor)

    def undo(self, key: str) -> None:
        self.plant("UPDATE covenant_party SET withdrawn_at = NULL WHERE id = %s", key)


IN_FORCE = ("in_force", "evaluation")


class CovenantEnded(Deed):
    what = "covenant ended"

    def choose(self, chance: Random) -> tuple[str, str]:
        who = chance.choice([*HOME[:5], *ELSEWHERE])
        with self.by("privacy"):
            return who, str(Covenant.objects.get(status__in=IN_FORCE).pk)

    def withdraw(self, who: str, key: str) -> None:
        with self.by("privacy") as actor:
            covenant.step_covenant(Covenant.objects.get(pk=key), "end", actor=actor, reason=REASON)

    def undo(self, key: str) -> None:
        self.plant("UPDATE covenant_covenant SET status = 'in_force' WHERE id = %s", key)


class InvitationEnded(Deed):
    """Who was invited for an own organisation sees the members of that group no longer, not even how many."""

    what = "invitation ended"
    INVITED = ("police", "youth_worker", "boa", "prosecutor")

    def __init__(self, demo: DemoWorld, channels: Channels) -> None:
        super().__init__(demo, channels)
        with self.by("director"):
            found = list(
                PartBInvitation.objects.filter(person=None, ended_at=None).order_by("group__code_name", "pk")
            )
            home = dict(Person.objects.values_list("pk", "organisation_id"))
        self.cases = [
            (who, invitation)
            for who in self.INVITED
            for invitation in found
            if invitation.organisation_id == home[UUID(demo.people[who][0])] and self._ways(who, invitation)
        ]

    def _ways(self, who: str, invitation: PartBInvitation) -> list[Way]:
        group = invitation.group_id
        page = Route("groups:members", reverse("groups:members", args=[group]), "reads")
        ways = [self.channels.address(who, page), self.channels.members(who, group)]
        return [way for way in ways if way.is_open()]

    def choose(self, chance: Random) -> tuple[str, str]:
        who, self.invitation = chance.choice(self.cases)
        return who, str(self.invitation.pk)

    def ways(self, who: str, chance: Random) -> list[Way]:
        return self._ways(who, self.invitation)

    def withdraw(self, who: str, key: str) -> None:
        with self.by("director") as actor:
            end_invitation(PartBInvitation.objects.get(pk=key), actor=actor)

    def undo(self, key: str) -> None:
        self.plant("UPDATE casework_partbinvitation SET ended_at = NULL WHERE id = %s", key)


DEEDS: tuple[type[Deed], ...] = (Role, RoleOfColleague, Left, PartyLeft, CovenantEnded, InvitationEnded)
