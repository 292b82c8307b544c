"""Each page of a plan for who may and who may not, and what is typed wrongly stays on the page."""

import datetime as dt
import re
import uuid

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

PAGES = ("/plans/{plan}/", "/groups/{group}/plan/", "/groups/{group}/bottlenecks/")
FORMS = (
    "/groups/{group}/plan/new/",
    "/plans/{plan}/texts/",
    "/plans/{plan}/goals/new/",
    "/plans/{plan}/goals/{goal}/",
    "/plans/{plan}/goals/{goal}/measurement/",
    "/plans/{plan}/steps/discuss/",
    "/plans/{plan}/interventions/new/",
)


@pytest.fixture
def keys(plan_story):
    plan_story.to_5()
    goal = plan_story.goal()
    return {"plan": plan_story.plan_id, "group": plan_story.group_id, "goal": goal}


def test_who_opens_the_pages_of_a_plan(plan_story, keys):
    expected = {"director": 200, "mayor": 200, "police": 200, "vnn": 200, "policy": 200,
                "school": 404, "halt": 404, "fg": 404, "clerk": 404, "outsider": 404}  # fmt: skip
    for page in PAGES:
        url = page.format(**keys)
        for who, status in expected.items():
            response = plan_story.world.client(who).get(url, follow=True)
            assert (who, url, response.status_code) == (who, url, status)
        assert plan_story.world.client(None).get(url).status_code == 302


def test_a_hidden_plan_answers_as_one_that_does_not_exist(plan_story, keys):
    client = plan_story.world.client("school")
    hidden = client.get(f"/plans/{keys['plan']}/")
    missing = client.get(f"/plans/{uuid.uuid4()}/")
    assert (hidden.status_code, _fixed(hidden)) == (missing.status_code, _fixed(missing))


def _fixed(response):
    """The page without what is new on each page: keys, and the token of the form."""
    page = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "KEY", response.content.decode())
    return re.sub(r"[A-Za-z0-9]{64}", "TOKEN", page)


def test_forms_open_for_the_director_only(plan_story, keys):
    for page in FORMS:
        url = page.format(**keys)
        assert (url, plan_story.world.client("director").get(url).status_code) == (url, 200)
        expected = 409 if "/steps/" in url else 403
        assert (url, plan_story.world.client("police").get(url).status_code) == (url, expected)
        assert (url, plan_story.world.client("school").get(url).status_code) == (url, 404)
        assert (url, plan_story.world.client("outsider").get(url).status_code) == (url, 404)


def test_wrong_answers_stay_on_the_page(plan_story, keys):
    world = plan_story.world
    typed = {"problem_definition": "Kevin de Vries maakt lawaai.", "ambition": "Rust", "end_criteria": ""}
    response = world.post("director", f"/plans/{keys['plan']}/texts/", {**typed, "version": "1"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "“Kevin de Vries”" in page and "Kevin de Vries maakt lawaai." in page
    assert (
        world.plant("SELECT problem_definition FROM casework_actionplan")[0][0] != typed["problem_definition"]
    )


def test_both_texts_are_shown_when_somebody_saved_in_between(plan_story, keys):
    world, url = plan_story.world, f"/plans/{keys['plan']}/texts/"
    texts = {
        "problem_definition": "Lawaai", "ambition": "Van de eerste", "end_criteria": "Rust",
        "evaluation_on": (dt.date.today() + dt.timedelta(days=30)).isoformat(), "version": "1",
    }  # fmt: skip
    assert world.post("director", url, texts).status_code == 302
    second = world.post("director", url, {**texts, "ambition": "Van de tweede"})
    assert second.status_code == 409
    assert "Van de eerste" in second.content.decode() and "Van de tweede" in second.content.decode()
    assert world.plant("SELECT ambition FROM casework_actionplan")[0][0] == "Van de eerste"
    again = world.post("director", url, {**texts, "ambition": "Van beiden", "version": "2"})
    assert again.status_code == 302
    assert world.plant("SELECT ambition FROM casework_actionplan")[0][0] == "Van beiden"


def test_a_step_that_lacks_something_says_what(plan_story, keys):
    world, url = plan_story.world, f"/plans/{keys['plan']}/steps/"
    assert world.post("director", f"{url}discuss/").status_code == 302
    refused = world.post("director", f"{url}adopt/")
    assert refused.status_code == 422
    plan_story.intervention()
    assert world.post("director", f"{url}adopt/").status_code == 302
    assert plan_story.status_of("actionplan", plan_story.plan_id) == "adopted"
    assert world.post("police", f"{url}start/").status_code == 409
    assert world.post("school", f"{url}start/").status_code == 404
    assert world.post("director", f"{url}dance/").status_code == 404


def test_a_plan_made_on_the_screen(plan_story):
    plan_story.to_3()
    url = f"/groups/{plan_story.group_id}/plan/"
    client = plan_story.world.client("director")
    assert client.get(url).status_code == 200
    typed = {
        "problem_definition": "Lawaai",
        "ambition": "Rust",
        "end_criteria": "Rust",
        "evaluation_on": "2099-01-31",
    }
    made = plan_story.world.post("director", f"{url}new/", typed)
    assert made.status_code == 302
    assert client.get(url)["Location"] == made["Location"]
    assert client.get(made["Location"]).status_code == 200


def test_query_budget(plan_story, keys):
    for number in range(6):
        plan_story.intervention(description=f"Actie {number}")
        plan_story.bottleneck()
    client = plan_story.world.client("director")
    with CaptureQueriesContext(connection) as ours, CaptureQueriesContext(connections["signin"]) as theirs:
        assert client.get(f"/plans/{keys['plan']}/").status_code == 200
    assert len(ours) + len(theirs) <= 20, [query["sql"][:90] for query in ours.captured_queries]
