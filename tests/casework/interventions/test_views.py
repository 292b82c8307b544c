"""The pages of interventions: a school sees its own one and nothing around it."""

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def running(plan_story):
    """The intervention of the school; the one of the police beside it."""
    own = plan_story.to_adopted()
    other = plan_story.intervention("police", "police", description="Gesprek op het plein")
    plan_story.to_6()
    return own, other


def test_the_school_sees_its_own_intervention_and_nothing_around_it(plan_story, running):
    own, other = running
    world = plan_story.world
    urls = {
        f"/interventions/{own}/": {
            "school": 200,
            "director": 200,
            "police": 200,
            "halt": 404,
            "outsider": 404,
        },
        f"/interventions/{other}/": {
            "school": 404,
            "director": 200,
            "police": 200,
            "halt": 404,
            "outsider": 404,
        },
        f"/plans/{plan_story.plan_id}/": {"school": 404, "director": 200},
        f"/groups/{plan_story.group_id}/bottlenecks/": {"school": 404, "director": 200},
        f"/groups/{plan_story.group_id}/plan/": {"school": 404, "director": 302},
    }
    for url, expected in urls.items():
        for who, status in expected.items():
            assert (url, who, world.client(who).get(url).status_code) == (url, who, status)
    page = world.client("school").get("/interventions/mine/").content.decode()
    assert "Gesprek in de klas" in page and "Gesprek op het plein" not in page
    code_name = world.plant("SELECT code_name FROM casework_youthgroup")[0][0]
    assert code_name not in page
    assert code_name not in world.client("school").get(f"/interventions/{own}/").content.decode()


def test_the_school_takes_its_steps_and_tells_how_it_goes(plan_story, running):
    own, other = running
    world = plan_story.world
    progress = {"word": "attention", "text": "Twee klassen deden mee.", "on_date": "2020-01-01"}
    for url, who, data, status in (
        (f"/interventions/{own}/steps/commit/", "school", {}, 302),
        (f"/interventions/{other}/steps/commit/", "school", {}, 404),
        (f"/interventions/{own}/steps/start/", "police", {}, 403),
        (f"/interventions/{own}/steps/start/", "school", {}, 302),
        (f"/interventions/{own}/progress/", "school", progress, 302),
        (f"/interventions/{own}/progress/", "police", progress, 403),
        (f"/interventions/{own}/progress/", "school", {**progress, "text": "Kevin de Vries deed mee."}, 422),
        (f"/interventions/{own}/steps/stop/", "school", {"reason": ""}, 422),
        (f"/interventions/{own}/agreement/", "school", {"version": "1"}, 403),
    ):
        assert (url, who, world.post(who, url, data).status_code) == (url, who, status)
    assert plan_story.status_of("intervention", own) == "started"
    assert world.plant("SELECT text FROM casework_progressentry") == [("Twee klassen deden mee.",)]


def test_a_bottleneck_of_the_school_reaches_the_table(plan_story, running):
    own, other = running
    world = plan_story.world
    typed = {
        "kind": "capacity",
        "description": "Geen docent vrij.",
        "since": "2020-01-01",
        "asked_from": "partner",
        "asked_decision": "Stel een docent vrij.",
    }
    assert world.post("school", f"/interventions/{other}/bottlenecks/new/", typed).status_code == 404
    assert world.post("school", f"/groups/{plan_story.group_id}/bottlenecks/new/", typed).status_code == 404
    assert world.post("school", f"/interventions/{own}/bottlenecks/new/", typed).status_code == 302
    key = world.plant("SELECT id FROM casework_bottleneck")[0][0]
    for who, status in {"school": 200, "director": 200, "halt": 404, "outsider": 404}.items():
        assert (who, world.client(who).get(f"/bottlenecks/{key}/").status_code) == (who, status)
    rung = {"level": "4", "to_whom": "de driehoek"}
    assert world.post("school", f"/bottlenecks/{key}/ladder/", rung).status_code == 403
    assert world.post("safety", f"/bottlenecks/{key}/ladder/", rung).status_code == 302
    assert plan_story.status_of("bottleneck", key) == "escalated"
    decide = {"reason": "De school krijgt een docent."}
    assert world.post("police", f"/bottlenecks/{key}/steps/decide/", decide).status_code == 409
    assert world.post("mayor", f"/bottlenecks/{key}/steps/decide/", decide).status_code == 302
    assert (
        world.post("director", f"/bottlenecks/{key}/steps/solve/", {"reason": "Geregeld nu."}).status_code
        == 302
    )
    outcome = world.plant("SELECT status, outcome FROM casework_bottleneck")[0]
    assert outcome == ("solved", "De school krijgt een docent.")


def test_my_actions_open_for_every_role(shared_world):
    for who in ("director", "mayor", "fg", "clerk", "school", "halt", "vnn", "outsider"):
        assert shared_world.client(who).get("/interventions/mine/").status_code == 200


def test_query_budget(plan_story, running):
    own, _other = running
    for number in range(5):
        plan_story.intervention(description=f"Les {number}")
        plan_story.bottleneck("school", own)
    client = plan_story.world.client("school")
    for url, most in (("/interventions/mine/", 12), (f"/interventions/{own}/", 20)):
        with (
            CaptureQueriesContext(connection) as ours,
            CaptureQueriesContext(connections["signin"]) as theirs,
        ):
            assert client.get(url).status_code == 200
        assert len(ours) + len(theirs) <= most, [query["sql"][:90] for query in ours.captured_queries]
