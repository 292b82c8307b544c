"""Who may do what with interventions and bottlenecks, to decide which buttons show; the database decides."""

from __future__ import annotations

from duiding.casework.interventions.models import Bottleneck, BottleneckStatus, Intervention
from duiding.casework.interventions.states import OWNERS
from duiding.directory.actor import Actor

REPORTERS = (*OWNERS, "OM")
LIVE = ("proposed", "committed", "started")
CLOSED_BOTTLENECK = (BottleneckStatus.SOLVED, BottleneckStatus.ACCEPTED)


def is_own(actor: Actor, intervention: Intervention) -> bool:
    """Mine, or of my whole organisation when nobody is named."""
    mine = {None, *actor.acting_as}
    return intervention.owner_organisation_id == actor.organisation_id and intervention.owner_id in mine


def may_work_on(actor: Actor, intervention: Intervention) -> bool:
    return actor.role == "PR" or (actor.role in OWNERS and is_own(actor, intervention))


def may_add(actor: Actor) -> bool:
    return actor.role == "PR"


def may_change(actor: Actor, intervention: Intervention) -> bool:
    """A school keeps to progress and bottlenecks; the others may adjust their own action."""
    return intervention.status in LIVE and may_work_on(actor, intervention) and actor.role != "SCH"


def may_report_bottleneck(actor: Actor) -> bool:
    return actor.role in REPORTERS


def may_escalate(actor: Actor, bottleneck: Bottleneck) -> bool:
    return actor.role in {"PR", "OOV"} and bottleneck.status not in CLOSED_BOTTLENECK
