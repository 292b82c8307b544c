"""What happens to interventions and bottlenecks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from duiding.casework.groups.models import GroupMember
from duiding.casework.interventions.models import (
    Bottleneck,
    BottleneckDecision,
    BottleneckStatus,
    CatalogueItem,
    Escalation,
    Intervention,
    InterventionDecision,
    ProgressEntry,
)
from duiding.casework.interventions.rules import may_add, may_change, may_escalate
from duiding.casework.interventions.states import BOTTLENECK, INTERVENTION
from duiding.casework.plans.models import ActionPlan
from duiding.directory.actor import Actor
from duiding.directory.models import Organisation, Person
from duiding.directory.records import StepDecision
from duiding.directory.steps import database_speaks, take_step
from duiding.kernel.errors import NotAllowed, NotNow


def add_intervention(
    plan: ActionPlan,
    *,
    actor: Actor,
    description: str,
    track: str,
    owner_organisation: Organisation,
    owner: Person | None = None,
    catalogue_item: CatalogueItem | None = None,
    is_voluntary: bool = True,
    legal_hook: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    planned_effort: str = "",
    member: GroupMember | None = None,
    expected_effect: str = "",
    measure_of_success: str = "",
    is_recognised_method: bool = False,
    cost: Decimal | None = None,
) -> Intervention:
    """Proposed to its owner. A measure names its legal ground; only the person track points at a member."""
    if not may_add(actor):
        raise NotAllowed(_("You may see this, but not do it."))
    row = Intervention(
        municipality_id=actor.municipality_id,
        plan=plan,
        group_id=plan.group_id,
        description=description,
        track=track,
        owner_organisation=owner_organisation,
        owner=owner,
        catalogue_item=catalogue_item,
        is_voluntary=is_voluntary,
        legal_hook=legal_hook,
        starts_on=starts_on,
        ends_on=ends_on,
        planned_effort=planned_effort,
        member=member,
        expected_effect=expected_effect,
        measure_of_success=measure_of_success,
        is_recognised_method=is_recognised_method,
        cost=cost,
    )
    with database_speaks():
        row.save(force_insert=True)
    return row


def change_intervention(row: Intervention, version: int | None, *, actor: Actor, **fields: Any) -> None:
    if not may_change(actor, row):
        raise NotNow(_("This intervention is over. It cannot be changed any more."))
    with database_speaks():
        row.change(version, **fields)


def step_intervention(row: Intervention, step: str, *, actor: Actor, reason: str = "") -> StepDecision:
    """`commit`, `start`, `finish`, `stop` or `do_not_start`."""
    return take_step(
        row, step, INTERVENTION, InterventionDecision, "intervention", actor=actor, reason=reason
    )


def add_progress(
    row: Intervention,
    *,
    actor: Actor,
    word: str,
    text: str,
    on_date: dt.date | None = None,
    evidence: str = "",
) -> ProgressEntry:
    """`word` is on_course, attention or stuck; never a colour or a score."""
    entry = ProgressEntry(
        municipality_id=actor.municipality_id,
        intervention_id=row.pk,
        group_id=row.group_id,
        word=word,
        text=text,
        on_date=on_date or actor.today,
        evidence=evidence,
    )
    with database_speaks():
        entry.save(force_insert=True)
    return entry


def add_bottleneck(
    group_id: UUID,
    *,
    actor: Actor,
    kind: str,
    description: str,
    asked_from: str,
    asked_decision: str,
    since: dt.date | None = None,
    intervention: Intervention | None = None,
) -> Bottleneck:
    """The one who reports it owns it until somebody decides."""
    row = Bottleneck(
        municipality_id=actor.municipality_id,
        group_id=group_id,
        intervention_id=intervention.pk if intervention else None,
        kind=kind,
        description=description,
        asked_from=asked_from,
        asked_decision=asked_decision,
        since=since or actor.today,
        owner_id=actor.person_id,
        owner_organisation_id=actor.organisation_id,
    )
    with database_speaks():
        row.save(force_insert=True)
    return row


def escalate(
    row: Bottleneck,
    level: int,
    *,
    actor: Actor,
    to_whom: str,
    from_whom: str = "",
    on_date: dt.date | None = None,
    answer: str = "",
) -> Escalation:
    """One rung of the ladder, 1 to 5. The first rung moves an open bottleneck to 'escalated'."""
    if not may_escalate(actor, row):
        raise NotAllowed(_("You may see this, but not do it."))
    rung = Escalation(
        municipality_id=actor.municipality_id,
        bottleneck=row,
        group_id=row.group_id,
        level=level,
        from_whom=from_whom or actor.organisation,
        to_whom=to_whom,
        on_date=on_date or actor.today,
        answer=answer,
    )
    with database_speaks():
        rung.save(force_insert=True)
    if row.status == BottleneckStatus.OPEN:
        step_bottleneck(row, "escalate", actor=actor)
    return rung


def step_bottleneck(row: Bottleneck, step: str, *, actor: Actor, reason: str = "") -> StepDecision:
    """`decide`, `solve` or `accept`, each with the reason; `escalate` comes by itself with `escalate()`."""
    return take_step(row, step, BOTTLENECK, BottleneckDecision, "bottleneck", actor=actor, reason=reason)
