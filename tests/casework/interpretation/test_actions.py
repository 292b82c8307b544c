"""The verbs of the meeting, each as the person whose verb it is, and as one whose it is not."""

import datetime as dt

import pytest
from django.db import ProgrammingError, connection
from tests.casework.interpretation.conftest import plan, plant_group, plant_signal

from duiding.casework.intake.models import Signal
from duiding.casework.interpretation import actions
from duiding.casework.interpretation.models import ActionItem, AgendaItem, Attendance, Decision, Meeting
from duiding.directory.models import Person
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict, NotAllowed, NotNow


@pytest.mark.parametrize(
    ("who", "may"), [("director", True), ("secretary", True), ("police", False), ("school", False)]
)
def test_who_leads_plans_a_meeting_with_its_fixed_agenda(world, who, may):
    if not may:
        with pytest.raises(NotAllowed):
            plan(world, who)
        return
    made = plan(world, who)
    with world.acting(who):
        assert Attendance.objects.filter(meeting_id=made.meeting_id).count() == 8
        titles = list(AgendaItem.objects.filter(meeting_id=made.meeting_id).values_list("order", "part"))
        assert titles == [(order, "A") for order in range(100, 900, 100)]


def test_items_keep_their_section_and_move_by_one_place(world, round_of_today):
    with world.acting("secretary") as actor:
        meeting = round_of_today.meeting
        first = actions.add_item(meeting, "Eerste", section=200, actor=actor)
        second = actions.add_item(meeting, "Tweede", section=200, actor=actor)
        assert (first.order, second.order) == (201, 202)
        actions.move_item(second, "up", actor=actor)
        names = list(AgendaItem.objects.filter(meeting=meeting).values_list("title", flat=True)[2:4])
        assert names == ["Tweede", "Eerste"]
        top = AgendaItem.objects.filter(meeting=meeting).first()
        actions.move_item(top, "up", actor=actor)
        assert AgendaItem.objects.filter(meeting=meeting).first() == top


def test_a_meeting_does_not_begin_before_its_day(world):
    later = plan(world, days=3)
    with world.acting("director") as actor:
        meeting = later.meeting
        actions.close_agenda(meeting, actor=actor)
        with pytest.raises(Lacking) as refused:
            actions.hold(meeting, actor=actor)
        assert refused.value.codes == ("not_yet_day",)


def test_the_agenda_opens_again_only_with_a_reason(world, round_of_today):
    with world.acting("secretary") as actor:
        meeting = round_of_today.meeting
        actions.close_agenda(meeting, actor=actor)
        with pytest.raises(Lacking) as refused:
            actions.open_agenda(meeting, "", actor=actor)
        assert refused.value.codes == ("reason",)
        actions.open_agenda(meeting, "Een spoedpunt kwam erbij.", actor=actor)
        assert Meeting.objects.get(pk=meeting.pk).status == "planned"


def test_a_late_participant_needs_a_reason(world, round_of_today):
    with world.acting("director") as actor:
        meeting = round_of_today.meeting
        actions.add_participant(meeting, world.person_id("halt"), actor=actor)
        actions.close_agenda(meeting, actor=actor)
        with pytest.raises(NotAllowed):
            actions.add_participant(meeting, world.person_id("safety"), actor=actor)
        actions.add_participant(
            meeting, world.person_id("safety"), reason="Vanwege de gebiedsmaatregel", actor=actor
        )
        assert Attendance.objects.filter(meeting=meeting).count() == 10


def test_two_secretaries_and_one_outcome(world, round_of_today):
    round_of_today.hold()
    with world.acting("secretary") as actor:
        mine, theirs = round_of_today.item(), round_of_today.item()
        actions.record_outcome(theirs, "Afgesproken: meer licht.", version=1, actor=actor)
        with pytest.raises(Conflict) as conflict:
            actions.record_outcome(mine, "Afgesproken: minder licht.", version=1, actor=actor)
        assert list(conflict.value.theirs.values()) == ["Afgesproken: meer licht."]


def test_decisions_wait_for_the_meeting(world, round_of_today):
    with world.acting("director") as actor, pytest.raises(NotNow):
        actions.record_decision(round_of_today.item(), "Nu al.", actor=actor)


def test_a_decision_on_a_signal_makes_it_discussed(world, round_of_today):
    lone, grouped = plant_signal(world), plant_group(world)
    round_of_today.hold()
    with world.acting("secretary") as actor:
        meeting = round_of_today.meeting
        for subject in ({"signal": Signal.objects.get(pk=lone)}, {"group": grouped}):
            item = actions.add_item(meeting, "Punt", actor=actor, **subject)
            actions.record_decision(item, "We houden het in de gaten.", kind="monitor", actor=actor)
        assert set(Signal.objects.values_list("status", flat=True)) == {"discussed"}
        assert list(Decision.objects.values_list("group_id", flat=True)) == [None, grouped]


def record_all(world, made):
    """A held meeting with presence, one decision and one action."""
    made.hold()
    with world.acting("secretary") as actor:
        attendance = Attendance.objects.get(meeting_id=made.meeting_id, person_id=world.person_id("police"))
        actions.record_attendance(attendance, True, actor=actor)
        decision = actions.record_decision(
            made.item(), "Licht bij de baan.", reasons="Het is donker.", actor=actor
        )
        owner = Person.objects.get(pk=world.person_id("youth_worker"))
        action = actions.record_action(
            owner, "Praat met de groep", actor.today + dt.timedelta(days=7), item=made.item(), actor=actor
        )
    return decision, action


def adopt(world, made):
    with world.acting("secretary") as actor:
        meeting = made.meeting
        actions.draft_minutes(meeting, actor=actor)
        actions.adopt_minutes(meeting, actor=actor)


def test_minutes_ask_who_was_there(world, round_of_today):
    round_of_today.hold()
    with world.acting("director") as actor, pytest.raises(Lacking) as refused:
        actions.draft_minutes(round_of_today.meeting, actor=actor)
    assert refused.value.codes == ("attendance",)


def test_adopted_minutes_stand_and_are_corrected_beside(world, round_of_today):
    decision, _action = record_all(world, round_of_today)
    with world.acting("director") as actor:
        actions.change_decision(decision, text="Meer licht.", version=1, actor=actor)
    adopt(world, round_of_today)
    with world.acting("director") as actor:
        with pytest.raises(NotAllowed):
            actions.change_decision(decision, text="Geen licht.", version=2, actor=actor)
        with pytest.raises(NotNow):
            item = AgendaItem.objects.select_related("meeting").get(pk=decision.item_id)
            actions.record_decision(item, "Nog een.", actor=actor)
        correction = actions.correct_decision(
            decision, "Licht vanaf 1 maart.", reasons="De datum ontbrak.", actor=actor
        )
        assert (correction.corrects, correction.item_id) == (decision, decision.item_id)


FROZEN = (
    "UPDATE casework_decision SET text = 'anders'",
    "UPDATE casework_agendaitem SET outcome = 'anders'",
    "UPDATE casework_attendance SET conflict_handling = 'anders'",
    "UPDATE casework_meeting SET location = 'elders'",
)


@pytest.mark.parametrize("statement", FROZEN)
def test_after_adoption_sql_of_the_web_role_changes_nothing(world, round_of_today, statement):
    record_all(world, round_of_today)
    changed = []
    for _ in ("before", "after"):
        with world.acting("director"), connection.cursor() as cursor:
            cursor.execute(statement)
            changed.append(cursor.rowcount)
        if not changed[1:]:
            adopt(world, round_of_today)
    assert changed[0] > 0
    assert changed[1] == 0


def test_a_status_never_moves_by_sql(world, round_of_today):
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, world.acting("director"), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_meeting SET status = 'adopted'")


@pytest.mark.parametrize(
    ("who", "may"), [("youth_worker", True), ("secretary", True), ("police", False), ("school", False)]
)
def test_the_owner_and_who_leads_finish_an_action(world, round_of_today, who, may):
    _decision, action = record_all(world, round_of_today)
    with world.acting(who) as actor:
        if not may:
            with pytest.raises(NotAllowed):
                actions.finish_action(action, "Gesproken, ze helpen mee.", actor=actor)
            return
        with pytest.raises(Lacking) as refused:
            actions.finish_action(action, "", actor=actor)
        assert refused.value.codes == ("result",)
        action = ActionItem.objects.get(pk=action.pk)
        actions.finish_action(action, "Gesproken, ze helpen mee.", actor=actor)
        actions.reopen_action(action, actor=actor)
        actions.drop_action(action, "Is opgegaan in het plan.", actor=actor)
        assert ActionItem.objects.get(pk=action.pk).status == "dropped"


def test_what_hangs_on_an_item_takes_over_its_part_and_group(world, round_of_today):
    group = plant_group(world, status="problematic")
    round_of_today.hold()
    with world.acting("director") as actor:
        item = actions.add_item(round_of_today.meeting, "Groep", part="B", group=group, actor=actor)
        item.part, item.group_id = "A", None
        decision = actions.record_decision(item, "We spreken de ouders.", actor=actor)
        seen = Decision.objects.get(pk=decision.pk)
        assert (seen.part, seen.group_id) == ("B", group)


@pytest.mark.parametrize(("who", "may"), [("director", True), ("secretary", False)])
def test_part_b_is_filled_only_by_who_may_hear_the_names(world, round_of_today, who, may):
    group = plant_group(world, status="problematic")
    with world.acting(who) as actor:
        if not may:
            with pytest.raises(NotAllowed):
                actions.add_item(round_of_today.meeting, "Groep", part="B", group=group, actor=actor)
            return
        actions.add_item(round_of_today.meeting, "Groep", part="B", group=group, actor=actor)
        assert AgendaItem.objects.filter(part="B").count() == 1
