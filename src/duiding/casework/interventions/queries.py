"""Reading interventions, progress and bottlenecks. A school gets its own intervention and nothing around it.

So nothing here joins the group, the plan or the member: a hidden row on the other side would hide this one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from duiding.casework.groups.models import GroupMember, YouthGroup
from duiding.casework.interpretation.models import ActionItem, ActionStatus
from duiding.casework.interventions.models import (
    Bottleneck,
    BottleneckStatus,
    CatalogueItem,
    Escalation,
    Intervention,
    ProgressEntry,
)
from duiding.casework.interventions.rules import CLOSED_BOTTLENECK, LIVE
from duiding.casework.interventions.sentences import BOTTLENECK_STEPS, LACKS, STEPS
from duiding.casework.interventions.states import BOTTLENECK, INTERVENTION
from duiding.casework.plans.models import ActionPlan
from duiding.casework.plans.queries import NextStep, steps_of
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours


def with_owner() -> QuerySet[Intervention]:
    latest = ProgressEntry.objects.filter(intervention=OuterRef("pk")).order_by("-on_date", "-created_at")
    return Intervention.objects.select_related("owner_organisation", "owner").annotate(
        last_word=Subquery(latest.values("word")[:1]), last_on=Subquery(latest.values("on_date")[:1])
    )


def access_intervention(actor: Actor, intervention_id: UUID) -> Intervention:
    intervention = with_owner().filter(pk=intervention_id).first()
    if intervention is None:
        raise NotYours
    return intervention


def group_of(row: Intervention | Bottleneck) -> YouthGroup | None:
    """None when the covenant opens the row, but not its group."""
    return YouthGroup.objects.filter(pk=row.group_id).first()


def _own(actor: Actor) -> QuerySet[Intervention]:
    return with_owner().filter(
        Q(owner__isnull=True) | Q(owner_id__in=actor.acting_as), owner_organisation_id=actor.organisation_id
    )


def of_plan(plan: ActionPlan) -> list[Intervention]:
    return list(with_owner().filter(plan=plan).order_by("track", "starts_on", "id")[:200])


def my_interventions(actor: Actor) -> list[Intervention]:
    """What I carry out and is not over, what expires first on top."""
    return list(_own(actor).filter(status__in=LIVE).order_by(F("ends_on").asc(nulls_last=True), "id")[:100])


def my_ended_interventions(actor: Actor) -> list[Intervention]:
    return list(_own(actor).exclude(status__in=LIVE).order_by("-status_since", "id")[:20])


def my_actions(actor: Actor) -> list[ActionItem]:
    """Agreements of the meeting with my name on them."""
    return list(
        ActionItem.objects.select_related("group")
        .filter(owner_id__in=actor.acting_as, status__in=[ActionStatus.OPEN, ActionStatus.BUSY])
        .order_by("due_on", "id")[:100]
    )


def access_my_action(actor: Actor, action_id: UUID) -> ActionItem:
    action = ActionItem.objects.filter(pk=action_id, owner_id__in=actor.acting_as).first()
    if action is None:
        raise NotYours
    return action


def progress_of(intervention: Intervention) -> list[ProgressEntry]:
    return list(intervention.progress.select_related("created_by")[:50])


def next_steps(actor: Actor, intervention: Intervention) -> list[NextStep]:
    return steps_of(INTERVENTION, intervention, intervention.status, actor, STEPS, LACKS)


def bottleneck_steps(actor: Actor, bottleneck: Bottleneck) -> list[NextStep]:
    """`escalate` is not among them: a rung of the ladder is written down, and that moves the status."""
    steps = steps_of(BOTTLENECK, bottleneck, bottleneck.status, actor, BOTTLENECK_STEPS, LACKS)
    return [step for step in steps if step.name != "escalate"]


def access_bottleneck(actor: Actor, bottleneck_id: UUID) -> Bottleneck:
    bottleneck = (
        Bottleneck.objects.select_related("owner", "owner_organisation").filter(pk=bottleneck_id).first()
    )
    if bottleneck is None:
        raise NotYours
    return bottleneck


def bottlenecks_of(group_id: UUID) -> list[Bottleneck]:
    """Open ones first, the oldest on top."""
    rows = Bottleneck.objects.select_related("owner", "owner_organisation").filter(group_id=group_id)
    return sorted(rows.order_by("since", "id")[:100], key=lambda row: row.status in CLOSED_BOTTLENECK)


def bottlenecks_at(intervention: Intervention) -> list[Bottleneck]:
    return list(intervention.bottlenecks.order_by("since", "id")[:20])


def ladder_of(bottleneck: Bottleneck) -> list[Escalation]:
    return list(bottleneck.escalations.order_by("level", "on_date"))


def catalogue(*, retired: bool, track: str = "", words: str = "") -> list[CatalogueItem]:
    rows = CatalogueItem.objects.filter(is_active=not retired)
    if track:
        rows = rows.filter(track=track)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(evidence__icontains=words))
    return list(rows.order_by("track", "name")[:500])


def access_catalogue_item(actor: Actor, catalogue_id: UUID) -> CatalogueItem:
    item = CatalogueItem.objects.filter(pk=catalogue_id).first()
    if item is None:
        raise NotYours
    return item


LADDER_DESK = ("PR", "SEC", "OOV")


def ladder_desk(actor: Actor) -> None:
    """The door to the calls and rungs that wait for an answer; for others it is not there."""
    if actor.role not in LADDER_DESK:
        raise NotYours


def rungs() -> QuerySet[Escalation]:
    return Escalation.objects.select_related("action__owner", "action__owner_organisation", "bottleneck")


def waiting_rungs() -> list[Escalation]:
    """The oldest first. Of an action that is over and a bottleneck that was decided nothing is asked any more."""
    over = Q(action__isnull=False) & ~Q(action__status__in=[ActionStatus.OPEN, ActionStatus.BUSY])
    rows = rungs().filter(answered_at__isnull=True).exclude(over)
    rows = rows.exclude(bottleneck__status__in=(BottleneckStatus.DECIDED, *CLOSED_BOTTLENECK))
    return list(rows.order_by("on_date", "created_at", "id")[:100])


def answered_rungs() -> list[Escalation]:
    return list(rungs().filter(answered_at__isnull=False).order_by("-answered_at", "id")[:20])


def access_rung(actor: Actor, escalation_id: UUID) -> Escalation:
    ladder_desk(actor)
    row = rungs().filter(pk=escalation_id).first()
    if row is None:
        raise NotYours
    return row


def days_open(bottleneck: Bottleneck, today: dt.date) -> int:
    """Until today, or until it was solved or accepted."""
    ended = bottleneck.status in {BottleneckStatus.SOLVED, BottleneckStatus.ACCEPTED}
    return max((bottleneck.status_since.date() if ended else today) - bottleneck.since, dt.timedelta()).days


@dataclass(frozen=True)
class NumberedMember:
    """A place on the list of names, without the name."""

    member_id: UUID
    number: int
    since: dt.datetime


def numbered_members(group_id: UUID) -> list[NumberedMember]:
    """Who may know that there are members gets them numbered in the order of the list."""
    rows = GroupMember.objects.filter(group_id=group_id, name_list__ended_at__isnull=True).order_by(
        "added_at", "id"
    )
    return [
        NumberedMember(row.pk, number, row.added_at)
        for number, row in enumerate(rows[:200], start=1)
        if row.status not in {"removed", "left", "restricted"}
    ]
