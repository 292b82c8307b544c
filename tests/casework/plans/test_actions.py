"""What happens to a plan, and what must be there first."""

import datetime as dt

import pytest

from duiding.casework.groups.models import YouthGroup
from duiding.casework.interventions.models import Intervention
from duiding.casework.plans import actions
from duiding.casework.plans.models import ActionPlan, PlanGoal
from duiding.directory.steps import Lacking, missing
from duiding.kernel.errors import Conflict, NotAllowed, NotNow

WORDS = {"problem_definition": "Lawaai", "ambition": "Rust", "end_criteria": "Drie maanden rust."}


def test_a_plan_is_adopted_when_nothing_lacks_any_more(plan_story):
    plan_story.to_4()
    with plan_story.world.acting("director"):
        lacks = missing("plan", plan_story.plan_id, "adopt")
    assert set(lacks) == {"goal", "intervention", "group_prioritised"}
    plan_story.step("discuss")
    with pytest.raises(Lacking) as refusal:
        plan_story.step("adopt")
    assert set(refusal.value.codes) == set(lacks)
    plan_story.triangle_decides("prioritise")
    plan_story.decide("prioritise", who="mayor")
    plan_story.goal()
    plan_story.intervention()
    plan_story.step("adopt")
    assert plan_story.status_of("actionplan", plan_story.plan_id) == "adopted"


def test_a_plan_starts_after_its_group_and_stands_still_until_adjusted(plan_story):
    plan_story.to_adopted()
    with pytest.raises(Lacking) as refusal:
        plan_story.step("start")
    assert refusal.value.codes == ("group_in_execution",)
    plan_story.to_6()
    with plan_story.world.acting("director") as actor:
        plan = ActionPlan.objects.get(pk=plan_story.plan_id)
        with pytest.raises(NotNow):
            actions.change_plan(plan, plan.version, actor=actor, ambition="Anders")
        actions.measure_goal(PlanGoal.objects.get(plan=plan), "12", actor=actor)
    with pytest.raises(Lacking) as refusal:
        plan_story.step("adjust")
    assert refusal.value.codes == ("reason",)
    plan_story.step("adjust", reason="Het werkt nog niet.")
    with plan_story.world.acting("director") as actor:
        plan = ActionPlan.objects.get(pk=plan_story.plan_id)
        actions.change_plan(plan, plan.version, actor=actor, ambition="Anders")
        assert ActionPlan.objects.get(pk=plan.pk).ambition == "Anders"
        assert PlanGoal.objects.get(plan=plan).current == "12"


@pytest.mark.parametrize(("who", "allowed"), [("director", True), ("police", False), ("mayor", False)])
def test_who_makes_a_plan(plan_story, who, allowed):
    plan_story.to_4()
    with plan_story.world.acting(who) as actor:
        group = YouthGroup.objects.get(pk=plan_story.group_id)
        given = {**WORDS, "evaluation_on": actor.today + dt.timedelta(days=9)}
        if allowed:
            assert actions.draft_plan(group, actor=actor, **given).edition == 2
        else:
            with pytest.raises(NotAllowed):
                actions.draft_plan(group, actor=actor, **given)


def test_the_second_writer_gets_the_text_of_the_first(plan_story):
    plan_story.to_4()
    with plan_story.world.acting("director") as actor:
        first = ActionPlan.objects.get(pk=plan_story.plan_id)
        second = ActionPlan.objects.get(pk=plan_story.plan_id)
        actions.change_plan(first, first.version, actor=actor, ambition="Van de eerste")
        with pytest.raises(Conflict) as refusal:
            actions.change_plan(second, second.version, actor=actor, ambition="Van de tweede")
        assert refusal.value.theirs == {"ambition": "Van de eerste"}
        assert ActionPlan.objects.get(pk=plan_story.plan_id).ambition == "Van de eerste"


@pytest.mark.parametrize(
    ("fields", "is_stored"),
    [({"is_voluntary": True}, True), ({"is_voluntary": False}, False),
     ({"is_voluntary": False, "legal_hook": "Gemeentewet 172a"}, True)],
)  # fmt: skip
def test_a_measure_names_its_legal_ground(plan_story, fields, is_stored):
    plan_story.to_4()
    try:
        plan_story.intervention(**fields)
    except Exception as error:  # noqa: BLE001  # any refusal of the database counts, the name of the rule decides
        assert "measure_has_a_legal_hook" in str(error)
    with plan_story.world.acting("director"):
        assert Intervention.objects.filter(plan_id=plan_story.plan_id).exists() is is_stored
