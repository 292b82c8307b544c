"""Each guard of the group says no and then yes, through the verbs that the pages use."""

from __future__ import annotations

import datetime as dt

import psycopg
import pytest
from django.db import connection
from tests.casework.groups.story import ENOUGH, FIVE

from duiding.casework.groups import actions, queries
from duiding.casework.groups.models import (
    GroupDecision,
    GroupMember,
    GroupSignal,
    NameList,
    Notification,
    YouthGroup,
)
from duiding.casework.intake.models import Signal
from duiding.casework.interpretation.models import Decision
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed, NotNow


def lacks(call, *codes: str) -> None:
    with pytest.raises(Lacking) as refusal:
        call()
    assert refusal.value.codes == codes


def test_a_group_walks_from_signal_to_its_end(story):
    story.to_6()
    assert story.status == "execution"
    story.decide("review", meeting=True, reason="Er is nog overlast.")
    with story.world.acting("director") as actor:
        assert YouthGroup.objects.get().review_due_on > actor.today
    lacks(lambda: story.decide("scale_down", meeting=True, reason="Het is rustig."), "evaluation")
    story.decide("scale_down", meeting=True, reason="Het is rustig.", evaluation="Goed gegaan, samen.")
    closing = {
        "reason": "De driehoek sluit.",
        "evaluation": "Goed gegaan, samen.",
        "handed_over": "Geen acties.",
    }
    lacks(lambda: story.decide("close", **closing), "members_told")
    with story.world.acting("director") as actor:
        for member in GroupMember.objects.all():
            actions.tell_end(member, actor.today)
    story.decide("close", **closing)
    assert story.status == "closed"


def test_the_code_name_is_area_and_number_and_once_only(story):
    first, second = story.found(), story.found()
    with story.world.acting("director"):
        names = set(YouthGroup.objects.values_list("code_name", flat=True))
    assert first != second
    assert len(names) == 2
    assert all(
        name.rsplit(" ", 1)[0] in ("Noorderkwartier", "Testdorp") and name[-3:].isdigit() for name in names
    )


def test_linking_a_signal_moves_it_and_twice_changes_nothing(story):
    group_id = story.found()
    signal_id = story.signal("boa")
    for _time in range(2):
        story.link(signal_id)
    with story.world.acting("director"):
        assert Signal.objects.get(pk=signal_id).status == "linked"
        assert GroupSignal.objects.filter(group_id=group_id).count() == 3


def test_only_an_admitted_signal_founds_a_group(story):
    with story.world.acting("youth_worker") as actor:
        draft = Signal.objects.filter(reporter_id=actor.person_id).first()
        assert draft is None
    signal_id = story.signal()
    story.world.plant("UPDATE casework_signal SET status = 'in_review' WHERE id = %s", (signal_id,))
    with pytest.raises(NotNow), story.world.acting("director") as actor:
        signal = Signal.objects.get(pk=signal_id)
        actions.found_group(signal, signal.area, actor=actor)


def test_2a_needs_a_decision_of_the_meeting_about_this_group(story):
    other = story.found()
    wrong = story.meeting_decision()
    story.found()
    lacks(lambda: story.decide("assess"), "meeting_decision")
    with story.world.acting("director") as actor:
        group, decision = YouthGroup.objects.get(pk=story.group_id), Decision.objects.get(pk=wrong)
        lacks(
            lambda: actions.decide(group, "assess", actor=actor, meeting_decision=decision),
            "meeting_decision",
        )
    story.decide("assess", meeting=True)
    assert story.status == "assessment"
    assert other != story.group_id


def test_2b_needs_two_sources_or_a_reason_and_what_goes_well(story):
    story.found(("police",), positive_aspects="")
    story.decide("assess", meeting=True)
    five = story.five()
    lacks(lambda: story.decide("open_name_list", meeting=True, **five), "two_sources", "positive_aspects")
    with story.world.acting("director") as actor:
        group = YouthGroup.objects.get()
        actions.describe(group, group.version, positive_aspects="Zij helpen mee met opruimen.")
    story.decide("open_name_list", meeting=True, one_source_reason=ENOUGH, **five)
    assert story.status == "problematic"
    with story.world.acting("director") as actor:
        decision = GroupDecision.objects.get(step="open_name_list")
        assert decision.fg_told_at is not None
        assert NameList.objects.get().decision_id == decision.pk
        assert queries.told_fg(actor) == []
    with story.world.acting("fg") as actor:
        assert [told["purpose"] for told in queries.told_fg(actor)] == [FIVE["purpose"]]


def test_the_five_answers_are_asked_by_the_database_itself(story):
    story.found()
    story.decide("assess", meeting=True)
    with pytest.raises(Exception, match="wider_circle_needs_reasons"):
        story.decide("open_name_list", meeting=True, **{**story.five(), "necessity": "kort"})
    assert story.status == "assessment"


def test_nobody_else_than_the_director_decides(story):
    story.found()
    decision_id = story.meeting_decision()
    for who in ("police", "mayor", "secretary"):
        with pytest.raises(NotAllowed), story.world.acting(who) as actor:
            group = YouthGroup.objects.get()
            actions.decide(group, "assess", actor=actor, meeting_decision=Decision(pk=decision_id))
    assert story.status == "signalled"


def test_no_name_before_2b_not_even_by_sql_of_the_web_role(story):
    group_id = story.found()
    story.decide("assess", meeting=True)
    with pytest.raises(NotNow):
        story.member("director")
    town = str(story.world.ours.municipality_id)
    attempts = (
        "INSERT INTO casework_namelist (id, municipality_id, group_id, decision_id, decision_step, created_at,"
        " updated_at, version)"
        f" SELECT gen_random_uuid(), '{town}', '{group_id}', d.id, 'open_name_list', now(), now(), 1"
        " FROM casework_groupdecision d LIMIT 1",
        "INSERT INTO casework_groupmember (id, municipality_id, name_list_id, group_id, reason, own_observation,"
        " observed_on, proposed_by_organisation_id, fg_advice, added_at, status, status_since, created_at, updated_at,"
        f" version) VALUES (gen_random_uuid(), '{town}', gen_random_uuid(), '{group_id}', 'x', '{ENOUGH}', '2026-01-01',"
        f" '{story.world.organisation_id('town')}', '', now(), 'proposed', now(), now(), now(), 1)",
        "INSERT INTO casework_memberidentity (member_id, municipality_id, group_id, first_name, last_name, born_on,"
        " residence, contact, representative_name, representative_contact, version) VALUES (gen_random_uuid(),"
        f" '{town}', '{group_id}', 'A', 'B', '2010-01-01', '', '', '', '', 1)",
    )
    for sql in attempts:
        with (
            pytest.raises(Exception) as refusal,
            story.world.acting("director"),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
        assert isinstance(refusal.value.__cause__, psycopg.Error), sql
    assert story.world.plant("SELECT count(*) FROM casework_memberidentity") == [(0,)]


@pytest.mark.parametrize("column", ["status", "code_name", "review_due_on"])
def test_no_status_by_sql_without_its_decision(story, column):
    story.found()
    with pytest.raises(Exception, match="permission denied"), story.world.acting("director"):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE casework_youthgroup SET {column} = NULL")


def test_a_member_is_confirmed_by_another_organisation(story):
    story.to_2b()
    member_id = story.member("youth_worker")
    lacks(lambda: story.confirm(member_id, "youth_worker"), "second_party")
    with pytest.raises(NotAllowed):
        story.confirm(member_id, "director")
    story.confirm(member_id, "police")
    with story.world.acting("director") as actor:
        member = GroupMember.objects.get()
        told = {row.recipient: row for row in Notification.objects.all()}
        assert member.status == "confirmed"
        assert set(told) == {"person", "representative"}
        assert told["person"].target_on == actor.today + dt.timedelta(days=14)
        assert told["person"].due_on > actor.today + dt.timedelta(days=27)


@pytest.mark.parametrize(
    ("age", "recipients"), [(11, ["representative"]), (14, ["person", "representative"]), (17, ["person"])]
)
def test_who_is_told_follows_the_age(story, age, recipients):
    story.to_2b()
    mayor = {"mayor_decided_on": dt.date(2026, 1, 5), "fg_advice": "Alleen acties met de ouders."}
    story.confirm(story.member(age=age, **(mayor if age < 12 else {})))
    with story.world.acting("director"):
        assert sorted(row.recipient for row in Notification.objects.all()) == recipients


def test_a_child_under_12_and_somebody_too_old_are_not_confirmed(story):
    story.to_2b()
    child, grown = story.member(age=10), story.member(age=30)
    lacks(lambda: story.confirm(child), "under_12")
    lacks(lambda: story.confirm(grown), "age")


def test_3_needs_a_fixed_list_or_no_names(story):
    story.to_2b()
    lacks(lambda: story.decide("interpret"), "list_frozen")
    story.decide("interpret", no_names_needed=True)
    assert story.status == "interpretation"


def test_4_needs_the_themes_youth_work_a_plan_and_other_views(story):
    story.to_3()
    lacks(
        lambda: story.decide("bring_to_triangle"),
        "theme_ernst", "theme_risico", "theme_ontwikkeling", "theme_impact", "theme_kansen", "youth_work_view",
        "concept_plan", "contradicting_views",
    )  # fmt: skip
    for theme in ("ernst", "risico", "ontwikkeling", "impact", "kansen"):
        story.answer(theme, "police")
    story.plan()
    lacks(lambda: story.decide("bring_to_triangle", reason="Niemand ziet het anders."), "youth_work_view")
    story.answer("kansen", "youth_worker")
    story.decide("bring_to_triangle", reason="Niemand ziet het anders.")
    assert story.status == "before_triangle"


def test_priority_needs_the_decision_of_the_driehoek_and_starts_the_planning(story):
    story.to_4()
    lacks(lambda: story.decide("prioritise", who="mayor"), "triangle_decision")
    story.triangle_decides("not")
    lacks(lambda: story.decide("prioritise", who="mayor"), "triangle_decision")
    story.triangle_decides("prioritise")
    story.decide("prioritise", who="mayor")
    assert story.status == "planning"


def test_the_driehoek_may_say_no_and_the_group_may_come_back_with_new_signals(story):
    story.to_4()
    story.triangle_decides("not")
    story.decide("do_not_prioritise", who="mayor", reason="Te weinig overlast.")
    assert story.status == "not_prioritised"
    lacks(lambda: story.decide("reopen", meeting=True, **story.five()), "new_signals")
    story.link(story.signal("boa"))
    story.decide("reopen", meeting=True, **story.five())
    assert story.status == "assessment"
    assert story.world.plant("SELECT count(*) FROM casework_namelist WHERE ended_at IS NULL") == [(0,)]
    assert story.world.plant("SELECT DISTINCT status FROM casework_groupmember") == [("removed",)]


def test_the_director_stops_while_a_group_lies_before_the_driehoek(story):
    story.to_4()
    lacks(lambda: story.decide("stop"), "reason")
    story.decide("stop", reason="De groep is uit elkaar.")
    assert story.status == "no_approach"


def test_6_needs_the_plan_and_the_letters(story):
    story.to_5()
    lacks(lambda: story.decide("start_execution"), "plan_adopted", "notifications")
    story.world.plant("UPDATE casework_actionplan SET status = 'adopted'")
    lacks(lambda: story.decide("start_execution"), "notifications")
    story.send_all()
    story.decide("start_execution")
    assert story.status == "execution"
