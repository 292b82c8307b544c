"""What waits for a second person and has a page of its own: roles, versions of the covenant, DPIAs."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant.models import Covenant, Dpia
from duiding.covenant.states import COVENANT, DPIA
from duiding.directory import queries
from duiding.directory.actor import Actor
from duiding.directory.roles import Role
from duiding.directory.rules import may_administer, may_grant
from duiding.directory.steps import missing

OWN_HAND = {"second_person", "second_person_signing", "second_person_dpia", "second_person_extending"}


@dataclass(frozen=True)
class Waiting:
    title: str
    detail: str
    url: str


def waiting(actor: Actor) -> list[Waiting]:
    """Only what this person may decide: not what they asked or made themselves."""
    return [*_roles(actor), *_versions(actor), *_assessments(actor)]


def _roles(actor: Actor) -> list[Waiting]:
    if not may_administer(actor):
        return []
    return [
        Waiting(
            _("Role: %(who)s, %(role)s") % {"who": row.person.name, "role": Role(row.role).label},
            _("asked by %(who)s") % {"who": row.created_by.name if row.created_by else "–"},
            reverse("directory:roles"),
        )
        for row in queries.waiting_memberships()
        if may_grant(actor, row)
    ]


def _versions(actor: Actor) -> list[Waiting]:
    found = []
    for status, step in (("legal_check", "agree"), ("signing", "put_in_force")):
        move = COVENANT.step(step, status)
        if move is None or actor.role not in move.by:
            continue
        for row in Covenant.objects.filter(status=status)[:5]:
            if not OWN_HAND & set(missing("covenant", row.pk, step)):
                found.append(
                    Waiting(
                        _("Covenant, version %(number)s") % {"number": row.number},
                        str(row.get_status_display()),
                        reverse("covenant:step", args=[row.pk, step]),
                    )
                )
    return found


def _assessments(actor: Actor) -> list[Waiting]:
    move = DPIA.step("adopt", "fg_advice")
    if move is None or actor.role not in move.by:
        return []
    return [
        Waiting(
            row.title, str(row.get_status_display()), reverse("covenant:dpia_step", args=[row.pk, "adopt"])
        )
        for row in Dpia.objects.filter(status="fg_advice")[:5]
        if not OWN_HAND & set(missing("dpia", row.pk, "adopt"))
    ]
