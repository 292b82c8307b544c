"""Who may do what with a plan, to decide which buttons show; the database decides in the end."""

from __future__ import annotations

from duiding.casework.plans.models import ActionPlan, PlanStatus
from duiding.directory.actor import Actor

EDITABLE = (PlanStatus.CONCEPT, PlanStatus.DISCUSSED, PlanStatus.ADJUSTED)
ENDED = (PlanStatus.FINISHED, PlanStatus.WITHDRAWN)


def may_draft(actor: Actor) -> bool:
    return actor.role == "PR"


def may_change(actor: Actor, plan: ActionPlan) -> bool:
    """Texts and goals stand still once the plan is adopted; adjusting opens them again."""
    return actor.role == "PR" and plan.status in EDITABLE


def may_measure(actor: Actor, plan: ActionPlan) -> bool:
    """Where a goal stands now is noted as long as the plan lives."""
    return actor.role == "PR" and plan.status not in ENDED
