"""The leaks of test_leaks.py that need time to pass or somebody to leave: names, letters, and who left."""

from __future__ import annotations

import uuid

from tests.casework.groups.story import WHO
from tests.casework.plans.plan_story import PlanStory

from duiding.casework.groups import actions as groups
from duiding.casework.groups.models import YouthGroup


def test_leak_10_the_page_with_two_texts_shows_no_name_after_the_ten_minutes(world):
    """SORMAS: pseudonymised data in the merge view. Somebody else saved, and meanwhile the names closed."""
    story = PlanStory(world)
    story.to_3()
    member = world.plant("SELECT id FROM casework_groupmember")[0][0]
    address = f"/groups/{story.group_id}/members/{member}/identity/"
    with world.acting("director") as actor:
        groups.open_names(YouthGroup.objects.get(), "list", actor=actor)
    typed = {
        "first_name": "Ander", "last_name": "Getypt", "residence": "Testdam", "contact": "Postbus 2",
        "born_on": "2010-05-01", "representative_name": "Oma", "version": "7",
    }  # fmt: skip
    open_page = world.post("director", address, typed)
    assert open_page.status_code == 409 and WHO["last_name"] not in open_page.content.decode()[:400]
    world.plant("UPDATE ctx.clock SET shift = shift + interval '11 minutes'")
    closed = world.post("director", address, typed)
    assert closed.status_code == 422
    assert WHO["last_name"] not in closed.content.decode() and "Getypt" in closed.content.decode()
    assert world.post("vnn", address, typed).status_code == 404


def test_leak_11_the_letter_opens_with_the_reason_of_a_letter_and_no_other(world):
    story = PlanStory(world)
    story.to_3()
    letter = world.plant("SELECT id FROM casework_notification")[0][0]
    address = f"/groups/{story.group_id}/letters/{letter}/letter.pdf"
    for reason, status in (("meeting", 404), ("letter", 200)):
        with world.acting("director") as actor:
            groups.open_names(YouthGroup.objects.get(), reason, actor=actor)
        assert world.client("director").get(address).status_code == status


def test_leak_07_somebody_who_left_opens_nothing_also_with_a_session_that_still_lives(world):
    """AZA: inactive users could still sign in. The session is not ended; its person is."""
    client = world.client("youth_worker")
    assert client.get("/groups/").status_code == 200
    world.plant(
        "UPDATE directory_person SET active_from = ctx.today() - 9, active_until = ctx.today() - 1 WHERE id = %s",
        (world.person_id("youth_worker"),),
    )
    assert client.get("/groups/").status_code == 302
    assert client.post("/signals/new/", {"idempotency_key": str(uuid.uuid4())}).status_code == 401
    membership = str(world.ours.people["youth_worker"][1])
    assert client.post("/role/", {"membership": membership}).status_code == 404
