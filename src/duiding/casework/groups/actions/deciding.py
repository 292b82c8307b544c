"""Steps of the group, and who sits at part B. Where the circle widens, the reasons stand in the same row."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from duiding.casework.groups.models import GroupDecision, NameList, PartBInvitation, YouthGroup
from duiding.casework.groups.states import GROUP
from duiding.casework.interpretation.models import Decision
from duiding.directory.actor import Actor
from duiding.directory.models import Organisation, Person
from duiding.directory.steps import database_speaks, take_step

OPENS_LIST = "open_name_list"


@transaction.atomic
def decide(
    group: YouthGroup,
    step: str,
    *,
    actor: Actor,
    meeting_decision: Decision | None = None,
    reason: str = "",
    **reasons: Any,
) -> GroupDecision:
    """Take one step of the group; `reasons` are other fields of GroupDecision.

    The FG is told of each wider circle by the same row. Priority starts the planning by itself.
    """
    known = GROUP.step(step, group.status)
    if known is not None and known.widens_circle:
        reasons["fg_told_at"] = actor.at
    decision = _take(group, step, actor=actor, reason=reason, meeting_decision=meeting_decision, **reasons)
    if step == OPENS_LIST:
        _open_list(group, decision, actor)
    if step == "prioritise":
        _take(group, "start_planning", actor=actor, reason=reason)
    return decision


def _take(group: YouthGroup, step: str, *, actor: Actor, **fields: Any) -> GroupDecision:
    decision = take_step(group, step, GROUP, GroupDecision, "group", actor=actor, **fields)
    assert isinstance(decision, GroupDecision)  # noqa: S101  # for the type checker
    return decision


def _open_list(group: YouthGroup, decision: GroupDecision, actor: Actor) -> None:
    names = NameList(municipality_id=actor.municipality_id, group=group, decision=decision)
    with database_speaks():
        names.save(force_insert=True)


def invite(
    group: YouthGroup,
    organisation: Organisation,
    *,
    actor: Actor,
    purpose: str,
    necessity: str,
    proportionality: str,
    subsidiarity: str,
    review_on: dt.date,
    person: Person | None = None,
) -> PartBInvitation:
    """Open part B of this group to one organisation, or to one person of it."""
    invitation = PartBInvitation(
        municipality_id=actor.municipality_id,
        group=group,
        organisation=organisation,
        person=person,
        purpose=purpose,
        necessity=necessity,
        proportionality=proportionality,
        subsidiarity=subsidiarity,
        review_on=review_on,
    )
    with database_speaks():
        invitation.save(force_insert=True)
    return invitation


def end_invitation(invitation: PartBInvitation, *, actor: Actor) -> None:
    """Closes part B for them from the next statement on."""
    with database_speaks():
        invitation.change(None, ended_at=actor.at)
