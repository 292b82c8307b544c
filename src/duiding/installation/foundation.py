"""A municipality made ready: partners, people, covenant in force, gate green. For the demo and for tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from duiding.covenant import actions as covenant
from duiding.covenant.models import Covenant
from duiding.directory import actions as directory
from duiding.directory import proposals
from duiding.directory.actor import Actor, acting
from duiding.directory.models import Membership, Municipality, Organisation, Proposal
from duiding.directory.signin import capabilities


@dataclass(frozen=True)
class Partner:
    """An organisation as the demo and the tests describe it."""

    key: str
    name: str
    kind: str
    signs: bool = True
    is_private: bool = False


@dataclass(frozen=True)
class Somebody:
    key: str
    name: str
    role: str
    partner: str
    demo_line: str = ""


@dataclass
class Town:
    """The keys of what was made, by the short names that the caller gave."""

    municipality_id: UUID
    admin: tuple[UUID, UUID]
    organisations: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, tuple[UUID, UUID]] = field(default_factory=dict)
    areas: dict[str, UUID] = field(default_factory=dict)

    def token(self, key: str, minutes: int = 600) -> str:
        """A capability of this person; 'admin' is the first administrator."""
        person_id, membership_id = self.admin if key == "admin" else self.people[key]
        return capabilities.mint(person_id, membership_id, kind="service", minutes=minutes)


def found(
    name: str,
    slug: str,
    areas: dict[str, tuple[str, list[list[float]]]],
    partners: tuple[Partner, ...],
    people: tuple[Somebody, ...],
    *,
    is_demo: bool,
    theme: str = "teal",
    contact_point: str,
) -> Town:
    """Found the municipality and bring in everybody. Work areas: a youth worker works in all areas."""
    made = capabilities.found_municipality(name, slug, "Beheer", f"beheer@{slug}.example", is_demo=is_demo)
    town = Town(made.municipality_id, (made.person_id, made.membership_id))
    with acting(town.token("admin")) as actor:
        directory.sign_secrecy(actor=actor)
        Municipality.objects.filter(pk=town.municipality_id).update(theme=theme, contact_point=contact_point)
        rows = {
            key: directory.add_area(key, kind, shape, actor=actor) for key, (kind, shape) in areas.items()
        }
        town.areas = {key: row.pk for key, row in rows.items()}
        for partner in partners:
            town.organisations[partner.key] = (
                made.organisation_id
                if partner.kind == "gemeente"
                else directory.add_organisation(
                    partner.name,
                    partner.kind,
                    actor=actor,
                    is_public_law=not partner.is_private,
                    is_private_foundation=partner.is_private,
                ).pk
            )
        for somebody in people:
            person = directory.add_person(
                Organisation.objects.get(pk=town.organisations[somebody.partner]),
                somebody.name,
                f"{somebody.key}@{slug}.example",
                actor=actor,
                demo_line=somebody.demo_line,
            )
            working = tuple(rows.values()) if somebody.role in {"JW", "BOA", "POL"} else ()
            membership = directory.request_membership(
                person, somebody.role, actor.today, actor=actor, reason="start", areas=working
            )
            directory.grant_membership(membership, actor=actor)
            town.people[somebody.key] = (person.pk, membership.pk)
    for key, (person_id, _membership) in town.people.items():
        capabilities.open_account(f"{key}@{slug}.example", person_id)
    return town


def make_live(
    town: Town,
    policy: Path,
    partners: tuple[Partner, ...],
    *,
    wpg_for: tuple[str, ...],
    ends_on: dt.date | None = None,
) -> None:
    """Covenant from the model signed and in force, DPIA, advice and terms: the gate is green afterwards."""
    with acting(town.token("admin")) as actor:
        covenant.import_work_process(policy, actor=actor)
        covenant.import_retention(policy / "retention.yaml", actor=actor)
        covenant.confirm_retention(actor=actor)
        dpia = covenant.plan_dpia("Aanpak jeugdgroepen", actor.today + dt.timedelta(days=1000), actor=actor)
        for step in ("start", "ask_advice", "adopt"):
            covenant.step_dpia(dpia, step, actor=actor)
        organisations = list(Organisation.objects.filter(pk__in=town.organisations.values()))
        contact = Municipality.objects.get(pk=town.municipality_id).contact_point
        version = covenant.import_covenant(
            policy / "covenant.yaml", organisations, actor.today, contact, actor=actor
        )
        if ends_on is not None:
            version.change(None, ends_on=ends_on)
    _advise(town, version)
    signing = {town.organisations[partner.key] for partner in partners if partner.signs}
    with acting(town.token("admin")) as actor:
        _agree_and_sign(version, signing, actor)
    _decide_wpg(town, wpg_for)


def _agree_and_sign(version: Covenant, signing: set[UUID], actor: Actor) -> None:
    today = actor.today
    covenant.check_legally(version, "De tekst is in orde.", "jurist van de gemeente", today, actor=actor)
    covenant.step_covenant(version, "send_to_legal_check", actor=actor)
    decided = "besluit van het college"
    covenant.step_covenant(
        version, "agree", actor=actor, college_decision=decided, college_on=today, mayor_on=today
    )
    covenant.step_covenant(version, "open_signing", actor=actor)
    for party in version.parties.all():
        if party.organisation_id in signing:
            covenant.sign(party, "Bestuurder", "directeur", "mandaatregister", today, actor=actor)
    covenant.step_covenant(version, "put_in_force", actor=actor)


def _advise(town: Town, version: Covenant) -> None:
    officer = next(key for key in town.people if key.startswith("fg"))
    with acting(town.token(officer)) as actor:
        words = "Positief, mits de termijnen bewaakt worden."
        covenant.advise(version, words, "FG", actor.today, actor=actor)


def _decide_wpg(town: Town, wpg_for: tuple[str, ...]) -> None:
    police = next(key for key in town.people if key.startswith("police"))
    with acting(town.token(police)) as actor:
        decision = covenant.decide_wpg(
            list(Organisation.objects.filter(pk__in=[town.organisations[key] for key in wpg_for])),
            actor=actor,
            kind="20",
            issued_by="politiechef",
            agreed_by="burgemeester",
            weighty_public_interest="Het voorkomen van ernstige overlast en van afglijden van jongeren.",
            cooperation="Aanpak jeugdgroepen",
            purposes=["openbare orde", "hulp aan hen die deze behoeven"],
            categories=["D2", "D3", "D4"],
            conditions="Alleen voor leden op een vastgestelde namenlijst.",
            valid_from=actor.today,
            valid_until=actor.today + dt.timedelta(days=900),
        )
    with acting(_in_role(town, "PR")) as actor:
        proposals.decide(Proposal.objects.get(subject_id=decision.pk), "approve", actor=actor)


def _in_role(town: Town, role: str) -> str:
    """A capability of the first person who has this role."""
    with acting(town.token("admin")):
        membership = Membership.objects.filter(role=role).order_by("created_at").first()
    key = next(key for key, (_person, row) in town.people.items() if membership and row == membership.pk)
    return town.token(key)


def swear_all(town: Town) -> None:
    """Everybody signs the secrecy statement, each under their own capability."""
    for key in town.people:
        with acting(town.token(key)) as actor:
            directory.sign_secrecy(actor=actor)
