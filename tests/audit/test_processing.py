"""Logboek Dataverwerkingen: a line for each person whose data a page loads, in the same transaction, without a user."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from tests.casework.groups.story import WHO, Story

from duiding.audit import operation
from duiding.audit.models import Entry, Processing
from duiding.casework.groups import actions
from duiding.casework.groups.models import GroupMember, YouthGroup


@pytest.fixture
def listed(world) -> Story:
    """A group with three members on the list; one of them has a representative."""
    story = Story(world)
    story.to_2b()
    story.members = [story.member(), story.member(who="police")]
    with world.acting("youth_worker") as actor:
        actions.propose_member(
            YouthGroup.objects.get(pk=story.group_id),
            {**WHO, "born_on": actor.today.replace(year=actor.today.year - 13), "representative_name": "Een ouder",
             "representative_contact": "Postbus 2"},
            actor=actor, reason="Was er bij.", own_observation="Wij zagen gedrag in de groep.", observed_on=actor.today,
        )  # fmt: skip
    return story


def last_operation(world) -> list[dict]:
    """The lines of the newest trace, the operation itself first."""
    with world.acting("fg"):
        newest = Processing.objects.order_by("-id").first()
        assert newest is not None
        rows = list(Processing.objects.filter(trace_id=newest.trace_id).order_by("id"))
        return [{name: getattr(row, name) for name in (
            "name", "activity", "activity_edition", "status", "data_subject_id", "data_subject_id_type", "span_id",
            "parent_span_id", "trace_id", "record")} for row in rows]  # fmt: skip


def lines(world) -> int:
    return int(world.plant("SELECT count(*) FROM audit.processing")[0][0])


def test_a_page_with_members_tells_each_of_them_under_one_operation(listed):
    world = listed.world
    url = f"/groups/{listed.group_id}/members/"
    assert world.client("director").get(url).status_code == 200
    parent, *children = last_operation(world)
    assert parent["data_subject_id"] is None and parent["parent_span_id"] is None
    assert len(children) == 3 and {line["data_subject_id_type"] for line in children} == {"member"}
    assert {bytes(line["parent_span_id"]) for line in children} == {bytes(parent["span_id"])}
    assert len({bytes(line["data_subject_id"]) for line in children}) == 3
    assert {(line["name"], line["activity"], line["activity_edition"]) for line in (parent, *children)} == {
        ("groups:members", "member-list", 1)
    }
    # No user in it; who it was stands in the trail under the same trace.
    assert not {"person_id", "membership_id", "role"} & {field.name for field in Processing._meta.fields}
    with world.acting("fg"):
        [line] = Entry.objects.filter(trace_id=parent["trace_id"], action="read")
        assert (line.person_id, line.role, line.group_id) == (
            world.person_id("director"),
            "PR",
            listed.group_id,
        )
        assert (line.subjects, line.step, line.rule, line.article) == (3, "2B", "D2 read all", "10")
        assert (line.covenant_number, line.fields) == (1, ["list"])


def test_names_name_the_representative_too_and_the_reason(listed):
    world = listed.world
    with world.acting("director") as actor:
        actions.open_names(YouthGroup.objects.get(pk=listed.group_id), "plan", actor=actor)
    world.client("director").get(f"/groups/{listed.group_id}/members/")
    _parent, *children = last_operation(world)
    kinds = sorted(line["data_subject_id_type"] for line in children)
    assert kinds == ["member", "member", "member", "representative"]
    with world.acting("fg"):
        line = Entry.objects.filter(action="read").latest("id")
        assert line.purpose == "plan" and "identity" in line.fields and line.subjects == 4


def test_a_page_without_people_leaves_no_line(listed):
    world = listed.world
    before = lines(world)
    for url in ("/covenant/", f"/groups/{listed.group_id}/", "/signals/"):
        assert world.client("policy" if url == "/covenant/" else "director").get(url).status_code == 200
    assert lines(world) == before


def test_a_write_is_a_line_also_by_sql_and_once_for_one_operation(listed):
    world = listed.world
    before = lines(world)
    world.plant(
        "UPDATE casework_groupmember SET told_end_on = ctx.today() WHERE id = %s", (listed.members[0],)
    )
    assert lines(world) == before + 1
    [row] = world.plant(
        "SELECT name, activity, data_subject_id_type FROM audit.processing ORDER BY id DESC LIMIT 1"
    )
    assert row == ("update casework_groupmember", "member-list", "member")
    before = lines(world)
    with world.acting("director"):
        for _ in range(3):
            GroupMember.objects.get(pk=listed.members[0])
        GroupMember.objects.filter(pk=listed.members[0]).update(told_end_on=None)
    assert lines(world) == before + 1


def test_what_is_undone_leaves_no_line_and_an_error_leaves_one(listed, monkeypatch):
    world = listed.world
    before = lines(world)
    client = world.client("director")
    wrong = client.get(f"/groups/{listed.group_id}/members/{listed.members[0]}/decision/?step=nonsense")
    assert wrong.status_code == 409 and lines(world) == before

    def falls(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("duiding.casework.groups.views.members.queries.live_list", falls)
    client.raise_request_exception = False
    assert client.get(f"/groups/{listed.group_id}/members/").status_code == 500
    parent, *children = last_operation(world)
    assert parent["status"] == "Error" and lines(world) == before + 1 + len(children)


def test_without_the_log_the_page_fails_closed(listed):
    """Kill the logbook: what cannot be told is not shown."""
    world = listed.world
    world.plant("ALTER TABLE audit.processing ADD CONSTRAINT dead CHECK (false) NOT VALID")
    client = world.client("director")
    client.raise_request_exception = False
    assert client.get("/signals/").status_code == 200
    answer = client.get(f"/groups/{listed.group_id}/members/")
    assert answer.status_code == 500 and b"Vaalburg" not in answer.content
    with pytest.raises(Exception, match="dead"):
        Story.member(listed)


def test_a_search_that_finds_somebody_tells_that_person(listed):
    world = listed.world
    before = lines(world)
    found = world.post(
        "privacy", "/groups/names/", {"first_name": "Ronan", "last_name": "Vaalburg", "reason": "request"}
    )
    assert found.status_code == 200
    assert lines(world) == before + 4
    nobody = world.post(
        "privacy", "/groups/names/", {"first_name": "Niemand", "last_name": "Zo", "reason": "request"}
    )
    assert nobody.status_code == 200 and lines(world) == before + 4


def test_values_alone_cannot_pass_by_the_log():
    with pytest.raises(TypeError):
        GroupMember.objects.values_list("reason")
    with pytest.raises(TypeError):
        GroupMember.objects.filter(pk=None).values("reason")


def test_the_same_person_has_the_same_pseudonym_here_and_another_there(listed):
    world = listed.world
    with world.acting("privacy"):
        mine = pseudonym(listed.members[0])
        assert mine == pseudonym(listed.members[0]) != pseudonym(listed.members[1])
        assert listed.members[0].hex not in str(mine)
    with world.acting("outsider"):
        assert pseudonym(listed.members[0]) is None
    assert mine == world.plant(
        "SELECT encode(data_subject_id, 'hex') FROM audit.processing WHERE data_subject_id = decode(%s, 'hex') LIMIT 1",
        (mine,),
    )[0][0]  # fmt: skip


def pseudonym(member_id) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.pseudonym('member', %s)", [member_id])
        return cursor.fetchone()[0]


def test_the_log_is_there_for_oversight_of_the_own_municipality_only(listed):
    world = listed.world
    for who, sees in (
        ("fg", True),
        ("privacy", True),
        ("director", False),
        ("admin", False),
        ("outsider", False),
    ):
        with world.acting(who):
            assert Processing.objects.exists() is sees
    with world.acting("fg"), pytest.raises(ProgrammingError), transaction.atomic():
        Processing.objects.update(status="Ok")


def test_operations_do_not_nest():
    with operation.begin("outer") as outer, operation.begin("inner") as inner:
        assert inner is outer
    assert operation.current() is None
