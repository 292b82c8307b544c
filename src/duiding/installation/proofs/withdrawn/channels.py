"""The ways out to somebody: pages and files by their address, and the capability that a job works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from uuid import UUID

from django.db import connection, transaction
from django.test import Client

from duiding.directory.actor import current, enter
from duiding.directory.channels import FILES
from duiding.directory.signin import capabilities
from duiding.installation.proofs.addresses import Route, routes
from duiding.installation.proofs.demo_world import DemoWorld

OF_CASES = {
    "signal_id", "attachment_id", "meeting_id", "group_id", "plan_id", "intervention_id", "bottleneck_id", "report_id",
    "member_id", "notification_id", "decision_id", "escalation_id", "answer_id", "reported_id",
}  # fmt: skip
"""An address with one of these rows in it shows something of a case."""
CASES = "SELECT count(*) FROM (SELECT id FROM casework_youthgroup UNION ALL SELECT id FROM casework_signal) c"
MEMBERS = "SELECT count(*) FROM casework_groupmember WHERE group_id = %s"
FOR_A_DAY = 1440


@dataclass(frozen=True)
class Way:
    """`is_open` asks anew each time."""

    what: str
    is_open: Callable[[], bool]


class Channels:
    """Of each person: a browser that is signed in, and a token for work outside it."""

    def __init__(self, demo: DemoWorld) -> None:
        self.demo = demo
        self.routes = [route for route in routes(demo.superuser_dsn) if route.kind == "reads"]
        self.pages = [route for route in self.routes if route.keys & OF_CASES and route.name not in FILES]
        self.files = [route for route in self.routes if route.name in FILES]
        self.clients: dict[str, Client] = {}
        self.tokens: dict[str, str] = {}

    def some(self, who: str, chance: Random, *, pages: int = 2, only_cases: bool) -> list[Way]:
        """Ways that are open now: some pages, every file, and a job."""
        files = [route for route in self.files if route.keys & OF_CASES or not only_cases]
        ways = self._open(who, chance.sample(self.pages, len(self.pages)), pages)
        ways += self._open(who, files, len(files))
        job = Way("a job", lambda: self._sees_cases(who))
        return [*ways, job] if job.is_open() else ways

    def _open(self, who: str, candidates: Iterable[Route], most: int) -> list[Way]:
        found: list[Way] = []
        for route in candidates:
            if len(found) >= most:
                break
            way = self.address(who, route)
            if way.is_open():
                found.append(way)
        return found

    def address(self, who: str, route: Route) -> Way:
        what = f"file {route.name}" if route.name in FILES else "a page"
        return Way(what, lambda: self._client(who).get(route.path).status_code == 200)

    def sign_in(self, who: str) -> None:
        """Anew: a refusal may have ended the session."""
        self.clients[who] = self.demo.client(who)

    def _client(self, who: str) -> Client:
        if who not in self.clients:
            self.sign_in(who)
        return self.clients[who]

    def token(self, who: str) -> str:
        if who not in self.tokens:
            person, membership = (UUID(str(key)) for key in self.demo.people[who])
            self.tokens[who] = capabilities.mint(person, membership, kind="service", minutes=FOR_A_DAY)
        return self.tokens[who]

    def members(self, who: str, group_id: UUID) -> Way:
        """How many are on the list of this group, for work outside a browser."""
        return Way("a job that counts members", lambda: self._counts(who, MEMBERS, group_id))

    def _sees_cases(self, who: str) -> bool:
        return self._counts(who, CASES)

    def _counts(self, who: str, query: str, *values: UUID) -> bool:
        with transaction.atomic(), connection.cursor() as cursor:
            enter(self.token(who))
            if current() is None:
                return False
            cursor.execute(query, values)
            return bool(cursor.fetchone()[0])
