"""The list of names: proposed on an own observation, confirmed by a second partner, corrected, taken off."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duiding.casework.groups import identity
from duiding.casework.groups.models import (
    GroupMember,
    MemberAttendance,
    MemberDecision,
    MemberGround,
    MemberRole,
    MemberSource,
    NameList,
    PoliceConclusion,
    YouthGroup,
)
from duiding.casework.groups.queries import Standing
from duiding.casework.groups.states import MEMBER
from duiding.covenant.models import WpgDecision
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks, take_step
from duiding.kernel.errors import NotNow


def live_list(group_id: UUID) -> NameList:
    names = NameList.objects.filter(group_id=group_id, ended_at__isnull=True).first()
    if names is None:
        raise NotNow(_("There is no list of names for this group."))
    return names


@transaction.atomic
def propose_member(
    group: YouthGroup,
    who: dict[str, Any],
    *,
    actor: Actor,
    reason: str,
    own_observation: str,
    observed_on: dt.date,
) -> GroupMember:
    """`who` holds the fields of the identity (see identity.FIELDS). Only after the decision 2A to 2B.

    Of a child younger than 12 the database asks the data protection officer and the mayor by itself.
    """
    member = GroupMember(
        municipality_id=actor.municipality_id,
        name_list=live_list(group.pk),
        group=group,
        proposed_by_organisation_id=actor.organisation_id,
    )
    ground = MemberGround(
        municipality_id=actor.municipality_id,
        member=member,
        group=group,
        reason=reason,
        own_observation=own_observation,
        observed_on=observed_on,
    )
    with database_speaks():
        member.save(force_insert=True)
        ground.save(force_insert=True)
    identity.add(member, who, actor=actor)
    return member


def step_member(member: GroupMember, step: str, reason: str = "", *, actor: Actor) -> None:
    take_step(member, step, MEMBER, MemberDecision, "member", actor=actor, reason=reason)


def step_on_request(found: Standing, step: str, reason: str, *, actor: Actor) -> None:
    """A request of a young person, carried out by the privacy officer, who sees no row of the list."""
    member = GroupMember(
        pk=found.member_id,
        municipality_id=actor.municipality_id,
        group_id=found.group_id,
        status=found.status,
    )
    step_member(member, step, reason, actor=actor)


def confirm_member(member: GroupMember, *, actor: Actor) -> None:
    """By another organisation than the one that proposed; the duty to inform starts by itself."""
    step_member(member, "confirm", actor=actor)


def freeze_list(group: YouthGroup, *, actor: Actor) -> None:
    """The list is complete: nobody is added in 2B any more."""
    with database_speaks():
        live_list(group.pk).change(None, frozen_at=actor.at)


def add_source(member: GroupMember, own_observation: str, *, actor: Actor) -> None:
    """Another organisation saw the behaviour itself."""
    source = MemberSource(
        municipality_id=actor.municipality_id,
        member=member,
        organisation_id=actor.organisation_id,
        own_observation=own_observation,
    )
    with database_speaks():
        source.save(force_insert=True)


def describe_role(member: GroupMember, text: str, expires_on: dt.date, *, actor: Actor) -> None:
    role = MemberRole(
        municipality_id=actor.municipality_id,
        member=member,
        group_id=member.group_id,
        text=text,
        organisation_id=actor.organisation_id,
        expires_on=expires_on,
    )
    with database_speaks():
        role.save(force_insert=True)


def conclude(
    group_id: UUID,
    text: str,
    decision: WpgDecision,
    *,
    actor: Actor,
    member: GroupMember | None = None,
    scan_received_on: dt.date | None = None,
) -> None:
    """A short conclusion of the police under a valid decision; never a report, never the scan itself."""
    conclusion = PoliceConclusion(
        municipality_id=actor.municipality_id,
        group_id=group_id,
        member=member,
        wpg_decision=decision,
        scan_received_on=scan_received_on,
        text=text,
    )
    with database_speaks():
        conclusion.save(force_insert=True)


def mark_attendance(member: GroupMember, runs: bool, *, actor: Actor) -> None:
    """That an attendance action runs, and nothing more (D6)."""
    marked = MemberAttendance.objects.filter(member=member).first()
    with database_speaks():
        if marked is not None:
            marked.change(None, runs=runs)
            return
        MemberAttendance(
            municipality_id=actor.municipality_id, member=member, group_id=member.group_id, runs=runs
        ).save(force_insert=True)


def correct_identity(member: GroupMember, expected_version: int, fields: dict[str, Any]) -> None:
    identity.correct(member.pk, expected_version, fields)
