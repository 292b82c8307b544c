"""The doors to an extract: for who handles requests, and for the second person."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from duiding.directory.actor import Actor
from duiding.directory.standing import STANDING
from duiding.kernel.errors import NotYours
from duiding.privacy.extracts.words import STEPS
from duiding.privacy.models import Extract, ExtractDecision, ExtractStatus
from duiding.privacy.states import EXTRACT

PAGE = 50


def may_prepare(actor: Actor) -> bool:
    return actor.role in STANDING["rights", "handle"]


def access(actor: Actor) -> None:
    if not may_prepare(actor) and actor.role not in STANDING["extract", "approve"]:
        raise NotYours


def access_extract(actor: Actor, extract_id: UUID) -> Extract:
    access(actor)
    row = Extract.objects.filter(pk=extract_id).select_related("created_by").first()
    if row is None:
        raise NotYours
    return row


def access_to_hand_out(actor: Actor, extract_id: UUID) -> Extract:
    """A file leaves only after the second person, and only through who handles requests."""
    row = access_extract(actor, extract_id)
    if not may_prepare(actor) or row.status != ExtractStatus.APPROVED:
        raise NotYours
    return row


def page(actor: Actor, status: str, after: UUID | None) -> tuple[list[Extract], UUID | None]:
    rows = Extract.objects.select_related("created_by").order_by("-created_at", "-id")
    if status in ExtractStatus.values:
        rows = rows.filter(status=status)
    here = Extract.objects.filter(pk=after).first() if after else None
    if here is not None:
        rows = rows.filter(Q(created_at__lt=here.created_at) | Q(created_at=here.created_at, pk__lt=here.pk))
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def steps_for(row: Extract, actor: Actor) -> list[tuple[str, str]]:
    """Who made it does not see the buttons of the second person."""
    steps = EXTRACT.possible_for(row.status, actor.role)
    own = row.created_by_id == actor.person_id
    return [
        (step.name, str(STEPS[step.name]))
        for step in steps
        if not (own and step.name in ("approve", "refuse"))
    ]


def history(row: Extract) -> list[ExtractDecision]:
    return list(row.decisions.select_related("decided_by").order_by("decided_at")[:50])
