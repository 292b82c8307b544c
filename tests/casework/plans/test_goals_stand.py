"""After adoption the words of a goal stand, also for SQL of the web role; where it stands now may change."""

from __future__ import annotations

import pytest

from duiding.casework.plans import actions
from duiding.casework.plans.models import ActionPlan, PlanGoal
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import NotNow

FIELDS = {"text": "Iets anders.", "target": "20", "baseline": "5", "indicator": "klachten", "goal": 3}


@pytest.mark.parametrize(
    ("status", "changes"),
    [("concept", True), ("discussed", True), ("adopted", False), ("in_execution", False), ("adjusted", True)],
)
def test_the_words_of_a_goal(plan_story, status, changes):
    plan_story.to_4()
    goal_id = plan_story.goal()
    plan_story.world.plant("UPDATE casework_actionplan SET status = %s", (status,))
    for name, text in FIELDS.items():
        with plan_story.world.acting("director"):
            try:
                with database_speaks():
                    PlanGoal.objects.get(pk=goal_id).change(None, **{name: text})
                done = True
            except NotNow:
                done = False
        assert done is changes, name
    with plan_story.world.acting("director") as actor:
        actions.measure_goal(PlanGoal.objects.get(pk=goal_id), "18", actor=actor)
        plan = ActionPlan.objects.get(pk=plan_story.plan_id)
        row = PlanGoal(
            municipality_id=actor.municipality_id, plan=plan, group_id=plan.group_id, goal=2, text="Nieuw doel",
            indicator="x", baseline="1", target="2", by_when=actor.today,
        )  # fmt: skip
        try:
            with database_speaks():
                row.save(force_insert=True)
            added = True
        except NotNow:
            added = False
        assert added is changes
