"""Verbs and questions of a proposal: what one person asks and another approves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from duiding.directory.actor import Actor
from duiding.directory.models import Proposal, ProposalDecision, ProposalStatus
from duiding.directory.second_person import KINDS
from duiding.directory.states import PROPOSAL
from duiding.directory.steps import database_speaks, take_step
from duiding.kernel.errors import NotAllowed, NotYours

MOST = 100


def propose(
    kind: str, subject_id: UUID | None, payload: dict[str, Any], reason: str, *, actor: Actor
) -> Proposal:
    """A newer question of the same person about the same row takes the place of the older one."""
    if actor.role not in KINDS[kind].asked_by:
        raise NotAllowed
    open_one = Proposal.objects.filter(
        kind=kind, subject_id=subject_id, created_by_id=actor.person_id, status=ProposalStatus.PROPOSED
    ).first()
    if open_one is not None:
        decide(open_one, "take_back", actor=actor)
    row = Proposal(
        municipality_id=actor.municipality_id,
        kind=kind,
        subject_id=subject_id,
        payload=payload,
        reason=reason,
    )
    with database_speaks():
        row.save(force_insert=True)
    return row


def decide(row: Proposal, step: str, *, actor: Actor, reason: str = "") -> ProposalDecision:
    """approve, refuse, take_back or close; approving carries it out, or opens it for its hours."""
    decision = take_step(row, step, PROPOSAL, ProposalDecision, "proposal", actor=actor, reason=reason)
    assert isinstance(decision, ProposalDecision)  # noqa: S101  (what was asked for)
    return decision


def access_proposal(actor: Actor, proposal_id: UUID) -> Proposal:
    row = Proposal.objects.select_related("created_by").filter(pk=proposal_id).first()
    if row is None:
        raise NotYours
    return row


def may_decide(row: Proposal, actor: Actor) -> bool:
    """Who sees the button; the database decides anyway."""
    kind = KINDS[row.kind]
    is_other_role = not kind.by_another_role or row.asked_role != actor.role
    return actor.person_id != row.created_by_id and actor.role in kind.approved_by and is_other_role


def waiting() -> list[Proposal]:
    rows = Proposal.objects.filter(status=ProposalStatus.PROPOSED).select_related("created_by__organisation")
    return list(rows.order_by("created_at")[:MOST])


def decided() -> list[Proposal]:
    rows = Proposal.objects.exclude(status=ProposalStatus.PROPOSED).select_related("created_by__organisation")
    return list(rows.prefetch_related("decisions__decided_by").order_by("-status_since")[:MOST])


def waits_about(kind: str, subject_ids: list[UUID]) -> set[UUID]:
    """Which of these rows somebody asks something about now."""
    rows = Proposal.objects.filter(kind=kind, subject_id__in=subject_ids, status=ProposalStatus.PROPOSED)
    return {key for key in rows.values_list("subject_id", flat=True) if key is not None}


def approved_for_me(kind: str) -> list[tuple[UUID, UUID | None]]:
    """Proposal and subject of what somebody else approved for me and has not ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT proposal_id, subject_id FROM ctx.approved_for_me(%s)", [kind])
        return list(cursor.fetchall())
