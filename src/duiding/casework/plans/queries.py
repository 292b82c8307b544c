"""Reading plans. Rows that the covenant does not open are not there."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from duiding.casework.groups.models import YouthGroup
from duiding.casework.plans.models import ActionPlan, PlanDecision, PlanGoal
from duiding.casework.plans.sentences import LACKS, STEPS
from duiding.casework.plans.states import PLAN
from duiding.covenant.policy_files import Goal, read_goals
from duiding.directory.actor import Actor
from duiding.directory.records import Record
from duiding.directory.steps import missing
from duiding.kernel.errors import NotNow, NotYours
from duiding.kernel.workflow import Workflow


def access_plan(actor: Actor, plan_id: UUID) -> ActionPlan:
    plan = ActionPlan.objects.select_related("group").filter(pk=plan_id).first()
    if plan is None:
        raise NotYours
    return plan


def access_group(actor: Actor, group_id: UUID) -> YouthGroup:
    group = YouthGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise NotYours
    return group


def access_goal(actor: Actor, plan: ActionPlan, goal_id: UUID) -> PlanGoal:
    goal = plan.goals.filter(pk=goal_id).first()
    if goal is None:
        raise NotYours
    return goal


def newest_plan(group: YouthGroup) -> ActionPlan | None:
    return ActionPlan.objects.filter(group=group).order_by("-edition").first()


@functools.cache
def seven_goals() -> tuple[Goal, ...]:
    """The goals of the memo with their indicators, from the policy texts."""
    return read_goals(settings.POLICY_DIR / "goals.yaml")


def goal_names() -> dict[int, str]:
    return {goal.number: goal.short_name for goal in seven_goals()}


@dataclass(frozen=True)
class NextStep:
    """A step that this person may take now, and what is still to do before it is possible."""

    name: str
    label: str | Promise
    needs_reason: bool
    lacks: tuple[str | Promise, ...] = ()


def steps_of(
    workflow: Workflow,
    row: Record,
    status: str,
    actor: Actor,
    labels: Mapping[str, str | Promise],
    lacks: Mapping[str, str | Promise],
) -> list[NextStep]:
    """The steps of any row with a workflow, each with the sentences of what it lacks."""
    return [
        NextStep(
            step.name,
            labels[step.name],
            step.needs_reason,
            tuple(lacks[code] for code in missing(workflow.machine, row.pk, step.name)),
        )
        for step in workflow.possible_for(status, actor.role)
    ]


def named(steps: list[NextStep], name: str, labels: Mapping[str, str | Promise]) -> NextStep:
    """NotNow when the step is not possible now or not for this role; what is no step at all is not there."""
    if name not in labels:
        raise NotYours
    for step in steps:
        if step.name == name:
            return step
    raise NotNow(_("That is not possible at this moment. Look at the page again."))


def next_steps(actor: Actor, plan: ActionPlan) -> list[NextStep]:
    return steps_of(PLAN, plan, plan.status, actor, STEPS, LACKS)


def decisions_about(plan: ActionPlan) -> list[PlanDecision]:
    return list(plan.step_decisions.select_related("decided_by").order_by("-decided_at")[:50])
