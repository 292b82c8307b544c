"""Who may do what with a plan, to decide which buttons show; the database decides in the end."""

from __future__ import annotations

from django.utils.translation import gettext as _

from duiding.casework.plans.models import ActionPlan, PlanStatus
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotAllowed

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


def demand(allowed: bool) -> None:
    """A form that would be refused is not shown in the first place."""
    if not allowed:
        raise NotAllowed(_("You may see this, but not do it."))
