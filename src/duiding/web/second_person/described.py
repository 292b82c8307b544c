"""What a proposal is about, in words: read from the rows as they are now, a few questions for a whole list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from duiding.covenant.models import Category, Party, RetentionTerm, WpgDecision
from duiding.directory.models import Membership, Proposal
from duiding.directory.roles import Role
from duiding.directory.second_person import KINDS
from duiding.privacy.oversight import queries as oversight
from duiding.privacy.oversight.forms import filter_words

Rows = list[Proposal]


@dataclass(frozen=True)
class Change:
    """One thing that changes; without `was` it is something new."""

    label: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Described:
    proposal: Proposal
    title: str
    changes: tuple[Change, ...] = ()
    url: str = ""


def describe(rows: Iterable[Proposal]) -> list[Described]:
    """In the given order; a subject that is not there any more is only called by its kind."""
    rows = list(rows)
    found: dict[UUID, Described] = {}
    for kind, tell in TELLERS.items():
        asked = [row for row in rows if row.kind == kind]
        if asked:
            found |= tell(asked)
    return [found.get(row.pk) or Described(row, _label(row)) for row in rows]


def _label(row: Proposal) -> str:
    return str(KINDS[row.kind].label).capitalize()


def _subjects(rows: Rows) -> list[UUID]:
    return [row.subject_id for row in rows if row.subject_id is not None]


def _day(text: object) -> str:
    return date_format(dt.date.fromisoformat(str(text)), "j F Y") if text else _("no end")


def _roles(rows: Rows) -> dict[UUID, Described]:
    known = Membership.objects.select_related("person").in_bulk(_subjects(rows))
    return {
        row.pk: Described(
            row,
            _("Later end of a role: %(who)s, %(role)s")
            % {"who": role.person.name, "role": Role(role.role).label},
            (Change(_("Last day"), _day(role.valid_until), _day(row.payload.get("valid_until"))),),
            "",
        )
        for row in rows
        if (role := known.get(row.subject_id))
    }


def _terms(rows: Rows) -> dict[UUID, Described]:
    known = RetentionTerm.objects.in_bulk(_subjects(rows))
    return {
        row.pk: Described(
            row,
            _("Retention term: %(term)s") % {"term": term.label},
            (
                Change(_("Days"), _days(term.days), _days(row.payload.get("days"))),
                Change(_("On the ground of what?"), term.reference, str(row.payload.get("reference", ""))),
                Change(_("Owner"), str(Role(term.owner_role).label),
                       str(Role(row.payload["owner_role"]).label)),
            ),
            reverse("covenant:retention"),
        )
        for row in rows
        if (term := known.get(row.subject_id))
    }  # fmt: skip


def _days(days: object) -> str:
    return str(days) if days is not None else _("follows the group or is kept for ever")


def _parties(rows: Rows) -> dict[UUID, Described]:
    known = Party.objects.select_related("organisation").in_bulk(_subjects(rows))
    return {
        row.pk: Described(
            row,
            _("Joins the covenant: %(party)s") % {"party": party.organisation.name},
            (
                Change(_("Who signs?"), "", str(row.payload.get("name", ""))),
                Change(_("Function"), "", str(row.payload.get("function", ""))),
                Change(_("Mandate"), "", str(row.payload.get("mandate", ""))),
                Change(_("Signed on"), "", _day(row.payload.get("signed_on"))),
            ),
            reverse("covenant:version", args=[party.covenant_id]),
        )
        for row in rows
        if (party := known.get(row.subject_id))
    }


def _decisions(rows: Rows) -> dict[UUID, Described]:
    known = WpgDecision.objects.prefetch_related("recipients__organisation").in_bulk(_subjects(rows))
    return {row.pk: _decision(row, found) for row in rows if (found := known.get(row.subject_id))}


def _decision(row: Proposal, found: WpgDecision) -> Described:
    names = ", ".join(one.organisation.name for one in found.recipients.all())
    data = ", ".join(str(Category(code).label) for code in found.categories)
    return Described(
        row,
        _("Compare with the decision on paper: %(kind)s") % {"kind": found.get_kind_display()},
        (
            Change(_("Who may receive it?"), "", names),
            Change(_("Which data?"), "", data),
            Change(_("Purposes"), "", "; ".join(found.purposes)),
            Change(_("Valid"), "", f"{_day(found.valid_from)} – {_day(found.valid_until)}"),
            Change(_("Decided by"), "", found.issued_by),
            Change(_("In agreement with"), "", found.agreed_by),
            Change(_("Weighty public interest"), "", found.weighty_public_interest),
            Change(_("Conditions"), "", found.conditions or "–"),
        ),
        reverse("covenant:wpg"),
    )


def _exceptional(rows: Rows) -> dict[UUID, Described]:
    return {
        row.pk: Described(
            row, _("Exceptional access to %(group)s") % {"group": row.payload.get("code_name", "")}
        )
        for row in rows
    }


def _trail_exports(rows: Rows) -> dict[UUID, Described]:
    names = oversight.names()
    return {
        row.pk: Described(
            row,
            _("The trail as a file"),
            tuple(Change(label, "", text) for label, text in filter_words(row.payload, names))
            or (Change(_("Lines"), "", _("all of them")),),
        )
        for row in rows
    }


def _destructions(rows: Rows) -> dict[UUID, Described]:
    return {
        row.pk: Described(
            row,
            _("Destruction of data over their term"),
            (Change(_("Persons"), "", str(len(row.payload.get("members", ())))),),
            reverse("privacy:destruction"),
        )
        for row in rows
    }


TELLERS: dict[str, Callable[[Rows], dict[UUID, Described]]] = {
    "role_until": _roles,
    "retention_term": _terms,
    "party_joins": _parties,
    "wpg_decision": _decisions,
    "exceptional_access": _exceptional,
    "trail_export": _trail_exports,
    "destruction": _destructions,
}
