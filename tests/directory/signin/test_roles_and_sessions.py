"""Which role, where signed in, and the end of it."""

import re

import pytest

from duiding.directory import actions
from duiding.directory.models import Person


@pytest.fixture
def two_roles(world):
    """The secretary is process director as well: asked by one, granted by another."""
    with world.acting("director") as actor:
        person = Person.objects.get(pk=world.person_id("secretary"))
        asked = actions.request_membership(person, "PR", actor.today, actor=actor, reason="vervangt")
    with world.acting("admin") as actor:
        actions.grant_membership(asked, actor=actor)
    return asked.pk


def test_somebody_with_two_roles_chooses_and_changes(world, two_roles):
    client = world.client("secretary")
    page = client.get("/role/").content.decode()
    assert page.count('name="membership"') == 2
    before = client.cookies["duiding_session"].value
    answer = client.post("/role/", {"membership": str(two_roles), "next": "/"})
    assert answer["Location"] == "/"
    assert "procesregisseur jeugd" in client.get("/").content.decode()
    client.cookies["duiding_session"] = before
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("whose", ["police", "outsider"])
def test_the_role_of_somebody_else_cannot_be_chosen(world, two_roles, whose):
    theirs = world.town_of(whose).people[whose][1]
    client = world.client("secretary")
    assert client.post("/role/", {"membership": str(two_roles)}).status_code == 302
    assert client.post("/role/", {"membership": str(theirs)}).status_code == 404


def test_a_withdrawn_role_closes_and_says_so(world):
    client = world.client("policy")
    assert client.get("/").status_code == 200
    with world.acting("admin") as actor:
        person = Person.objects.get(pk=world.person_id("policy"))
        actions.withdraw_membership(person.memberships.get(), "uit dienst", actor=actor)
    assert client.get("/").status_code == 302
    assert "Je hebt op dit moment geen rol" in client.get("/role/").content.decode()


def test_my_sessions_are_listed_and_can_be_ended_and_those_of_others_not(world):
    here, there, other = world.client("school"), world.client("school"), world.client("police")
    page = here.get("/my-account/").content.decode()
    keys = re.findall(r'name="key" value="(\w+)"', page)
    assert len(keys) == 1 and "dit apparaat" in page
    theirs = re.findall(
        r'name="key" value="(\w+)"', world.client("police").get("/my-account/").content.decode()
    )
    assert here.post("/my-account/sessions/end/", {"key": theirs[0]}).status_code == 302
    assert other.get("/").status_code == 200

    assert here.post("/my-account/sessions/end/", {"key": keys[0]}).status_code == 302
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)
    assert here.post("/my-account/sessions/end/", {"key": "geen-hex"}).status_code == 404


def test_signing_out_ends_the_capability(world):
    client = world.client("school")
    cookie = client.cookies["duiding_session"].value
    assert client.post("/sign-out/").status_code == 302
    client.cookies["duiding_session"] = cookie
    assert client.get("/").status_code == 302


def test_half_an_hour_of_silence_ends_it(world):
    client = world.client("school")
    assert client.get("/").status_code == 200
    world.plant("UPDATE accounts.accounts_capability SET expires_at = ctx.now() - interval '1 second'")
    assert client.get("/").status_code == 302
