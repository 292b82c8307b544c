"""A meeting of today with the table around it, made through the actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from duiding.casework.interpretation import actions
from duiding.casework.interpretation.models import AgendaItem, Meeting
from duiding.directory.actor import AMSTERDAM

TABLE = ("police", "youth_worker", "boa", "attendance", "consultant", "vnn")


@dataclass
class Round:
    """Keys of one meeting; with `hold`, `sees` and `item` as short words."""

    world: object
    meeting_id: UUID

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.get(pk=self.meeting_id)

    @property
    def url(self) -> str:
        return f"/meetings/{self.meeting_id}/"

    def item(self, part="A") -> AgendaItem:
        return (
            AgendaItem.objects.select_related("meeting").filter(meeting_id=self.meeting_id, part=part).first()
        )

    def hold(self):
        with self.world.acting("director") as actor:
            meeting = self.meeting
            actions.close_agenda(meeting, actor=actor)
            actions.hold(meeting, actor=actor)


def plan(world, who="director", days=0):
    with world.acting(who) as actor:
        at = dt.datetime.combine(actor.today + dt.timedelta(days=days), dt.time(13, 30), AMSTERDAM)
        meeting = actions.plan_meeting(
            at,
            world.person_id("director"),
            actor=actor,
            secretary=world.person_id("secretary"),
            participants=[world.person_id(key) for key in TABLE],
            location="Raadzaal",
        )
        return Round(world, meeting.pk)


@pytest.fixture
def round_of_today(world):
    return plan(world)


SIGNAL_SQL = """
INSERT INTO casework_signal (
    id, municipality_id, organisation_id, reporter_id, reference, channel, regime, observed_from, area_id,
    place_note, online_platform, online_theme, behaviours, number_band, age_band, frequency, text, impact,
    already_done, desired_follow_up, urgency, declares_no_persons, guard_override, is_masked, source_key,
    feedback, status, status_since, created_at, updated_at, version, group_id)
VALUES (%s, %s, %s, NULL, left(md5(%s::text), 6), 'form', 'na', now(), %s, '', '', '', '{noise}', '4-7',
    '12-15', 'weekly', 'Harde muziek', '', '', '', 'normal', true, '', false, '', '', %s, now(), now(),
    now(), 1, %s)
"""
GROUP_SQL = """
WITH made AS (
    INSERT INTO casework_youthgroup (
        id, municipality_id, code_name, area_id, first_signal_at, size_band, age_band, online_component,
        summary, positive_aspects, lead_id, status, status_since, created_at, updated_at, version)
    VALUES (%s, %s, %s, %s, now(), '3-7', '12-15', 'none', '', '', %s, %s, now(), now(), now(), 1)
    RETURNING id, municipality_id)
INSERT INTO casework_groupsignal (id, municipality_id, group_id, signal_id, created_at, updated_at, version)
SELECT gen_random_uuid(), municipality_id, id, %s, now(), now(), 1 FROM made
"""
INVITATION_SQL = """
INSERT INTO casework_partbinvitation (
    id, municipality_id, group_id, organisation_id, person_id, purpose, necessity, proportionality,
    subsidiarity, review_on, created_at, updated_at, version)
SELECT gen_random_uuid(), municipality_id, %s, organisation_id, id, words, words, words, words,
    current_date + 90, now(), now(), 1
FROM directory_person, repeat('nodig voor deze groep ', 2) words WHERE id = %s
"""


def plant_signal(world, status="admitted", organisation="police", group=None):
    """A signal as the stage before leaves it behind."""
    key, town = uuid4(), world.ours
    organisation_id, area_id = town.organisations[organisation], town.areas["Noorderkwartier"]
    values = (key, town.municipality_id, organisation_id, key, area_id, status, group)
    world.plant(SIGNAL_SQL, values)
    return key


def plant_group(world, status="assessment", name="Noorderkwartier 1", invited=()):
    """A group with one linked signal, and who is invited for its part B."""
    key, town = uuid4(), world.ours
    signal, area_id, lead = (
        plant_signal(world, "linked"),
        town.areas["Noorderkwartier"],
        world.person_id("director"),
    )
    world.plant(GROUP_SQL, (key, town.municipality_id, name, area_id, lead, status, signal))
    world.plant("UPDATE casework_signal SET group_id = %s WHERE id = %s", (key, signal))
    for who in invited:
        world.plant(INVITATION_SQL, (key, world.person_id(who)))
    return key
