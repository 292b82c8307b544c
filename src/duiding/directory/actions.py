"""Verbs of the directory: people, organisations, places, memberships."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from duiding.directory import proposals
from duiding.directory.actor import Actor
from duiding.directory.map import grid, is_grid_shape
from duiding.directory.models import (
    Area,
    MeetingName,
    Membership,
    MembershipDecision,
    MembershipStatus,
    Municipality,
    Organisation,
    Person,
    Place,
    SecrecyStatement,
    WorkingArea,
)
from duiding.directory.states import MEMBERSHIP
from duiding.directory.steps import database_speaks, take_step
from duiding.kernel.errors import Conflict, NotAllowed

Row = TypeVar("Row", bound=models.Model)
SECRECY_TEXT_VERSION = "1"


def _add(row: Row) -> Row:
    with database_speaks():
        row.save(force_insert=True)
    return row


def add_area(name: str, kind: str, polygon: list[list[float]], *, actor: Actor) -> Area:
    return _add(Area(municipality_id=actor.municipality_id, name=name, kind=kind, polygon=polygon))


def add_place(area: Area, name: str, x: float, y: float, *, actor: Actor, **position: float | None) -> Place:
    return _add(Place(municipality_id=actor.municipality_id, area=area, name=name, x=x, y=y, **position))


def add_organisation(name: str, kind: str, *, actor: Actor, **facts: Any) -> Organisation:
    facts.setdefault("active_from", actor.today)
    return _add(Organisation(municipality_id=actor.municipality_id, name=name, kind=kind, **facts))


def add_person(
    organisation: Organisation, name: str, work_email: str, *, actor: Actor, **facts: Any
) -> Person:
    facts.setdefault("active_from", actor.today)
    person = Person(
        municipality_id=actor.municipality_id,
        organisation=organisation,
        name=name,
        work_email=work_email,
        **facts,
    )
    return _add(person)


@transaction.atomic
def request_membership(
    person: Person,
    role: str,
    valid_from: dt.date,
    *,
    actor: Actor,
    valid_until: dt.date | None = None,
    reason: str = "",
    areas: tuple[Area, ...] = (),
    deputy_for: Person | None = None,
) -> Membership:
    """Ask for a role; somebody else grants it with `grant_membership`. A deputy works in the areas of the colleague."""
    membership = _add(
        Membership(
            municipality_id=actor.municipality_id,
            person=person,
            role=role,
            valid_from=valid_from,
            valid_until=valid_until,
            reason=reason,
            deputy_for=deputy_for,
        )
    )
    for area in areas:
        _add(WorkingArea(municipality_id=actor.municipality_id, membership=membership, area=area))
    return membership


@transaction.atomic
def grant_membership(membership: Membership, *, actor: Actor) -> None:
    """It begins at once, or on its first day."""
    take_step(membership, "grant", MEMBERSHIP, MembershipDecision, "membership", actor=actor)
    if membership.valid_from <= actor.today:
        take_step(membership, "begin", MEMBERSHIP, MembershipDecision, "membership", actor=actor)


def refuse_membership(membership: Membership, reason: str, *, actor: Actor) -> None:
    take_step(membership, "refuse", MEMBERSHIP, MembershipDecision, "membership", actor=actor, reason=reason)


def withdraw_membership(membership: Membership, reason: str, *, actor: Actor) -> None:
    """Closes access in the next statement of that person."""
    take_step(
        membership, "withdraw", MEMBERSHIP, MembershipDecision, "membership", actor=actor, reason=reason
    )


@transaction.atomic
def bring_back(person: Person, *, actor: Actor) -> int:
    """Undoes the end. From the first covenant on the roles are asked anew, for somebody else to grant; how many."""
    asked = 0
    if person.active_until is not None and person.active_until < actor.today:
        asked = _ask_roles_anew(Membership.objects.filter(person=person), actor)
    with database_speaks():
        person.change(None, active_until=None)
    return asked


@transaction.atomic
def change_organisation(row: Organisation, version: int | None, *, actor: Actor, **facts: Any) -> int:
    """When it comes back after its end, the roles of its people are asked anew, as with `bring_back`; how many."""
    asked = 0
    ended = Organisation.objects.filter(pk=row.pk, active_until__lt=actor.today).exists()
    until = facts.get("active_until")
    if ended and (until is None or until >= actor.today):
        asked = _ask_roles_anew(Membership.objects.filter(person__organisation_id=row.pk), actor)
    with database_speaks():
        row.change(version, **facts)
    return asked


def _ask_roles_anew(memberships: QuerySet[Membership], actor: Actor) -> int:
    if not actor.four_eyes:
        return 0
    asked = 0
    for old in memberships.filter(status=MembershipStatus.ACTIVE).select_related("person")[:1000]:
        areas = tuple(working.area for working in old.working_areas.select_related("area"))
        withdraw_membership(old, _("Left; the role is asked anew."), actor=actor)
        if old.valid_until is None or old.valid_until >= actor.today:
            request_membership(
                old.person, old.role, actor.today, actor=actor, valid_until=old.valid_until,
                reason=old.reason, areas=areas,
            )  # fmt: skip
            asked += 1
    return asked


def change_end(membership: Membership, version: int | None, until: dt.date | None, *, actor: Actor) -> bool:
    """An earlier end counts at once; a later one waits for a second person. True when it counts."""
    later = membership.valid_until is not None and (until is None or until > membership.valid_until)
    if later and actor.four_eyes:
        if version is not None:
            membership.check_version(version, valid_until=until)
        day = until.isoformat() if until else None
        proposals.propose("role_until", membership.pk, {"valid_until": day}, "", actor=actor)
        return False
    with database_speaks():
        membership.change(version, valid_until=until)
    return True


def keep_roles() -> tuple[int, int, int, bool]:
    """As the service of the system: how many began, expired and were not confirmed, and whether a review opened."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT begun, expired, unconfirmed, opened FROM ctx.keep_roles()")
        begun, expired, unconfirmed, opened = cursor.fetchone()
    return begun, expired, unconfirmed, opened


def sign_secrecy(*, actor: Actor) -> SecrecyStatement:
    return _add(
        SecrecyStatement(
            municipality_id=actor.municipality_id,
            person_id=actor.person_id,
            text_version=SECRECY_TEXT_VERSION,
        )
    )


def name_meeting(name: str, valid_from: dt.date, *, actor: Actor) -> MeetingName:
    return _add(MeetingName(municipality_id=actor.municipality_id, name=name, valid_from=valid_from))


@transaction.atomic
def add_areas(lines: list[tuple[str, str]], *, actor: Actor) -> int:
    """Areas by name and kind; all shapes of the municipality are laid out again as a grid when none was drawn."""
    for name, kind in lines:
        add_area(name, kind, [], actor=actor)
    rows = list(Area.objects.order_by("created_at", "name"))
    if all(is_grid_shape(row.polygon) for row in rows):
        for row, polygon in zip(rows, grid(len(rows)), strict=True):
            row.change(None, polygon=polygon)
    return len(lines)


def change_municipality(row: Municipality, version: int, facts: dict[str, str]) -> None:
    """Name, colours and contact point; raises Conflict when somebody saved in between."""
    if Municipality.objects.filter(pk=row.pk, version=version).update(**facts):
        return
    now = Municipality.objects.get(pk=row.pk)
    if now.version == version:
        raise NotAllowed(_("You may see this, but not change it now."))
    labels = {field.name: str(field.verbose_name) for field in Municipality._meta.fields}
    theirs = {labels[name]: str(getattr(now, name)) for name in facts}
    raise Conflict(_("Somebody else saved this page while you were writing."), theirs)
