"""What happens to a plan of action: drafted, changed, measured, and brought from step to step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from duiding.casework.groups.models import YouthGroup
from duiding.casework.plans.models import ActionPlan, PlanDecision, PlanGoal
from duiding.casework.plans.rules import may_change, may_draft, may_measure
from duiding.casework.plans.states import PLAN
from duiding.directory.actor import Actor
from duiding.directory.records import StepDecision
from duiding.directory.steps import database_speaks, take_step
from duiding.kernel.errors import NotAllowed, NotNow


def draft_plan(
    group: YouthGroup,
    *,
    actor: Actor,
    problem_definition: str,
    ambition: str,
    end_criteria: str,
    evaluation_on: dt.date,
    **texts: str,
) -> ActionPlan:
    """A plan in concept. `texts`: track_group, track_area, track_person, communication, budget_note."""
    if not may_draft(actor):
        raise NotAllowed(_("You may see this, but not do it."))
    latest = ActionPlan.objects.filter(group=group).aggregate(Max("edition"))["edition__max"] or 0
    plan = ActionPlan(
        municipality_id=actor.municipality_id,
        group=group,
        edition=latest + 1,
        problem_definition=problem_definition,
        ambition=ambition,
        end_criteria=end_criteria,
        evaluation_on=evaluation_on,
        **texts,
    )
    with database_speaks():
        plan.save(force_insert=True)
    return plan


def change_plan(plan: ActionPlan, version: int | None, *, actor: Actor, **fields: Any) -> None:
    """Raises Conflict when somebody saved in between."""
    if not may_change(actor, plan):
        raise NotNow(_("The plan stands. Adjust it first, then change it."))
    with database_speaks():
        plan.change(version, **fields)


def add_goal(
    plan: ActionPlan,
    goal: int,
    *,
    actor: Actor,
    text: str,
    indicator: str,
    baseline: str,
    target: str,
    by_when: dt.date,
    current: str = "",
) -> PlanGoal:
    """One of the seven goals, made measurable for this group."""
    if not may_change(actor, plan):
        raise NotNow(_("The plan stands. Adjust it first, then change it."))
    row = PlanGoal(
        municipality_id=actor.municipality_id,
        plan=plan,
        group_id=plan.group_id,
        goal=goal,
        text=text,
        indicator=indicator,
        baseline=baseline,
        target=target,
        current=current,
        by_when=by_when,
    )
    with database_speaks():
        row.save(force_insert=True)
    return row


def change_goal(goal: PlanGoal, version: int | None, *, actor: Actor, **fields: Any) -> None:
    if not may_change(actor, goal.plan):
        raise NotNow(_("The plan stands. Adjust it first, then change it."))
    with database_speaks():
        goal.change(version, **fields)


def measure_goal(goal: PlanGoal, current: str, version: int | None = None, *, actor: Actor) -> None:
    """Where the goal stands now; the aim itself stays as adopted."""
    if not may_measure(actor, goal.plan):
        raise NotNow(_("The plan has ended."))
    with database_speaks():
        goal.change(version, current=current)


def step_plan(plan: ActionPlan, step: str, *, actor: Actor, reason: str = "") -> StepDecision:
    """`discuss`, `adopt`, `back_to_concept`, `start`, `adjust`, `finish` or `withdraw`."""
    return take_step(plan, step, PLAN, PlanDecision, "plan", actor=actor, reason=reason)
