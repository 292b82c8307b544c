"""Retention terms: how long what is kept, changed by two people once a covenant counts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant import actions, queries, rules, version_actions
from duiding.covenant.models import RetentionTerm
from duiding.covenant.paper_forms import TermForm
from duiding.covenant.views.task import Task, carry_out, of_list, only, show, typed_version
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.proposals import waits_about
from duiding.directory.second_person import KINDS
from duiding.kernel.errors import NotNow


@reads
def retention(request: ActorRequest) -> HttpResponse:
    terms = queries.terms()
    context = {
        "terms": terms,
        "open": sum(term.confirmed_on is None for term in terms),
        "waiting": waits_about("retention_term", [term.pk for term in terms]),
        "may_change": rules.may_change_retention(request.actor),
        "may_destroy": request.actor.role
        in {*KINDS["destruction"].asked_by, *KINDS["destruction"].approved_by},
    }
    return render(request, "covenant/retention.html", context)


@writes
def confirm_all_terms(request: ActorRequest) -> HttpResponse:
    only(rules.may_change_retention(request.actor))
    if request.actor.four_eyes:
        raise NotNow(_("Open each term and store it. A second person approves it."))
    actions.confirm_retention(actor=request.actor)
    messages.success(request, _("The terms are confirmed."))
    return redirect("covenant:retention")


def _term_task(term: RetentionTerm) -> Task:
    lead = _("A second person approves the change. What is already deleted does not come back.")
    return of_list(
        "retention",
        _("Retention terms"),
        title=term.label,
        button=_("Store"),
        lead=lead,
        version=term.version,
    )


@reads
def show_term(request: ActorRequest, term_id: UUID) -> HttpResponse:
    term = queries.access_term(request.actor, term_id)
    only(rules.may_change_retention(request.actor))
    start = {"days": term.days, "reference": term.reference, "owner_role": term.owner_role}
    return show(request, _term_task(term), TermForm(term=term, initial=start))


@writes
def store_term(request: ActorRequest, term_id: UUID) -> HttpResponse:
    term = queries.access_term(request.actor, term_id)
    only(rules.may_change_retention(request.actor))
    return carry_out(
        request, _term_task(term), TermForm(request.POST, term=term),
        lambda data: version_actions.change_term(term, typed_version(request), actor=request.actor, **data),
        _("The term is stored and confirmed."), reverse("covenant:retention"),
    )  # fmt: skip


term = form_page(show_term, store_term)
