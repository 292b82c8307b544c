"""The people and the group of one month, and what every chapter of it does."""

from __future__ import annotations

import datetime as dt

from tests.journeys.conftest import Browse
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor


class Month:
    """What the chapters hand on: addresses that end in "/" of the meeting, the group, the plan and the reports."""

    def __init__(self, site: Site, browse: Browse) -> None:
        self.site, self.browse = site, browse
        self.people: dict[str, Visitor] = {}
        self.places = site.add_places()
        self.meeting = self.group = self.plan = self.member = self.name = ""

    def of(self, who: str) -> Visitor:
        if who not in self.people:
            self.people[who] = self.browse(self.site, who)
        return self.people[who]

    def decide(self, who: str, step: str, **answers: object) -> None:
        """A step of the group, with the form that belongs to it."""
        visitor = self.of(who)
        visitor.go(f"{self.group}decisions/new/?step={step}")
        visitor.picture(f"decide-{step}", whole=True)
        visitor.answer("main form[method=post]", **answers)
        assert visitor.path == self.group, visitor.text()

    @staticmethod
    def in_days(number: int) -> str:
        return (dt.date.today() + dt.timedelta(days=number)).isoformat()

    def case_addresses(self) -> set[str]:
        """Where anybody stood on something of a case: a row, not a list, and not only the own signals."""
        walked = {path for visitor in self.people.values() for path in visitor.walked}
        return {path for path in walked if any(len(part) == UUID_LENGTH for part in path.split("/"))}


UUID_LENGTH = 36
