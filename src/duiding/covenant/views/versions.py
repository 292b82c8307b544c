"""Versions of the covenant: make one, look at it, change it while it is a concept."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant import actions, queries, rules, sentences, version_actions
from duiding.covenant.forms import NewVersionForm, VersionForm
from duiding.covenant.models import Covenant
from duiding.covenant.states import COVENANT
from duiding.covenant.views.matrix import matrix_of
from duiding.covenant.views.task import Task, carry_out, of_version, show, typed_version
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.proposals import waits_about
from duiding.directory.steps import missing
from duiding.kernel.errors import NotAllowed, NotNow

FACTS = (
    "title", "purpose", "scope", "age_min", "age_max", "starts_on", "ends_on", "evaluation_due_on", "contact_point",
)  # fmt: skip
TERM_YEARS = 3


@reads
def versions(request: ActorRequest) -> HttpResponse:
    context = {"versions": queries.versions(), "may_change": rules.may_change(request.actor)}
    return render(request, "covenant/versions.html", context)


@reads
def version(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    actor = request.actor
    covenant = queries.access_covenant(actor, covenant_id)
    possible = [step for step in COVENANT.possible_for(covenant.status, actor.role) if step.name != "replace"]
    is_concept = covenant.status in queries.CHANGEABLE
    context = {
        "covenant": covenant,
        "steps_now": [(step.name, sentences.COVENANT_STEPS[step.name]) for step in possible],
        "checklist": checklist(covenant),
        "parties": queries.parties(covenant),
        "joining": waits_about("party_joins", [party.pk for party in covenant.parties.all()]),
        "advices": queries.advices(covenant),
        "legal_checks": queries.legal_checks(covenant),
        "contributors": queries.contributors(covenant),
        "articles": queries.articles(covenant),
        "decisions": list(covenant.decisions.order_by("-decided_at")[:50]),
        "older": queries.previous(covenant),
        "may_change": rules.may_change(actor) and is_concept,
        "may_add_party": rules.may_change(actor) and covenant.status not in ("ended", "replaced"),
        "may_sign": rules.may_sign(actor) and covenant.status in queries.SIGNED_NOW,
        "may_advise": rules.may_advise(actor) and covenant.status not in ("ended", "replaced"),
        **matrix_of(covenant, request, ""),
    }
    return render(request, "covenant/version.html", context)


def checklist(covenant: Covenant) -> list[tuple[str, bool, str]]:
    """What must stand before this version can come in force; empty once it is."""
    if covenant.status not in (*queries.CHANGEABLE, "administrative_agreement", "signing"):
        return []
    lacks = missing("covenant", covenant.pk, "put_in_force")
    return [(str(text), code not in lacks, "") for code, text in sentences.GUARDS.items()]


def _may_change(request: ActorRequest, covenant: Covenant | None = None) -> None:
    if not rules.may_change(request.actor):
        raise NotAllowed(_("You may read the covenant, but not change it."))
    if covenant is not None and covenant.status not in queries.CHANGEABLE:
        raise NotNow(_("This version can no longer be changed. Make a new version."))


def _new_task() -> Task:
    return Task(
        title=_("New version"),
        button=_("Make the version"),
        back_url=reverse("covenant:versions"),
        back=_("Versions"),
        lead=_(
            "It starts as a concept. What counts today stays in force until the new version is put in force."
        ),
    )


@reads
def show_new(request: ActorRequest) -> HttpResponse:
    _may_change(request)
    newest = Covenant.objects.order_by("-number").first()
    form = NewVersionForm(newest=newest, initial={"starts_on": request.actor.today})
    return show(request, _new_task(), form)


@writes
def store_new(request: ActorRequest) -> HttpResponse:
    _may_change(request)
    newest = Covenant.objects.order_by("-number").first()
    form = NewVersionForm(request.POST, newest=newest)
    if not form.is_valid():
        return show(request, _new_task(), form, status=422)
    made = _make(request, newest, form.cleaned_data)
    messages.success(request, _("Version %(number)s is made, as a concept.") % {"number": made.number})
    return redirect("covenant:version", made.pk)


def _make(request: ActorRequest, newest: Covenant | None, data: dict[str, Any]) -> Covenant:
    first: dt.date = data["starts_on"]
    if newest is not None and data["source"] == NewVersionForm.COPY:
        last = first + dt.timedelta(days=365 * TERM_YEARS)
        return version_actions.copy_covenant(newest, first, last, actor=request.actor)
    return actions.import_covenant(
        settings.POLICY_DIR / "covenant.yaml",
        list(data["organisations"]),
        first,
        data["contact_point"],
        actor=request.actor,
    )


new = form_page(show_new, store_new)


def _facts_task(covenant: Covenant) -> Task:
    return of_version(covenant, title=_("Change the facts"), button=_("Store"), version=covenant.version)


@reads
def show_facts(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    _may_change(request, covenant)
    form = VersionForm(initial={name: getattr(covenant, name) for name in FACTS})
    return show(request, _facts_task(covenant), form)


@writes
def store_facts(request: ActorRequest, covenant_id: UUID) -> HttpResponse:
    covenant = queries.access_covenant(request.actor, covenant_id)
    _may_change(request, covenant)
    task = _facts_task(covenant)
    return carry_out(
        request, task, VersionForm(request.POST),
        lambda data: covenant.change(typed_version(request), **data), _("Stored."), task.back_url,
    )  # fmt: skip


facts = form_page(show_facts, store_facts)
