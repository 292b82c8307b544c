"""The only doors from an address to a row; hidden and not existing are the same."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from duiding.audit import operation
from duiding.casework.groups.models import (
    GroupMember,
    Interpretation,
    MemberStatus,
    Notification,
    PartBInvitation,
    YouthGroup,
)
from duiding.casework.intake.models import Signal
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours


def access_group(actor: Actor, group_id: UUID) -> YouthGroup:
    group = YouthGroup.objects.filter(pk=group_id).select_related("area", "lead").first()
    if group is None:
        raise NotYours
    return group


def access_signal(actor: Actor, signal_id: UUID) -> Signal:
    signal = Signal.objects.filter(pk=signal_id).select_related("area", "place").first()
    if signal is None:
        raise NotYours
    return signal


def access_answer(actor: Actor, group_id: UUID, answer_id: UUID) -> Interpretation:
    answer = (
        Interpretation.objects.filter(pk=answer_id, group_id=group_id)
        .select_related("item", "organisation", "group")
        .first()
    )
    if answer is None:
        raise NotYours
    return answer


def access_invitation(actor: Actor, group_id: UUID, invitation_id: UUID) -> PartBInvitation:
    invitation = PartBInvitation.objects.filter(pk=invitation_id, group_id=group_id).first()
    if invitation is None:
        raise NotYours
    return invitation


def access_member(actor: Actor, group_id: UUID, member_id: UUID) -> GroupMember:
    member = (
        GroupMember.objects.filter(pk=member_id, group_id=group_id)
        .select_related("proposed_by_organisation", "name_list")
        .first()
    )
    if member is None:
        raise NotYours
    return member


def access_notification(actor: Actor, group_id: UUID, notification_id: UUID) -> Notification:
    notification = (
        Notification.objects.filter(pk=notification_id, group_id=group_id)
        .select_related("member__proposed_by_organisation", "group__area", "postponement_approved_by")
        .first()
    )
    if notification is None:
        raise NotYours
    return notification


@dataclass(frozen=True)
class Standing:
    """Where a member stands, for the decision on a request; without who it is."""

    member_id: UUID
    group_id: UUID
    code_name: str
    status: str

    def get_status_display(self) -> str:
        return str(MemberStatus(self.status).label)


def access_standing(actor: Actor, member_id: UUID) -> Standing:
    """Only for who carries out requests of young people."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.member_for_rights(%s)", [member_id])
        row = cursor.fetchone()
    if row is None:
        raise NotYours
    standing = Standing(*row)
    operation.touch((operation.MEMBER, standing.member_id), standing.group_id, "list")
    return standing
