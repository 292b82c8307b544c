"""Two years of evenings at twelve places, planted by SQL: what two years of work would have stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

import numpy as np
import psycopg

from duiding.casework.insight.actions import looking as actions
from duiding.casework.insight.models import Increase
from duiding.casework.insight.queries.looks import last_sunday
from duiding.directory.service import in_municipality
from duiding.installation.proofs.world import World

PLACE = (
    "INSERT INTO directory_place (id, municipality_id, area_id, name, x, y, is_active, created_at, updated_at, version)"
    " VALUES (%s, %s, %s, %s, %s, %s, true, now(), now(), 1)"
)
SIGNAL = """
INSERT INTO casework_signal (id, municipality_id, created_at, updated_at, version, organisation_id, reporter_id,
    lane_id, reference, channel, regime, observed_from, area_id, place_id, place_note, online_platform, online_theme,
    behaviours, number_band, age_band, frequency, text, impact, already_done, desired_follow_up, urgency,
    declares_no_persons, guard_override, is_masked, source_key, feedback, status, status_since)
SELECT gen_random_uuid(), %(town)s, %(at)s, %(at)s, 1, %(organisation)s, %(person)s, l.id,
    upper(substr(md5(random()::text), 1, 6)), 'form', 'na', %(at)s, %(area)s, %(place)s, '', '', '',
    ARRAY[%(kind)s], '4-7', 'unknown', 'once', 'Groepje bij de ingang.', '', '', '', 'normal', true, '', false, '', '',
    'admitted', %(at)s
FROM casework_signallane l WHERE l.organisation_id = %(organisation)s AND l.lane_class = 'admitted'
"""
LANES = (
    "INSERT INTO casework_signallane (id, municipality_id, organisation_id, lane_class)"
    " SELECT gen_random_uuid(), municipality_id, id, 'admitted' FROM directory_organisation ON CONFLICT DO NOTHING"
)
REPORTERS = (("police", "police"), ("boa", "town"), ("youth_worker", "youth_work"), ("attendance", "town"))
NAMES = ("Markt", "Haven", "Bos", "Station", "Brug", "Plein", "Veld", "Kade", "Hof", "Park", "Laan", "Dijk")
SPOTS = {name: (100 + 120 * (n % 4), 100 + 120 * (n // 4)) for n, name in enumerate(NAMES)}


@dataclass
class Evenings:
    """A world with places; `sunday` is the last day of the last week that is over."""

    world: World
    sunday: dt.date
    places: dict[str, UUID]

    def plant(
        self, rows: list[tuple[str, dt.date]], reporters: int = 4, kind: str = "noise", hour: int = 20
    ) -> None:
        """One signal for each place and evening, by that many different people in turn."""
        town = self.world.ours
        with psycopg.connect(self.world.superuser_dsn, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(LANES)
            for number, (place, day) in enumerate(rows):
                who, partner = REPORTERS[number % reporters]
                facts = {
                    "town": town.municipality_id, "at": dt.datetime.combine(day, dt.time(hour), dt.UTC),
                    "organisation": town.organisations[partner], "person": self.world.person_id(who),
                    "area": town.areas["Noorderkwartier"], "place": self.places[place], "kind": kind,
                }  # fmt: skip
                connection.execute(SIGNAL, facts)

    def ordinary(self, weeks: int = 104, seed: int = 4) -> None:
        """About one evening in two weeks at each place, as far back as asked."""
        draw = np.random.default_rng(seed)
        days = [
            (place, self.sunday - dt.timedelta(days=int(back)))
            for place in self.places
            for back in draw.choice(weeks * 7, weeks // 2, replace=False)
        ]
        self.plant(days)

    def peak(self, evenings: int = 10, **how: int) -> None:
        """So many evenings at the Markt in the last three weeks."""
        self.plant([("Markt", self.sunday - dt.timedelta(days=2 * n)) for n in range(evenings)], **how)

    def look(self) -> Increase:
        with in_municipality("testdam") as actor:
            return actions.look(actor=actor)


def evenings_of(world: World) -> Evenings:
    with world.acting("director") as actor:
        sunday = last_sunday(actor.today)
    places = {name: uuid4() for name in SPOTS}
    with psycopg.connect(world.superuser_dsn, autocommit=True) as connection:
        for name, (x, y) in SPOTS.items():
            area = world.ours.areas["Noorderkwartier"]
            connection.execute(PLACE, (places[name], world.ours.municipality_id, area, name, x, y))
    return Evenings(world, sunday, places)
