"""On the agenda of the next meeting from the page of a signal or a group, and off it again."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.casework.groups.story import Story
from tests.casework.plans.plan_story import PlanStory

from duiding.casework.interpretation import actions
from duiding.casework.interpretation.models import AgendaItem, Meeting
from duiding.kernel.errors import NotAllowed


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


@pytest.mark.parametrize(("days", "status", "number"), [(0, 302, 1), (1, 409, 0)])
def test_the_meeting_of_today_takes_subjects_until_its_agenda_closes(planned, days, status, number):
    story, _meeting = planned
    world = story.world
    world.plant(f"UPDATE casework_meeting SET starts_at = ctx.today() - {days} RETURNING 1")
    assert world.post("director", f"/meetings/agenda/groups/{story.group_id}/").status_code == status
    assert items(world) == number


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


@pytest.fixture
def planned_with_plan(world):
    """A group in step 5 with a plan and a bottleneck, and a meeting next week."""
    story = PlanStory(world)
    story.to_5()
    stuck = story.bottleneck()
    with world.acting("director") as actor:
        meeting = actions.plan_meeting(actor.at + dt.timedelta(days=7), actor.person_id, actor=actor)
    return story, stuck, meeting.pk


@pytest.mark.parametrize(
    ("who", "status"),
    [("director", 302), ("secretary", 302), ("police", 403), ("school", 404), ("outsider", 404)],
)
@pytest.mark.parametrize("kind", ["plan", "bottleneck"])
def test_a_plan_and_a_bottleneck_come_on_the_agenda_from_their_own_page(planned_with_plan, who, status, kind):
    story, stuck, _meeting = planned_with_plan
    world, key = story.world, story.plan_id if kind == "plan" else stuck
    url, own = f"/meetings/agenda/{kind}s/{key}/", f"/{kind}s/{key}/"
    shown = world.client(who).get(own)
    assert (url in shown.content.decode()) is (status == 302)
    assert world.post(who, url).status_code == status
    world.post(who, url)  # twice is once
    rows = world.plant(
        f"SELECT kind, group_id, {kind}_id FROM casework_agendaitem WHERE {kind}_id IS NOT NULL"
    )
    assert rows == ([(kind, story.group_id, key)] if status == 302 else [])


def test_at_the_meeting_the_item_links_to_the_row_for_who_sees_the_group(planned_with_plan):
    story, stuck, meeting_id = planned_with_plan
    world = story.world
    for kind, key in (("plan", story.plan_id), ("bottleneck", stuck)):
        placed = world.client("director").get(
            world.post("director", f"/meetings/agenda/{kind}s/{key}/")["Location"]
        )
        assert f"/{kind}s/{key}/" in placed.content.decode()
    world.plant("UPDATE casework_meeting SET status = 'held' WHERE id = %s", (meeting_id,))
    links = [f'"/plans/{story.plan_id}/"', f'"/bottlenecks/{stuck}/"']
    for who, seen in (("director", True), ("police", True), ("school", False)):
        found = []
        for (item,) in world.plant(
            "SELECT id FROM casework_agendaitem WHERE plan_id IS NOT NULL OR bottleneck_id IS NOT NULL"
        ):
            page = world.client(who).get(f"/meetings/{meeting_id}/?mode=live&item={item}").content.decode()
            found += [link for link in links if link in page]
        assert sorted(found) == (sorted(links) if seen else []), who


def test_the_database_refuses_a_plan_of_another_group(planned_with_plan):
    story, _stuck, meeting_id = planned_with_plan
    other = Story(story.world)
    other.found()
    with story.world.acting("director") as actor, pytest.raises(NotAllowed):
        actions.add_item(
            Meeting.objects.get(pk=meeting_id), "Plan", actor=actor, kind="plan", group=other.group_id,
            plan=story.plan_id,
        )  # fmt: skip


def test_open_bottlenecks_are_proposed_and_a_preventive_action_stays_words(planned_with_plan):
    story, stuck, meeting_id = planned_with_plan
    url = f"/meetings/{meeting_id}/"
    page = story.world.client("director").get(url).content.decode()
    assert f"bottleneck:{stuck}" in page
    assert (
        story.world.post("director", f"{url}proposals/", {"proposal": f"bottleneck:{stuck}"}).status_code
        == 302
    )
    again = story.world.client("director").get(url).content.decode()
    assert f"bottleneck:{stuck}" not in again
    typed = {"title": "Ouderavond over groepsdruk", "kind": "offer", "minutes": "5", "group": "", "part": "A"}
    assert story.world.post("director", f"{url}items/", typed).status_code == 302
    stands = 'SELECT kind, title, "order" BETWEEN 500 AND 599 FROM casework_agendaitem'
    assert story.world.plant(f"{stands} WHERE starts_with(title, 'Ouderavond')") == [
        ("offer", "Ouderavond over groepsdruk", True)
    ]
