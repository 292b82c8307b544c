"""What the driehoek decides, and what became of it. The mayor has it recorded."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from duiding.casework.groups import actions as groups
from duiding.casework.groups.models import GroupStatus, YouthGroup
from duiding.casework.interventions import actions as interventions
from duiding.casework.interventions.models import Bottleneck, BottleneckStatus
from duiding.casework.reporting.models import TriangleDecision, TriangleReport
from duiding.casework.reporting.sentences import STEP_OF_GROUP
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks


@transaction.atomic
def record_triangle_decision(
    report: TriangleReport,
    group: YouthGroup | None,
    kind: str,
    text: str,
    *,
    actor: Actor,
    bottleneck: Bottleneck | None = None,
    follow_up: str = "",
    decided_on: dt.date | None = None,
) -> TriangleDecision:
    """Stands in the dossier of the group at once. A decision on priority takes the step of the group too;
    a bottleneck that waited for it is decided with the same text.
    """
    decision = TriangleDecision(
        municipality_id=actor.municipality_id,
        report=report,
        group=group,
        bottleneck=bottleneck,
        kind=kind,
        text=text,
        follow_up=follow_up,
        decided_on=decided_on or actor.today,
    )
    with database_speaks():
        decision.save(force_insert=True)
    step = STEP_OF_GROUP.get(kind)
    if group is not None and step and group.status == GroupStatus.BEFORE_TRIANGLE:
        groups.decide(group, step, actor=actor, reason=text)
    if bottleneck is not None and bottleneck.status in {BottleneckStatus.OPEN, BottleneckStatus.ESCALATED}:
        interventions.step_bottleneck(bottleneck, "decide", actor=actor, reason=text)
    return decision


def follow_up(decision: TriangleDecision, text: str, *, actor: Actor, done_on: dt.date | None = None) -> None:
    """What is done with a decision; with a day it is done."""
    with database_speaks():
        decision.change(None, follow_up=text, follow_up_done_on=done_on)
