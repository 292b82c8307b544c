"""The municipality of the measurement: its partners, its places, and three readers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from duiding.directory import actions
from duiding.directory.actor import acting
from duiding.directory.models import Area, Place
from duiding.directory.signin.sessions import MEMBERSHIP_KEY, PERSON_KEY, SessionStore
from duiding.installation.foundation import Partner, Somebody, Town, found, make_live, swear_all

SQUARE = [[0.0, 0.0], [500.0, 0.0], [500.0, 500.0], [0.0, 500.0]]
AREAS = {f"Buurt {number}": ("neighbourhood", SQUARE) for number in range(1, 11)}
PLACES_PER_AREA = 6
PARTNERS = (
    Partner("town", "Gemeente", "gemeente"),
    Partner("police", "Politie", "politie"),
    Partner("prosecution", "Openbaar Ministerie", "om"),
    Partner("youth_work", "Welzijn", "welzijn", is_private=True),
    Partner("vnn", "Verslavingszorg", "vnn", is_private=True),
    Partner("school", "Eerste school", "school_vo", is_private=True),
    Partner("new_school", "Tweede school", "school_vo", is_private=True),
)
PEOPLE = (
    Somebody("director", "Regisseur", "PR", "town"),
    Somebody("fg", "Functionaris", "FG", "town"),
    Somebody("police", "Agent", "POL", "police"),
    Somebody("youth_worker", "Werker", "JW", "youth_work"),
    Somebody("boa", "Handhaver", "BOA", "town"),
    Somebody("vnn", "Preventie", "VNN", "vnn"),
    Somebody("school", "Eerste", "SCH", "school"),
    Somebody("new_school", "Tweede", "SCH", "new_school"),
)
REPORTERS = (("boa", "town"), ("police", "police"), ("youth_worker", "youth_work"), ("vnn", "vnn"))
# Who reads what: the process director all of it, a school its own rows, a new school nothing yet.
READERS = {"everything": "director", "200 rows": "school", "nothing": "new_school"}


@dataclass(frozen=True)
class BenchTown:
    town: Town
    places: list[UUID]
    areas_of_places: list[UUID]

    def session(self, reader: str) -> str:
        """The cookie of a reader who has signed in."""
        person, membership = self.town.people[READERS[reader]]
        session = SessionStore()
        session[PERSON_KEY] = str(person)
        session[MEMBERSHIP_KEY] = str(membership)
        session.create()
        return session.session_key or ""


def build() -> BenchTown:
    town = found("Meetdam", "meetdam", AREAS, PARTNERS, PEOPLE, is_demo=True, contact_point="Loket")
    make_live(town, Path(settings.POLICY_DIR), PARTNERS, wpg_for=("police", "town", "youth_work"))
    swear_all(town)
    with acting(town.token("admin")) as actor:
        for area in Area.objects.all()[: len(AREAS)]:
            for number in range(PLACES_PER_AREA):
                actions.add_place(area, f"{area.name} plein {number + 1}", 10.0, 10.0, actor=actor)
        places = list(Place.objects.order_by("name")[: len(AREAS) * PLACES_PER_AREA])
    return BenchTown(town, [place.pk for place in places], [place.area_id for place in places])
