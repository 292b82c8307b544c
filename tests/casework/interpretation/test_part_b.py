"""Part B: who may hear the names, who must leave, and for whom it is not there at all."""

import pytest
from django.db import connection
from tests.casework.interpretation.conftest import plant_group

from duiding.casework.interpretation import actions
from duiding.casework.interpretation.models import AgendaItem
from duiding.casework.interpretation.queries.meetings import attendances, part_b_of


@pytest.fixture
def closed_round(world, round_of_today):
    """A held meeting with one group on part B, for which police and boa are invited."""
    group = plant_group(world, status="problematic", invited=("police", "boa"))
    round_of_today.hold()
    with world.acting("director") as actor:
        actions.add_item(round_of_today.meeting, "Noorderkwartier 1", part="B", group=group, actor=actor)
    return round_of_today


def hears(world, who):
    with world.acting(who), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.groups_open('D2', 'read') <> '{}'")
        return cursor.fetchone()[0]


def test_who_may_stay_is_the_same_as_who_sees_the_group(world, closed_round):
    with world.acting("director"):
        meeting = closed_round.meeting
        room = part_b_of(meeting, list(attendances(meeting)))
        entitled = {person for person, _group in room.allowed}
        here = {row.person_id for row in attendances(meeting)}
    for who in ("director", "secretary", "police", "youth_worker", "boa", "attendance", "consultant", "vnn"):
        assert world.person_id(who) in here
        assert (world.person_id(who) in entitled) == hears(world, who), who
    assert entitled == {world.person_id(who) for who in ("director", "police", "boa")}


@pytest.mark.parametrize(
    ("who", "may"), [("police", True), ("vnn", False), ("school", False), ("outsider", False)]
)
def test_the_list_of_who_must_leave_betrays_nothing(world, closed_round, who, may):
    with world.acting(who), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ctx.may_attend_part_b(%s)", [closed_round.meeting_id])
        assert (cursor.fetchone()[0] > 0) == may
        assert AgendaItem.objects.filter(part="B").exists() == may


def test_somebody_who_comes_in_late_asks_the_question_again(world, closed_round):
    with world.acting("director") as actor:
        meeting = closed_round.meeting
        for row in attendances(meeting):
            actions.record_attendance(row, True, actor=actor)
    with world.acting("director") as actor:
        actions.start_part_b(meeting, actor=actor)
        meeting = closed_round.meeting
        assert part_b_of(meeting, list(attendances(meeting))).is_started
    with world.acting("director") as actor:
        actions.add_participant(meeting, world.person_id("halt"), reason="Kwam later binnen", actor=actor)
        assert not part_b_of(meeting, list(attendances(meeting))).is_started
