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
from duiding.directory.models import Area
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
    lacks(lambda: story.decide("close", **closing), "members_told", "triangle_or_delegated")
    with story.world.acting("director") as actor:
        for member in GroupMember.objects.all():
            actions.tell_end(member, actor.today)
    lacks(lambda: story.decide("close", **closing), "triangle_or_delegated")
    lacks(lambda: story.decide("close", **closing, delegation="kort"), "triangle_or_delegated")
    story.triangle_decides("close")
    story.decide("close", **closing)
    assert story.status == "closed"


def test_the_driehoek_may_leave_the_closing_to_the_process_director(story):
    story.to_6()
    story.decide("scale_down", meeting=True, reason="Het is rustig.", evaluation="Goed gegaan, samen.")
    story.world.plant("UPDATE casework_groupmember SET told_end_on = ctx.today()")
    url = f"/groups/{story.group_id}/decisions/new/?step=close"
    typed = {
        "source": "scaling_down", "reason": "Het is rustig.", "evaluation": "Goed gegaan, samen.",
        "handed_over": "Geen acties.",
    }  # fmt: skip
    refused = story.world.post("director", url, typed)
    assert refused.status_code == 422 and "Goed gegaan, samen." in refused.content.decode()
    typed["delegation"] = "De driehoek liet dit op 3 maart aan de procesregisseur."
    assert story.world.post("director", url, typed).status_code == 302
    assert story.status == "closed"
    page = story.world.client("director").get(f"/groups/{story.group_id}/decisions/").content.decode()
    assert "3 maart aan de procesregisseur" in page


@pytest.mark.parametrize("days", [20, 90])
def test_2b_ends_within_eight_weeks_whatever_review_date_was_chosen(story, days):
    story.found()
    story.decide("assess", meeting=True)
    five = story.five() | {"review_on": dt.date.today() + dt.timedelta(days=days)}
    story.decide("open_name_list", meeting=True, **five)
    assert story.world.plant("SELECT review_due_on - ctx.today() FROM casework_youthgroup") == [
        (min(days, 56),)
    ]


def test_the_decision_of_the_meeting_leads_to_the_step_it_rests_on(story):
    """Both ways of each guard stand on the form that the meeting's decision opens."""
    story.found(reporters=("youth_worker",))
    decision = story.meeting_decision()
    world = story.world
    (meeting,) = world.plant("SELECT id FROM casework_meeting")[0]
    live = world.client("director").get(f"/meetings/{meeting}/?mode=live").content.decode()
    link = f"/groups/{story.group_id}/decisions/?decision={decision}"
    assert link in live
    page = world.client("director").get(link).content.decode()
    assert f"step=assess&amp;decision={decision}" in page
    form = world.client("director").get(
        f"/groups/{story.group_id}/decisions/new/?step=assess&decision={decision}"
    )
    assert f'value="{decision}" selected' in form.content.decode()
    story.decide("assess", meeting=True)
    for step, branch in (("open_name_list", "one_source_reason"),):
        url = f"/groups/{story.group_id}/decisions/new/?step={step}&decision={decision}"
        assert f'name="{branch}"' in world.client("director").get(url).content.decode()


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
        "INSERT INTO casework_groupmember (id, municipality_id, name_list_id, group_id, proposed_by_organisation_id,"
        " added_at, status, status_since, created_at, updated_at, version)"
        f" VALUES (gen_random_uuid(), '{town}', gen_random_uuid(), '{group_id}',"
        f" '{story.world.organisation_id('town')}', now(), 'proposed', now(), now(), now(), 1)",
        "INSERT INTO casework_memberidentity (member_id, municipality_id, group_id, first_name, last_name, born_on,"
        " residence_elsewhere, contact, representative_name, representative_contact, version) VALUES (gen_random_uuid(),"
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
    member_id = story.member(age=age)
    if age < 12:
        story.answers(agrees=True)
    story.confirm(member_id)
    with story.world.acting("director"):
        assert sorted(row.recipient for row in Notification.objects.all()) == recipients


def test_a_child_under_12_and_somebody_too_old_are_not_confirmed(story):
    story.to_2b()
    child, grown = story.member(age=10), story.member(age=30)
    lacks(lambda: story.confirm(child), "under_12")
    lacks(lambda: story.confirm(grown), "age")


@pytest.mark.parametrize(
    ("area", "elsewhere", "codes"),
    [
        (True, "", ()),
        (False, "Woont in het volgende dorp, is hier elke avond.", ()),
        (False, "", ("residence",)),
        (False, "Ver weg", ("residence",)),
    ],
)
def test_who_lives_elsewhere_is_confirmed_only_with_an_explanation(story, area, elsewhere, codes):
    story.to_2b()
    lives = {} if area else {"residence_area": None, "residence_elsewhere": elsewhere}
    member_id = story.member(**lives)
    if codes:
        lacks(lambda: story.confirm(member_id), *codes)
    else:
        story.confirm(member_id)
        assert story.world.plant("SELECT status FROM casework_groupmember") == [("confirmed",)]


def test_an_area_of_another_municipality_is_no_residence(story):
    story.to_2b()
    there = story.world.theirs.areas["Testdorp"]
    with pytest.raises(NotAllowed):
        story.member(residence_area=Area(pk=there))


def test_no_member_without_what_was_seen(story):
    """The database asks it, whatever the web role sends."""
    story.to_2b()
    with pytest.raises(Exception, match="own observation"), story.world.acting("police") as actor:
        names = NameList.objects.get()
        GroupMember(
            municipality_id=actor.municipality_id, name_list=names, group_id=story.group_id,
            proposed_by_organisation_id=actor.organisation_id,
        ).save(force_insert=True)  # fmt: skip
    assert story.world.plant("SELECT count(*) FROM casework_groupmember") == [(0,)]


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
