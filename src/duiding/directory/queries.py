"""Reading the directory. Everybody sees their own municipality; the pages of the administration are for few."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from duiding.directory import rules
from duiding.directory.actor import Actor
from duiding.directory.models import (
    Area,
    MeetingName,
    Membership,
    MembershipStatus,
    Municipality,
    Organisation,
    Person,
    Place,
)
from duiding.kernel.errors import NotYours

PAGE = 50


def administration(actor: Actor) -> None:
    """The door to every page of the administration: for others it is not there."""
    if not rules.may_administer(actor):
        raise NotYours


def roles_desk(actor: Actor) -> None:
    """The door to asking roles, which partners have too."""
    if not rules.may_request(actor):
        raise NotYours


def access_person(actor: Actor, person_id: UUID) -> Person:
    administration(actor)
    person = Person.objects.filter(pk=person_id).select_related("organisation").first()
    if person is None:
        raise NotYours
    return person


def access_organisation(actor: Actor, organisation_id: UUID) -> Organisation:
    administration(actor)
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if organisation is None:
        raise NotYours
    return organisation


def access_membership(actor: Actor, membership_id: UUID) -> Membership:
    administration(actor)
    membership = Membership.objects.filter(pk=membership_id).select_related("person").first()
    if membership is None:
        raise NotYours
    return membership


def access_role(actor: Actor, membership_id: UUID) -> Membership:
    """A role that counts, of oneself or for the administration: somebody may stand in for it."""
    rows = Membership.objects.filter(
        pk=membership_id, status=MembershipStatus.ACTIVE, deputy_for__isnull=True
    ).select_related("person__organisation")
    row = rows.first()
    if row is None or not (row.person_id == actor.person_id or rules.may_administer(actor)):
        raise NotYours
    return row


def deputies_of(person_id: UUID) -> list[Membership]:
    rows = Membership.objects.filter(deputy_for_id=person_id).select_related("person")
    return list(rows.order_by("-valid_from")[:PAGE])


def successors(person: Person) -> list[Person]:
    """Colleagues of the same organisation who have one of this person's roles now."""
    had = Membership.objects.filter(person=person).exclude(status__in=["requested", "refused"])
    now = Membership.objects.filter(status=MembershipStatus.ACTIVE, role__in=had.values("role"))
    rows = Person.objects.filter(organisation_id=person.organisation_id, memberships__in=now)
    return list(rows.exclude(pk=person.pk).distinct().order_by("name")[:PAGE])


def access_area(actor: Actor, area_id: UUID) -> Area:
    administration(actor)
    area = Area.objects.filter(pk=area_id).first()
    if area is None:
        raise NotYours
    return area


def access_place(actor: Actor, place_id: UUID) -> Place:
    administration(actor)
    place = Place.objects.filter(pk=place_id).select_related("area").first()
    if place is None:
        raise NotYours
    return place


def municipality(actor: Actor) -> Municipality:
    return Municipality.objects.get(pk=actor.municipality_id)


def people(words: str = "", after: str = "") -> list[Person]:
    """One more than a page, so that the caller knows whether there are more."""
    rows = Person.objects.select_related("organisation").prefetch_related(
        Prefetch("memberships", Membership.objects.order_by("role"))
    )
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(organisation__name__icontains=words))
    if after:
        rows = rows.filter(name__gt=after)
    return list(rows.order_by("name", "id")[: PAGE + 1])


def waiting_memberships() -> QuerySet[Membership]:
    rows = Membership.objects.filter(status=MembershipStatus.REQUESTED)
    return rows.select_related("person__organisation", "created_by").order_by("created_at")[:PAGE]


def people_in_role(role: str) -> list[Person]:
    rows = Membership.objects.filter(role=role, status=MembershipStatus.ACTIVE).select_related("person")
    return [row.person for row in rows.order_by("person__name")[:PAGE]]


def memberships_ending(actor: Actor, days: int = 60) -> QuerySet[Membership]:
    until = actor.today + dt.timedelta(days=days)
    rows = Membership.objects.filter(status=MembershipStatus.ACTIVE, valid_until__range=(actor.today, until))
    return rows.select_related("person").order_by("valid_until")[:PAGE]


def meeting_name_on(day: dt.date) -> str:
    """What the monthly meeting was called on that day; nothing when no name was given for it."""
    return (
        MeetingName.objects.filter(valid_from__lte=day)
        .order_by("-valid_from")
        .values_list("name", flat=True)
        .first()
        or ""
    )


def organisations_on(day: dt.date) -> QuerySet[Organisation]:
    """Those that take part on that day."""
    return Organisation.objects.filter(Q(active_until__isnull=True) | Q(active_until__gte=day)).order_by(
        "name"
    )
