"""The covenant with its annexes, for signing: as a PDF, and as an OpenDocument text."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duiding.covenant import matrix as matrices
from duiding.covenant import queries
from duiding.covenant.models import Category, Covenant, Dpia, FgAdvice, Party, RetentionTerm, WpgDecision
from duiding.directory.actor import Actor
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads
from duiding.directory.roles import Role
from duiding.web import documents

ODT = "application/vnd.oasis.opendocument.text"


@reads
def paper(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    file = documents.covenant(document_of(covenant, request.actor))
    name = f"convenant-versie-{covenant.number}.pdf"
    return as_file("papers:covenant", file, filename=name, content_type="application/pdf", row_id=covenant.pk)


@reads
def text_file(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    file = documents.covenant_text(document_of(covenant, request.actor))
    name = f"convenant-versie-{covenant.number}.odt"
    return as_file("papers:covenant_text", file, filename=name, content_type=ODT, row_id=covenant.pk)


def document_of(covenant: Covenant, actor: Actor) -> documents.CovenantDocument:
    parties = queries.parties(covenant)
    return documents.CovenantDocument(
        language="en" if get_language() == "en" else "nl",
        municipality=actor.municipality,
        title=covenant.title,
        made_at=actor.at,
        version=str(covenant.number),
        state=str(covenant.get_status_display()),
        valid_from=covenant.starts_on,
        valid_until=covenant.ends_on,
        facts=_facts(covenant),
        articles=tuple(
            documents.CovenantArticle(row.number, row.title, row.text) for row in queries.articles(covenant)
        ),
        matrices=_matrices(covenant),
        signatures=tuple(_signature(party) for party in parties),
        annexes=(_parties(covenant, parties), _police_data(), _assessment(covenant), _terms()),
    )


def _day(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else "–"


def _facts(covenant: Covenant) -> tuple[tuple[str, str], ...]:
    return (
        (_("Purpose"), covenant.purpose),
        (_("Scope"), covenant.scope or "–"),
        (_("Ages"), f"{covenant.age_min}–{covenant.age_max}"),
        (_("Evaluation before"), _day(covenant.evaluation_due_on)),
        (_("Contact point"), covenant.contact_point or "–"),
    )


def _matrices(covenant: Covenant) -> tuple[documents.CovenantMatrix, ...]:
    lines = queries.lines(covenant)
    tables: list[tuple[str, str, tuple[str, ...]]]
    tables = [(_("Step %(step)s") % {"step": step}, step, matrices.CASE) for step in matrices.STEPS]
    tables.append((_("Meeting and driehoek"), matrices.EVERY_STEP, matrices.GATHERINGS))
    return tuple(_matrix(title, matrices.matrix(lines, step, kinds, "")) for title, step, kinds in tables)


def _matrix(title: str, found: matrices.Matrix) -> documents.CovenantMatrix:
    return documents.CovenantMatrix(
        title,
        tuple(f"{code} {label}".strip() for code, label in found.columns),
        tuple(
            documents.MatrixRow(who, tuple("" if kind == "no" else text for kind, text, _url in cells))
            for who, cells in found.rows
        ),
        tuple(f"({sign}) {text}" for sign, text in found.notes),
    )


def _signature(party: Party) -> documents.CovenantSignature:
    return documents.CovenantSignature(
        party.organisation.name,
        party.signatory_name,
        party.signatory_function,
        party.signed_on,
        party.mandate,
    )


def _parties(covenant: Covenant, parties: list[Party]) -> documents.CovenantAnnex:
    rows = tuple(
        (
            party.organisation.name,
            str(party.organisation.get_kind_display()),
            _("left on %(day)s") % {"day": _day(localtime(party.withdrawn_at).date())}
            if party.withdrawn_at
            else _("signed")
            if party.signed_on
            else _("asked to sign"),
        )
        for party in parties
    )
    text = _("One point of contact for all parties: %(point)s.") % {"point": covenant.contact_point or "–"}
    return documents.CovenantAnnex(
        _("Parties and contact"), (text,), (_("Organisation"), _("Kind"), _("State")), rows
    )


def _police_data() -> documents.CovenantAnnex:
    found = [
        row for row in queries.wpg_decisions() if row.confirmed_at is not None and row.withdrawn_at is None
    ]
    none = _("There is no decision. Without one nobody but the police sees police data.")
    text = _("The decision itself stands on paper with the police. Here stands what it opens.")
    return documents.CovenantAnnex(
        _("Decisions to provide police data"),
        (text if found else none,),
        (_("Decision"), _("Recipients"), _("Which data"), _("Purposes"), _("Valid")),
        tuple(_decision(row) for row in found),
    )


def _decision(row: WpgDecision) -> tuple[str, ...]:
    return (
        f"{row.get_kind_display()}, {row.issued_by}",
        ", ".join(recipient.organisation.name for recipient in row.recipients.all()),
        ", ".join(str(Category(code).label) for code in row.categories),
        "; ".join(row.purposes),
        f"{_day(row.valid_from)} – {_day(row.valid_until)}",
    )


def _assessment(covenant: Covenant) -> documents.CovenantAnnex:
    """The newest DPIA, with what the officer advised about it and about this version."""
    paragraphs = [line for row in queries.dpias()[:1] for line in _about_assessment(row)]
    advised = [_advice(row) for row in queries.advices(covenant)]
    return documents.CovenantAnnex(
        _("Summary of the data protection impact assessment (DPIA)"),
        (*(paragraphs or [_("There is no DPIA yet.")]), *advised),
    )


def _about_assessment(row: Dpia) -> list[str]:
    state = _("%(title)s: %(status)s. To be looked at again before %(day)s.")
    said = [state % {"title": row.title, "status": row.get_status_display(), "day": _day(row.review_on)}]
    return said + [_advice(row) for row in sorted(row.advices.all(), key=lambda advice: advice.given_on)]


def _advice(row: FgAdvice) -> str:
    words = {"who": row.given_by, "day": _day(row.given_on), "text": row.advice}
    return _("Advice of the data protection officer (%(who)s, %(day)s): %(text)s") % words


def _terms() -> documents.CovenantAnnex:
    return documents.CovenantAnnex(
        _("Retention terms"),
        (),
        (_("What"), _("Counts from"), _("Days"), _("On the ground of what?"), _("Owner")),
        tuple(_term(row) for row in queries.terms()),
    )


def _term(row: RetentionTerm) -> tuple[str, ...]:
    days = str(row.days) if row.days is not None else _("follows the group or is kept for ever")
    return row.label, row.start_event, days, row.reference, str(Role(row.owner_role).label)
