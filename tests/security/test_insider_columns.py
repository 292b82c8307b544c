"""What one policy let a person write through a column that another policy had opened."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.casework.plans.plan_story import PlanStory
from tests.security.insider_sql import answer, sql

from duiding.casework.groups import actions
from duiding.casework.groups.models import GroupMember
from duiding.covenant import actions as covenant
from duiding.covenant.models import Party
from duiding.kernel.errors import Refusal


@pytest.fixture
def story(world):
    return PlanStory(world)


def _member(world, story):
    return world.plant("SELECT id FROM casework_groupmember WHERE group_id = %s", (story.group_id,))[0][0]


def _person_track(world, story, organisation, owner):
    key = story.intervention(organisation, owner)
    world.plant(
        "UPDATE casework_intervention SET member_id = %s, track = 'person' WHERE id = %s",
        (_member(world, story), key),
    )
    return key


def test_attendance_writes_its_yes_or_no_and_reads_alone(world, story):
    story.to_running()
    _person_track(world, story, "town", "attendance")
    member = _member(world, story)
    told_end = "UPDATE casework_groupmember SET told_end_on = %s WHERE id = %s"
    marked = "SELECT runs FROM casework_memberattendance WHERE member_id = %s"
    with world.acting("attendance") as actor:
        sql(told_end, "2026-01-01", member)  # reaches no row
        actions.mark_attendance(GroupMember.objects.get(pk=member), True, actor=actor)
        assert sql(marked, member) == [(True,)]
    with world.acting("director"):
        assert sql(marked, member) == []
        sql(told_end, "2026-02-02", member)
    for who in ("director", "police"):
        with world.acting(who) as actor, pytest.raises(Refusal):
            actions.mark_attendance(GroupMember.objects.get(pk=member), False, actor=actor)
    assert world.plant("SELECT told_end_on FROM casework_groupmember") == [(dt.date(2026, 2, 2),)]
    assert world.plant(marked, (member,)) == [(True,)]


def test_the_owner_of_an_action_does_not_hand_the_member_to_somebody_else(world, story):
    """With the action goes the right to ask for the name: it was a way to let anybody in."""
    story.to_running()
    action = _person_track(world, story, "youth_work", "youth_worker")
    give = "UPDATE casework_intervention SET owner_organisation_id = %s, owner_id = %s WHERE id = %s"
    member = (_member(world, story),)
    reaches = "SELECT %s = ANY (ctx.members_open('read'))"
    with world.acting("youth_worker"):
        sql("UPDATE casework_intervention SET planned_effort = 'elke week' WHERE id = %s", action)
        told = answer(give, world.organisation_id("town"), world.person_id("consultant"), action)
        assert told.startswith("DU403"), told
        told = answer("UPDATE casework_intervention SET owner_id = NULL WHERE id = %s", action)
        assert told.startswith("DU403"), told
    with world.acting("consultant"):
        assert sql(reaches, *member) == [(False,)]
    with world.acting("director"):
        sql(give, world.organisation_id("town"), world.person_id("consultant"), action)
    with world.acting("consultant"):
        assert sql(reaches, *member) == [(True,)]


def test_the_words_of_a_reporter_stay_as_they_were_after_the_review(world, story):
    admitted = story.signal("police")
    waiting = story.signal("police")
    world.plant("UPDATE casework_signal SET status = 'in_review' WHERE id = %s", (waiting,))
    rewrite = "UPDATE casework_signal SET text = 'Dit zei de politie niet' WHERE id = %s RETURNING true"
    with world.acting("director"):
        told = answer(rewrite, admitted)
        assert told == "[]" or told.startswith("DU403"), told
        assert sql(rewrite, waiting) == [(True,)]
    story.found()
    linked = world.plant("SELECT signal_id FROM casework_groupsignal LIMIT 1")[0][0]
    world.plant("UPDATE casework_signal SET status = 'linked' WHERE id = %s", (linked,))
    with world.acting("director"):
        assert answer(rewrite, linked).startswith("DU403")
        sql("UPDATE casework_signal SET feedback = 'Besproken.' WHERE id = %s", linked)


def test_who_is_no_longer_bound_by_the_covenant_keeps_no_own_rows_either(world, story):
    story.found(("youth_worker", "police"))
    story.meeting_decision()
    world.plant(
        "INSERT INTO casework_actionitem (id, municipality_id, part, owner_id, owner_organisation_id, description,"
        " due_on, result, status, status_since, created_at, updated_at, version, group_id)"
        " SELECT gen_random_uuid(), %s, 'A', %s, %s, 'Praat met de groep', ctx.today(), '', 'open', ctx.now(),"
        " ctx.now(), ctx.now(), 1, %s",
        (world.ours.municipality_id, world.person_id("youth_worker"), world.organisation_id("youth_work"),
         story.group_id),
    )  # fmt: skip
    counts = "SELECT (SELECT count(*) FROM casework_signal), (SELECT count(*) FROM casework_actionitem)"
    with world.acting("youth_worker"):
        assert sql(counts) == [(2, 1)]
    with world.acting("director") as actor:
        covenant.withdraw(Party.objects.get(organisation_id=world.organisation_id("youth_work")), actor=actor)
    with world.acting("youth_worker"):
        assert sql(counts) == [(0, 0)]
    with world.acting("police"):
        assert sql(counts) == [(2, 1)]


def test_what_is_written_about_a_member_does_not_open_to_the_readers_of_another_group(world, story):
    story.to_3()
    first, member = story.group_id, _member(world, story)
    second = story.found()
    world.plant("UPDATE casework_youthgroup SET status = 'interpretation' WHERE id = %s", (second,))
    insert = (
        "INSERT INTO casework_memberrole (id, municipality_id, member_id, group_id, text, organisation_id, expires_on)"
        " VALUES (gen_random_uuid(), %s, %s, %s, 'neemt het voortouw', %s, ctx.today() + 90)"
    )
    with world.acting("director") as actor:
        ours, town = actor.municipality_id, actor.organisation_id
        assert "row-level security" in answer(insert, ours, member, second, town)
        assert "row-level security" in answer(insert, ours, member, first, world.organisation_id("police"))
        sql(insert, ours, member, first, town)
    assert world.plant("SELECT group_id FROM casework_memberrole") == [(first,)]


def test_a_goal_does_not_slip_into_the_plan_of_another_group(world, story):
    story.to_3()
    plan = story.plan()
    second = story.found()
    insert = (
        "INSERT INTO casework_plangoal (id, municipality_id, plan_id, group_id, goal, text, indicator, baseline, target,"
        " current, by_when) VALUES (gen_random_uuid(), %s, %s, %s, 6, 'rust', 'meldingen', '3', '1', '', ctx.today())"
    )
    group = world.plant("SELECT group_id FROM casework_actionplan WHERE id = %s", (plan,))[0][0]
    with world.acting("director") as actor:
        assert "row-level security" in answer(insert, actor.municipality_id, plan, second)
        sql(insert, actor.municipality_id, plan, group)


def test_who_may_only_count_the_members_does_not_read_what_a_source_saw(world, story):
    story.to_3()
    world.plant(
        "INSERT INTO casework_membersource (id, municipality_id, member_id, organisation_id, own_observation,"
        " created_at, updated_at, version) SELECT gen_random_uuid(), municipality_id, id, %s,"
        " 'Zag hem op twee avonden bij het plein.', ctx.now(), ctx.now(), 1 FROM casework_groupmember",
        (world.organisation_id("police"),),
    )
    both = "SELECT (SELECT count(*) FROM casework_groupmember), (SELECT count(*) FROM casework_membersource)"
    with world.acting("director"):
        assert sql(both) == [(1, 1)]
    world.plant("UPDATE casework_youthgroup SET status = 'before_triangle'")
    with world.acting("director"):
        assert sql(both) == [(1, 0)]
