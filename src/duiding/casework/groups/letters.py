"""The letter to a young person or parent: one template, filled from what stands on the list."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from string import Formatter
from typing import Any

from django.conf import settings
from django.utils import formats

from duiding.casework.groups import identity, queries
from duiding.casework.groups.identity import Named
from duiding.casework.groups.models import GroupMember, GroupStatus, Notification, YouthGroup
from duiding.covenant.models import RetentionTerm
from duiding.covenant.policy_files import Letter, read_letters
from duiding.directory.actor import Actor
from duiding.directory.models import Membership, Municipality, Organisation, Role

DAYS_KEPT = 183
RETENTION = "Tot zes maanden na het einde van de aanpak."
DATA = "voornaam, achternaam, geboortedatum, woonplaats, adres voor de brief en wat is gezien"


@dataclass(frozen=True, repr=False)
class FilledLetter:
    """Ready to read or to print; holds a name, so its repr says nothing."""

    title: str
    addressee: tuple[str, ...]
    reference: str
    blocks: tuple[tuple[str, str], ...]
    sender: str


@functools.cache
def _letters() -> dict[str, Letter]:
    return {letter.key: letter for letter in read_letters(settings.POLICY_DIR / "letters.yaml")}


def variant_of(notification: Notification, age: int) -> str:
    if notification.recipient == "representative":
        return "parents"
    return "young_12_15" if age < 16 else "young_16_plus"


def fill(notification: Notification, who: Named, *, actor: Actor, key: str = "notification") -> FilledLetter:
    """Every placeholder of the template gets its text; a missing one is an error, not an empty place."""
    letter = _letters()[key]
    group, member = notification.group, notification.member
    variant = letter.variant(variant_of(notification, who.age_on(actor.today)))
    values = _values(group, member, notification, who, actor)
    used = {name for block in variant.blocks for _, name, _, _ in Formatter().parse(block.text) if name}
    texts = {name: values[name] for name in used}
    parents = notification.recipient == "representative"
    address = who.representative_contact if parents or not who.contact else who.contact
    return FilledLetter(
        title=letter.title,
        addressee=(values["recipient"], *address.splitlines()),
        reference=values["reference"],
        blocks=tuple((block.heading, block.text.format(**texts)) for block in variant.blocks),
        sender=values["sender"],
    )


def _recipients(partners: list[str]) -> str:
    """Who may open the name: the process director, and the people of the organisations invited to part B."""
    if not partners:
        return "de procesregisseur van de gemeente"
    return (
        f"de procesregisseur van de gemeente, en mensen die met deze groep werken bij {', '.join(partners)}"
    )


def _values(
    group: YouthGroup, member: GroupMember, notification: Notification, who: Named, actor: Actor
) -> dict[str, Any]:
    town = Municipality.objects.get(pk=actor.municipality_id)
    sources = [member.proposed_by_organisation.name]
    sources += [source.organisation.name for source in member.sources.select_related("organisation")[:20]]
    invited = [row.organisation_id for row in queries.invitations(group) if row.ended_at is None]
    partners = list(Organisation.objects.filter(pk__in=invited).order_by("name"))
    youth_worker = (
        Membership.objects.filter(role=Role.JW, status="active")
        .select_related("person__organisation")
        .first()
    )
    parents = notification.recipient == "representative"
    return {
        "municipality": town.name,
        "date": formats.date_format(actor.today, "j F Y"),
        "reference": str(notification.pk)[:8],
        "recipient": who.representative_name if parents else who.name,
        "young_person": who.name,
        "organisations": ", ".join(sorted({row.name for row in partners} | set(sources))),
        "area": group.area.name,
        "behaviour": member.ground.own_observation.rstrip("."),
        "dates": formats.date_format(member.ground.observed_on, "j F Y"),
        "data": DATA,
        "sources": ", ".join(sources),
        "recipients": _recipients([row.name for row in partners]),
        "retention": RETENTION,
        "youth_worker": youth_worker.person.name if youth_worker else town.contact_point,
        "youth_worker_phone": (youth_worker.person.organisation.contact if youth_worker else "")
        or town.contact_point,
        "contact_point": town.contact_point,
        "dpo_contact": town.contact_point,
        **_ending(group, member, actor),
        "sender": f"de burgemeester van {town.name}",
    }


def _ending(group: YouthGroup, member: GroupMember, actor: Actor) -> dict[str, str]:
    """When the approach ended for this young person, when the name is erased, and what goes on."""
    ended = member.told_end_on or actor.today
    days = RetentionTerm.objects.filter(key="group_closed_persons").values_list("days", flat=True).first()
    erased = ended + dt.timedelta(days=days or DAYS_KEPT)
    handed_over = queries.handed_over(group)
    return {
        "end_date": formats.date_format(ended, "j F Y"),
        "deletion_date": formats.date_format(erased, "j F Y"),
        "continuing": handed_over.rstrip(".") or "niets",
    }


def for_reading(
    notification: Notification, *, actor: Actor, key: str = "notification"
) -> FilledLetter | None:
    """None while the names are closed."""
    who = identity.named(notification.member_id)
    return fill(notification, who, actor=actor, key=key) if who else None


def may_end(group: YouthGroup) -> bool:
    """The letter that the approach stops belongs to step 7."""
    return group.status == GroupStatus.SCALING_DOWN
