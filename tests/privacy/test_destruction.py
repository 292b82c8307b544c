"""Retention destroys at the term what two people agreed to, through the worker, and nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.casework.groups.story import Story
from tests.privacy.test_extracts import ASKED, Told
from tests.privacy.test_trail import as_worker

from duiding.audit.models import Entry
from duiding.casework.groups import actions as groups
from duiding.casework.groups.models import GroupMember
from duiding.privacy.destruction import run

PARTS = (
    "memberidentity", "memberrole", "policeconclusion", "memberground", "membersource", "memberquestion",
    "memberattendance",
)  # fmt: skip
URL = "/privacy/destruction/"
TERM = (
    "UPDATE covenant_retentionterm SET confirmed_on = current_date WHERE key IN ('member_left', 'audit_log')"
)


@pytest.fixture
def told(world) -> Story:
    """A member with something in every part, who left longer ago than the term, and one who left just now."""
    story = Told(world).tell()
    world.plant(TERM)
    with world.acting("director") as actor:
        groups.step_member(
            GroupMember.objects.get(pk=story.member_id), "leave", actor=actor, reason="Is verhuisd."
        )
    quietly(world, "UPDATE casework_groupmember SET status_since = status_since - interval '200 days'")
    return story


def quietly(world, statement: str) -> None:
    """As the superuser, with the triggers at rest."""
    world.plant(f"SET session_replication_role = replica; {statement}")


def stands(world, member: UUID) -> set[str]:
    return {
        part
        for part in PARTS
        if world.plant(f"SELECT count(*) FROM casework_{part} WHERE member_id = %s", (member,)) != [(0,)]
    }


def asked(world, who: str = "privacy") -> str:
    answer = world.post(who, URL, {"reason": "Er loopt geen bezwaar en geen procedure."})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return str(answer.url)


def destroyed() -> int:
    with as_worker():
        return run.destroy()


def test_two_people_agree_and_the_worker_destroys(told, capsys):
    world, member = told.world, told.member_id
    before = stands(world, member)
    assert {"memberidentity", "memberrole", "policeconclusion", "memberground"} <= before
    page = asked(world)
    assert world.post("privacy", f"{page}approval/").status_code == 422
    assert destroyed() == 0
    assert world.post("fg", f"{page}approval/").status_code == 302
    with as_worker():
        call_command("retain")
        said = capsys.readouterr().out
        assert "1 people over their term, 1 agreed" in said and "destroyed" not in said
    assert stands(world, member) == before
    assert destroyed() == 1
    assert stands(world, member) == set() and destroyed() == 0
    assert world.plant("SELECT status FROM casework_groupmember WHERE id = %s", (member,)) == [("left",)]
    with world.acting("fg"):
        line = Entry.objects.get(purpose="destruction")
        assert (line.action, line.role) == ("delete", "SVC")
        assert Entry.objects.filter(action="delete", object_type="casework_memberidentity").count() == 1


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE directory_membership SET status = 'withdrawn' WHERE role = 'PO'",
        "UPDATE directory_membership SET status = 'withdrawn' WHERE role = 'FG'",
        "UPDATE directory_proposal SET until = until - interval '4 days' WHERE kind = 'destruction'",
        "UPDATE casework_groupmember SET status = 'restricted'",
        "UPDATE covenant_retentionterm SET confirmed_on = NULL WHERE key = 'member_left'",
        "UPDATE casework_groupmember SET status_since = now() - interval '10 days'",
    ],
)
def test_an_agreement_that_no_longer_stands_destroys_nothing(told, spoilt):
    page = asked(told.world)
    assert told.world.post("fg", f"{page}approval/").status_code == 302
    before = stands(told.world, told.member_id)
    quietly(told.world, spoilt)
    assert destroyed() == 0
    assert stands(told.world, told.member_id) == before


def test_who_asked_to_see_the_data_waits(told):
    page = asked(told.world)
    told.world.post("fg", f"{page}approval/")
    assert told.world.post("privacy", f"/privacy/extracts/new/{told.member_id}/", ASKED).status_code == 302
    assert destroyed() == 0
    assert told.world.client("privacy").get(URL).context["rows"] == []


@pytest.mark.parametrize(
    ("who", "sees", "asks"),
    [
        ("privacy", 200, 302),
        ("fg", 200, 403),
        ("director", 404, 404),
        ("admin", 404, 404),
        ("police", 404, 404),
    ],
)
def test_who_sees_the_list_and_who_makes_one(told, who, sees, asks):
    page = told.world.client(who).get(URL)
    assert page.status_code == sees and "Ronan" not in page.content.decode()
    assert told.world.post(who, URL, {"reason": "Er loopt geen bezwaar."}).status_code == asks
    with told.world.acting(who), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ctx.persons_over_term()")
        assert cursor.fetchone() == (1 if sees == 200 else 0,)
        for call in ("ctx.destroy_agreed()", "ctx.agreed_destruction()"):
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute(f"SELECT * FROM {call}")


def test_the_way_there(told):
    for who, way in (("privacy", True), ("fg", True), ("director", False)):
        page = told.world.client(who).get("/covenant/retention/").content.decode()
        assert (URL in page) is way


def test_an_empty_list_and_a_missing_reason(told):
    assert told.world.post("privacy", URL, {"reason": ""}).status_code == 422
    quietly(told.world, "UPDATE casework_groupmember SET status_since = now()")
    assert "Niemand is nu over een termijn" in told.world.client("privacy").get(URL).content.decode()
    assert told.world.post("privacy", URL, {"reason": "Er loopt geen bezwaar."}).status_code == 409


def test_the_logs_forget_at_the_longest_confirmed_term(told):
    world = told.world
    change = "UPDATE covenant_retentionterm SET {} WHERE key = 'audit_log' AND municipality_id = '{}'"
    quietly(world, change.format("confirmed_on = NULL", world.theirs.municipality_id))
    with as_worker():
        assert run.log_term() is None
    quietly(world, change.format("confirmed_on = current_date, days = 2000", world.theirs.municipality_id))
    world.plant("SELECT audit.seal_now()")
    world.plant("ALTER TABLE audit.entry DISABLE TRIGGER append_only")
    with as_worker():
        assert run.log_term() == 2000
        assert run.old_lines(2000) == {"entry": 0, "processing": 0}
        assert run.forget(2000) == 0
    world.plant(
        "UPDATE audit.entry SET at = at - interval '2100 days' WHERE id = (SELECT min(id) FROM audit.entry)"
    )
    with as_worker():
        assert run.old_lines(2000)["entry"] == 1


def test_query_budget(told):
    client = told.world.client("privacy")
    client.get(URL)
    with CaptureQueriesContext(connection) as asked_now:
        client.get(URL)
    assert len(asked_now) <= 12, [query["sql"][:90] for query in asked_now]
