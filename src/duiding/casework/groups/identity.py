"""The only place where a name is read or written (D2), and only behind a disclosure with a reason."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F
from django.utils.translation import gettext as _

from duiding.audit import operation
from duiding.casework.groups.models import (
    Disclosure,
    DisclosureReason,
    GroupMember,
    MemberIdentity,
    YouthGroup,
)
from duiding.directory.actor import Actor
from duiding.directory.models import Area
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import Conflict

__all__ = [
    "Found",
    "Named",
    "add",
    "close_names",
    "correct",
    "find",
    "live",
    "named",
    "names_of",
    "open_names",
]

FIELDS = (
    "first_name", "last_name", "born_on", "residence_area", "residence_elsewhere", "contact", "representative_name",
    "representative_contact",
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class Named:
    """Who a member is, while the names are open. Its repr says nothing, for the sake of logs."""

    member_id: UUID
    first_name: str
    last_name: str
    born_on: dt.date
    residence_area: Area | None
    residence_elsewhere: str
    contact: str
    representative_name: str
    representative_contact: str
    version: int

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def residence(self) -> str:
        return self.residence_area.name if self.residence_area else self.residence_elsewhere

    def age_on(self, day: dt.date) -> int:
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))


@dataclass(frozen=True)
class Found:
    """Where a searched name stands; the name itself is not in it."""

    member_id: UUID
    group_id: UUID
    code_name: str
    status: str


def open_names(group: YouthGroup, reason: str, *, actor: Actor) -> Disclosure:
    """From the next statement on the names of this group can be read, for ten minutes. A line in the trail."""
    disclosure = Disclosure(
        id=uuid.uuid4(),
        municipality_id=actor.municipality_id,
        group=group,
        reason=DisclosureReason(reason).value,
    )
    with database_speaks():
        disclosure.save(force_insert=True)
    return Disclosure.objects.get(pk=disclosure.pk)


def close_names(group: YouthGroup, *, actor: Actor) -> int:
    """Everything that this person had open of this group."""
    return Disclosure.objects.filter(
        group=group, membership_id=actor.membership_id, closed_at__isnull=True, until__gt=actor.at
    ).update(closed_at=actor.at)


def live(group_id: UUID, *, actor: Actor) -> Disclosure | None:
    return (
        Disclosure.objects.filter(
            group_id=group_id, membership_id=actor.membership_id, closed_at__isnull=True, until__gt=actor.at
        )
        .order_by("-until")
        .first()
    )


def names_of(group_id: UUID) -> dict[UUID, Named]:
    """The names that are open now; the database decides which."""
    rows = MemberIdentity.objects.filter(group_id=group_id).select_related("residence_area")
    rows = rows.order_by("first_name", "last_name")[:200]
    return {row.member_id: _named(row) for row in rows}


def named(member_id: UUID) -> Named | None:
    row = MemberIdentity.objects.filter(pk=member_id).select_related("residence_area").first()
    return _named(row) if row else None


def add(member: GroupMember, fields: dict[str, Any], *, actor: Actor) -> None:
    """The identity of a member who has just been proposed by the same person."""
    row = MemberIdentity(
        member=member,
        municipality_id=actor.municipality_id,
        group_id=member.group_id,
        **{name: fields[name] for name in FIELDS if name in fields},
    )
    with database_speaks():
        row.save(force_insert=True)


def correct(member_id: UUID, expected_version: int, fields: dict[str, Any]) -> None:
    """Write the corrected fields; Conflict carries no text of the other writer, so that no name leaks."""
    with database_speaks():
        changed = MemberIdentity.objects.filter(pk=member_id, version=expected_version).update(
            version=F("version") + 1, **{name: fields[name] for name in FIELDS}
        )
    if not changed:
        raise Conflict(_("Somebody else corrected this name in the meantime. Look again."), {})


def find(first_name: str, last_name: str, reason: str) -> list[Found]:
    """One name in all groups, exactly; logged as a search. Raises NotAllowed for other roles than PR and PO."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.find_name(%s, %s, %s)", [first_name, last_name, reason])
        found = [Found(*row) for row in cursor.fetchall()]
    for row in found:
        operation.touch((operation.MEMBER, row.member_id), row.group_id, "search")
    return found


def _named(row: MemberIdentity) -> Named:
    return Named(
        member_id=row.member_id, version=row.version, **{name: getattr(row, name) for name in FIELDS}
    )
