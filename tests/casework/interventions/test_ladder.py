"""An action that is two weeks late becomes a call to its owner: recorded, answered and closed."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.casework.plans.plan_story import PlanStory
from tests.security.insider_sql import answer

from duiding.casework import tasks
from duiding.casework.interpretation import actions as meetings
from duiding.casework.interpretation.models import ActionItem
from duiding.casework.interventions import actions
from duiding.casework.interventions.models import Bottleneck
from duiding.directory.models import Person
from duiding.kernel.errors import NotAllowed


@pytest.fixture
def late(world):
    """An action of the police for which its day comes in three days."""
    with world.acting("director") as actor:
        owner = Person.objects.get(pk=world.person_id("police"))
        due = actor.today + dt.timedelta(days=3)
        action = meetings.record_action(owner, "Met de buurt praten", due, actor=actor)
    return world, action.pk


def on_day(world, days):
    world.plant("UPDATE ctx.clock SET shift = %s * interval '1 day'", (days,))
    world.tokens.clear()
    tasks.escalate_late_actions(timestamp=0)
    return world.plant("SELECT level, to_whom, answer FROM casework_escalation ORDER BY created_at")


@pytest.mark.parametrize(("days", "called"), [(3, 0), (17, 0), (18, 1), (40, 1)])
def test_two_weeks_after_its_day_the_owner_is_called_once(late, days, called):
    world, _action = late
    on_day(world, days)
    assert on_day(world, days) == [(1, "Politie", "")] * called


def test_what_is_done_or_dropped_is_not_called_about(late):
    world, action = late
    on_day(world, 18)
    start = world.client("director").get("/").content.decode()
    assert "Bel Jeroen" in start
    with world.acting("police") as actor:
        meetings.finish_action(ActionItem.objects.get(pk=action), "Gedaan.", actor=actor)
    assert "Bel Jeroen" not in world.client("director").get("/").content.decode()
    assert len(on_day(world, 60)) == 1


def test_an_answer_stands_and_the_call_comes_back_after_two_weeks(late):
    world, _action = late
    on_day(world, 18)
    (rung,) = world.plant("SELECT id FROM casework_escalation")[0]
    url = f"/escalations/{rung}/"
    seen = {who: world.client(who).get(url).status_code for who in
            ("director", "secretary", "safety", "police", "youth_worker", "school", "outsider")}  # fmt: skip
    assert seen == {
        "director": 200, "secretary": 200, "safety": 404, "police": 404, "youth_worker": 404, "school": 404,
        "outsider": 404,
    }  # fmt: skip
    assert world.post("police", url, {"answer": "Nee hoor."}).status_code == 404
    assert world.post("director", url, {"answer": "Ja"}).status_code == 422
    far = {"answer": "Volgende maand.", "new_day": "2999-01-01"}
    refused = world.post("director", url, far)
    assert refused.status_code == 422 and "Volgende maand." in refused.content.decode()
    assert world.post("director", url, {"answer": "Hij gaat vrijdag."}).status_code == 302
    assert world.post("director", url, {"answer": "Toch niet."}).status_code == 409
    with world.acting("director"):
        assert answer("UPDATE casework_escalation SET answer = 'iets anders'").startswith("DU409")
    assert "Hij gaat vrijdag." in world.client("director").get("/escalations/").content.decode()
    assert len(on_day(world, 20)) == 1
    assert len(on_day(world, 34)) == 2
    assert world.plant("SELECT due_on - ctx.today() FROM casework_actionitem") == [(-31,)]


def test_a_new_day_moves_the_action(late):
    world, _action = late
    on_day(world, 18)
    (rung,) = world.plant("SELECT id FROM casework_escalation")[0]
    (today,) = world.plant("SELECT ctx.today()")[0]
    typed = {"answer": "Over een week klaar.", "new_day": str(today + dt.timedelta(days=7))}
    assert world.post("director", f"/escalations/{rung}/", typed).status_code == 302
    assert world.plant("SELECT due_on - ctx.today() FROM casework_actionitem") == [(7,)]
    assert len(on_day(world, 39)) == 1
    assert len(on_day(world, 40)) == 2


def test_only_the_service_of_the_system_makes_the_call(late):
    world, _action = late
    for who in ("director", "police", "admin"):
        with pytest.raises(NotAllowed), world.acting(who):
            actions.escalate_late_actions()
    with world.acting("director"):
        told = answer(
            "INSERT INTO casework_escalation (id, municipality_id, action_id, level, from_whom, to_whom, on_date,"
            " answer, created_at, updated_at, version) SELECT gen_random_uuid(), municipality_id, id, 1, 'a', 'b',"
            " ctx.today(), '', ctx.now(), ctx.now(), 1 FROM casework_actionitem"
        )
        assert told.startswith("42501")


def test_a_rung_of_a_bottleneck_is_answered_on_the_same_screen(world):
    story = PlanStory(world)
    story.to_running()
    key = story.bottleneck()
    with world.acting("director") as actor:
        rung = actions.escalate(Bottleneck.objects.get(pk=key), 3, actor=actor, to_whom="Teamchef politie")
    page = world.client("director").get(f"/bottlenecks/{key}/").content.decode()
    url = f"/escalations/{rung.pk}/"
    assert url in page and "new_day" not in world.client("director").get(url).content.decode()
    assert "Teamchef politie" in world.client("director").get("/escalations/").content.decode()
    assert world.post("director", url, {"answer": "Vanaf mei twee man extra."}).status_code == 302
    assert (
        "Vanaf mei twee man extra." in world.client("director").get(f"/bottlenecks/{key}/").content.decode()
    )
    assert world.client("director").get("/escalations/").status_code == 200
    assert world.client("mayor").get("/escalations/").status_code == 404
