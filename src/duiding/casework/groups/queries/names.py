"""The list of names, without names: members, letters, decisions about police data, and what the FG is told."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import connection

from duiding.casework.groups.models import (
    GroupMember,
    MemberGround,
    NameList,
    Notification,
    NotificationStatus,
)
from duiding.covenant.models import WpgDecision
from duiding.directory.actor import Actor


def live_list(group_id: UUID) -> NameList | None:
    return NameList.objects.filter(group_id=group_id, ended_at__isnull=True).first()


def members(group_id: UUID) -> list[GroupMember]:
    """Everybody on the live list, without names."""
    return list(
        GroupMember.objects.filter(group_id=group_id, name_list__ended_at__isnull=True)
        .select_related("proposed_by_organisation")
        .prefetch_related("notifications", "questions__answers")
        .order_by("added_at", "id")[:200]
    )


def notifications(group_id: UUID) -> list[Notification]:
    return list(
        Notification.objects.filter(group_id=group_id, member__name_list__ended_at__isnull=True)
        .select_related("member")
        .order_by("due_on")[:200]
    )


def is_overdue(notification: Notification, today: dt.date) -> bool:
    if notification.status == NotificationStatus.POSTPONED:
        return notification.postponed_until is not None and notification.postponed_until < today
    return notification.status in (NotificationStatus.TO_SEND, NotificationStatus.UNDELIVERABLE) and (
        notification.due_on < today
    )


def wpg_decisions(actor: Actor) -> list[WpgDecision]:
    """Police data decisions that are valid today and cover a conclusion (D4)."""
    return list(
        WpgDecision.objects.filter(
            withdrawn_at__isnull=True,
            valid_from__lte=actor.today,
            valid_until__gte=actor.today,
            categories__contains="D4",
        ).order_by("-valid_from")[:20]
    )


def grounds(group_id: UUID) -> dict[UUID, MemberGround]:
    """Why each member stands on the list, as far as this person reads who they are."""
    return {row.member_id: row for row in MemberGround.objects.filter(group_id=group_id)[:200]}


def ground_of(member: GroupMember) -> MemberGround | None:
    return MemberGround.objects.filter(member=member).first()


def told_fg(actor: Actor, limit: int = 10) -> list[dict[str, Any]]:
    """Each decision that widened the circle, with its five answers; empty for who is not the FG."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.told_to_fg(%s)", [limit])
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
