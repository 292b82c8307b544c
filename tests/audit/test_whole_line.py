"""A line says who, for which organisation, in which role and step, under which rule and version, from where."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings
from tests.casework.groups.story import Story

from duiding.audit.models import Entry
from duiding.directory.signin import trail as signin_trail


@pytest.fixture(scope="module")
def told(shared_world):
    """A group with a member; `told.newest(...)` gives the newest line that fits."""
    story = Story(shared_world)
    story.to_2b()
    story.member_id = story.member(who="police")
    return story


def newest(world, **exact) -> Entry:
    with world.acting("fg"):
        return Entry.objects.filter(**exact).latest("id")


@pytest.mark.parametrize(
    ("who", "table", "action", "step", "rule", "article"),
    [
        ("police", "casework_groupmember", "add", "2B", "D2 add invited", "10"),
        ("director", "casework_groupdecision", "add", "2A", "D1 decide all", "5"),
        ("youth_worker", "casework_signal", "add", "1", "D0 add all", "6"),
        ("director", "casework_signalreview", "add", "1", "D0 decide all", "5"),
        ("director", "casework_meeting", "add", "", "MEETING change all", "4"),
        ("admin", "directory_area", "add", "", "role", ""),
    ],
)
def test_a_write_names_its_rule_its_article_and_its_version(told, who, table, action, step, rule, article):
    world = told.world
    town = world.ours
    person = town.admin[0] if who == "admin" else world.person_id(who)
    line = newest(world, person_id=person, object_type=table, action=action)
    assert (line.step, line.rule, line.article) == (step, rule, article)
    assert line.organisation_id is not None and line.membership_id is not None and line.role
    assert (line.outcome, line.origin, line.record) == ("ok", "duiding_web", 2)
    if table.startswith("casework"):
        assert (line.covenant_number, line.covenant_id is not None) == (1, True)
        assert line.trace_id is not None and len(line.session) == 16


def test_what_the_database_does_itself_follows(told):
    line = newest(told.world, object_type="casework_youthgroup", action="change", fields__contains=["status"])
    assert line.rule == "follows" and line.person_id is not None


def test_lines_of_one_request_share_trace_session_and_address(told):
    world = told.world
    client = world.client("director")
    client.get(f"/groups/{told.group_id}/members/", REMOTE_ADDR="192.0.2.7")
    one = newest(world, action="read")
    client.get(f"/groups/{told.group_id}/members/", REMOTE_ADDR="192.0.2.7")
    other = newest(world, action="read")
    assert one.access_point == other.access_point == "192.0.2.7"
    assert one.session == other.session and one.trace_id != other.trace_id
    world.client("director").get(f"/groups/{told.group_id}/members/", REMOTE_ADDR="192.0.2.7")
    assert newest(world, action="read").session != one.session
    assert client.cookies[settings.SESSION_COOKIE_NAME].value not in one.session


def test_who_changes_by_hand_in_the_database_shows_as_such(told):
    world = told.world
    world.plant("UPDATE casework_youthgroup SET summary = 'x' WHERE id = %s", (told.group_id,))
    line = newest(world, object_type="casework_youthgroup")
    assert line.person_id is None and line.origin not in ("duiding_web", "duiding_worker", "duiding_signin")


def test_signing_in_tells_from_where(told):
    from duiding.audit import operation  # noqa: PLC0415
    from duiding.audit.models import Action  # noqa: PLC0415

    world = told.world
    with operation.begin("", access_point="192.0.2.9"):
        signin_trail.record(Action.SIGN_IN, world.person_id("police"))
    line = newest(world, action="sign_in")
    assert (line.access_point, line.origin) == ("192.0.2.9", "duiding_signin")


def test_a_refusal_is_told_with_what_was_asked(told):
    world = told.world
    assert world.client("school").get(f"/groups/{told.group_id}/members/").status_code == 404
    line = newest(world, action="denied")
    assert (line.person_id, line.object_type, line.object_id) == (
        world.person_id("school"), "groups:members", told.group_id,
    )  # fmt: skip
    assert (line.outcome, line.purpose) == ("refused", "404")
    assert world.post("vnn", f"/groups/{told.group_id}/decisions/new/?step=assess").status_code in (403, 404)
    assert newest(world, action="denied").person_id == world.person_id("vnn")


def test_refusals_cannot_fill_the_trail(told):
    world = told.world
    client = world.client("halt")
    for _ in range(33):
        assert client.get(f"/groups/{uuid.uuid4()}/").status_code == 404
    with world.acting("fg"):
        mine = Entry.objects.filter(action="denied", person_id=world.person_id("halt"))
        assert mine.count() == 30
        assert mine.latest("id").purpose == "many"
        others = Entry.objects.filter(action="denied", person_id=world.person_id("school"))
    world.client("school").get(f"/groups/{uuid.uuid4()}/")
    with world.acting("fg"):
        assert others.count() >= 1


def test_a_forged_hint_changes_neither_who_nor_the_rule(told):
    """Trace and address are hints of the application; what counts comes from the capability."""
    world = told.world
    with world.acting("police") as actor:
        from django.db import connection  # noqa: PLC0415

        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('duiding.trace', 'nonsense', true)")
            cursor.execute("SELECT audit.record('search', 'casework_signal', NULL, NULL, 'words', '[]')")
        assert actor.role == "POL"
    line = newest(world, action="search")
    assert (line.person_id, line.trace_id, line.role) == (world.person_id("police"), None, "POL")
