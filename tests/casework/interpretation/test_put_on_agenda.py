"""On the agenda of the next meeting from the page of a signal or a group, and off it again."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.casework.groups.story import Story

from duiding.casework.interpretation import actions
from duiding.casework.interpretation.models import AgendaItem, Meeting


@pytest.fixture
def planned(world):
    """A group in 2A with a linked signal, and a meeting next week."""
    story = Story(world)
    story.found()
    with world.acting("director") as actor:
        meeting = actions.plan_meeting(actor.at + dt.timedelta(days=7), actor.person_id, actor=actor)
    return story, meeting.pk


def items(world):
    return world.plant(
        "SELECT count(*) FROM casework_agendaitem WHERE group_id IS NOT NULL OR signal_id IS NOT NULL"
    )[0][0]


@pytest.mark.parametrize(
    ("who", "status"),
    [("director", 302), ("secretary", 302), ("police", 403), ("school", 404), ("outsider", 404)],
)
def test_who_puts_a_group_on_the_agenda(planned, who, status):
    story, _meeting = planned
    url = f"/meetings/agenda/groups/{story.group_id}/"
    assert story.world.post(who, url).status_code == status
    story.world.post(who, url)
    assert items(story.world) == (1 if status == 302 else 0)


def test_a_signal_comes_on_the_agenda_and_off_again(planned):
    story, meeting_id = planned
    world, signal = story.world, story.signal()
    page = world.client("director").get(f"/signals/{signal}/").content.decode()
    url = f"/meetings/agenda/signals/{signal}/"
    assert url in page
    assert f"/meetings/agenda/groups/{story.group_id}/" in (
        world.client("director").get(f"/groups/{story.group_id}/").content.decode()
    )
    answer = world.post("director", url)
    assert answer.status_code == 302
    ((item,),) = world.plant("SELECT id FROM casework_agendaitem WHERE signal_id = %s", (signal,))
    placed = world.client("director").get(answer["Location"]).content.decode()
    off = f"/meetings/{meeting_id}/items/{item}/removal/"
    assert off in placed
    assert world.client("police").get(answer["Location"]).status_code == 403
    assert world.post("police", off).status_code == 403
    assert items(world) == 1
    assert world.post("director", off).status_code == 302
    assert items(world) == 0


def test_without_a_planned_meeting_nothing_is_put(world):
    story = Story(world)
    story.found()
    assert world.post("director", f"/meetings/agenda/groups/{story.group_id}/").status_code == 409
    assert items(world) == 0


@pytest.mark.parametrize(
    ("change", "comes_off"),
    [
        ("SELECT 1", True),
        ("UPDATE casework_meeting SET status = 'agenda_closed'", False),
        ("UPDATE casework_agendaitem SET outcome = 'Er is over gesproken.'", False),
    ],
)
def test_what_was_spoken_of_stays_on_the_agenda(planned, change, comes_off):
    story, meeting_id = planned
    world = story.world
    world.post("director", f"/meetings/agenda/groups/{story.group_id}/")
    ((item,),) = world.plant("SELECT id FROM casework_agendaitem WHERE group_id = %s", (story.group_id,))
    world.plant(change)
    answer = world.post("director", f"/meetings/{meeting_id}/items/{item}/removal/")
    assert answer.status_code == (302 if comes_off else 409)
    assert items(world) == (0 if comes_off else 1)
    with world.acting("director"):
        assert Meeting.objects.get(pk=meeting_id).items.filter(pk=item).exists() is not comes_off
        assert AgendaItem.objects.filter(meeting_id=meeting_id).exists()
