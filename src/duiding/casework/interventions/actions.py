"""What happens to interventions and bottlenecks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, transaction
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


def add_to_catalogue(*, actor: Actor, track: str, name: str, **facts: Any) -> CatalogueItem:
    """`facts`: who (role codes), nature, legal_hook, evidence."""
    item = CatalogueItem(
        municipality_id=actor.municipality_id, code=_free_code(track), track=track, name=name, **facts
    )
    with database_speaks():
        item.save(force_insert=True)
    return item


def _free_code(track: str) -> str:
    taken = set(CatalogueItem.objects.values_list("code", flat=True)[:1000])
    return next(code for number in range(1, 2000) if (code := f"{track[0].upper()}{number}") not in taken)


@transaction.atomic
def change_in_catalogue(
    item: CatalogueItem, version: int, *, actor: Actor, name: str, evidence: str, **facts: Any
) -> CatalogueItem:
    """What is known about its effect changes in place; anything else retires it and begins a new one."""
    same = name == item.name and all(getattr(item, key) == value for key, value in facts.items())
    with database_speaks():
        if same:
            item.change(version, evidence=evidence)
            return item
        item.change(version, is_active=False)
    return add_to_catalogue(actor=actor, name=name, evidence=evidence, **{"track": item.track, **facts})


def retire_from_catalogue(item: CatalogueItem, is_active: bool) -> None:
    """Retired: chosen no more, and interventions made from it stay as they are."""
    with database_speaks():
        item.change(None, is_active=is_active)


def escalate_late_actions() -> int:
    """For the service of the system: each action that is two weeks late becomes a call to its owner; how many."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.escalate_late_actions()")
        return int(cursor.fetchone()[0])


@transaction.atomic
def answer_rung(row: Escalation, answer: str, *, actor: Actor, new_day: dt.date | None = None) -> None:
    """What was said; it stands. Of a late action the owner may name a new day."""
    with database_speaks():
        row.change(None, answer=answer)
        if row.action is not None and new_day is not None:
            row.action.change(None, due_on=new_day)


def step_bottleneck(row: Bottleneck, step: str, *, actor: Actor, reason: str = "") -> StepDecision:
    """`decide`, `solve` or `accept`, each with the reason; `escalate` comes by itself with `escalate()`."""
    return take_step(row, step, BOTTLENECK, BottleneckDecision, "bottleneck", actor=actor, reason=reason)
