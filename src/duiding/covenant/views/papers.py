"""What must stand beside the covenant: police data decisions, the DPIA, retention terms."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant import actions, queries, rules, sentences, version_actions
from duiding.covenant.forms import ConfirmForm, ReasonForm
from duiding.covenant.models import Dpia, RetentionTerm
from duiding.covenant.paper_forms import DpiaForm, TermForm, WpgForm
from duiding.covenant.states import DPIA
from duiding.covenant.views.matrix import wpg_counts
from duiding.covenant.views.task import Task, carry_out, show, typed_version
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed, NotNow, NotYours


def _task(list_name: str, back: str, **task: Any) -> Task:
    return Task(back_url=reverse(f"covenant:{list_name}"), back=back, **task)


def _only(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed(_("You may read this, but not change it."))


@reads
def wpg(request: ActorRequest) -> HttpResponse:
    today = request.actor.today
    decisions = [(decision, wpg_counts(decision, today)) for decision in queries.wpg_decisions()]
    context = {"decisions": decisions, "today": today, "may_change": rules.may_change_wpg(request.actor)}
    return render(request, "covenant/wpg.html", context)


def _new_wpg_task() -> Task:
    return _task(
        "wpg",
        _("Police data decisions"),
        title=_("New police data decision"),
        button=_("Store the decision"),
        lead=_(
            "The decision itself is taken by the police. Here stands what it says, so that access follows it."
        ),
    )


@reads
def show_new_wpg(request: ActorRequest) -> HttpResponse:
    _only(rules.may_change_wpg(request.actor))
    form = WpgForm(organisations=queries.signed_organisations(), initial={"valid_from": request.actor.today})
    return show(request, _new_wpg_task(), form)


@writes
def store_new_wpg(request: ActorRequest) -> HttpResponse:
    _only(rules.may_change_wpg(request.actor))
    form = WpgForm(request.POST, organisations=queries.signed_organisations())

    def decide(data: dict[str, Any]) -> None:
        recipients = list(data.pop("recipients"))
        actions.decide_wpg(recipients, actor=request.actor, **data)

    to = reverse("covenant:wpg")
    return carry_out(request, _new_wpg_task(), form, decide, _("The decision is stored."), to)


new_wpg = form_page(show_new_wpg, store_new_wpg)


def _end_wpg_task() -> Task:
    return _task(
        "wpg",
        _("Police data decisions"),
        title=_("Withdraw the police data decision"),
        button=_("Withdraw"),
        warning=_("Who sees data only because of this decision loses that at once."),
    )


def _sure() -> str:
    return _("Yes, this decision is withdrawn")


@reads
def show_end_wpg(request: ActorRequest, wpg_id: UUID) -> HttpResponse:
    queries.access_wpg(request.actor, wpg_id)
    _only(rules.may_change_wpg(request.actor))
    return show(request, _end_wpg_task(), ConfirmForm(label=_sure()))


@writes
def store_end_wpg(request: ActorRequest, wpg_id: UUID) -> HttpResponse:
    decision = queries.access_wpg(request.actor, wpg_id)
    _only(rules.may_change_wpg(request.actor))
    if decision.withdrawn_at is not None:
        raise NotNow(_("This decision is withdrawn already."))
    return carry_out(
        request, _end_wpg_task(), ConfirmForm(request.POST, label=_sure()),
        lambda data: version_actions.withdraw_wpg(decision, actor=request.actor),
        _("The decision is withdrawn."), reverse("covenant:wpg"),
    )  # fmt: skip


end_wpg = form_page(show_end_wpg, store_end_wpg)


@reads
def dpia(request: ActorRequest) -> HttpResponse:
    role = request.actor.role
    rows = [
        (row, [(step.name, sentences.DPIA_STEPS[step.name]) for step in DPIA.possible_for(row.status, role)])
        for row in queries.dpias()
    ]
    context = {"rows": rows, "today": request.actor.today, "may_change": rules.may_change_dpia(request.actor)}
    return render(request, "covenant/dpia.html", context)


def _dpia_task(row: Dpia | None) -> Task:
    title = _("Change the DPIA") if row else _("Plan a DPIA")
    return _task("dpia", _("DPIA"), title=title, button=_("Store"), version=row.version if row else None)


@reads
def show_new_dpia(request: ActorRequest) -> HttpResponse:
    _only(rules.may_change_dpia(request.actor))
    return show(request, _dpia_task(None), DpiaForm(today=request.actor.today))


@writes
def store_new_dpia(request: ActorRequest) -> HttpResponse:
    _only(rules.may_change_dpia(request.actor))
    return carry_out(
        request, _dpia_task(None), DpiaForm(request.POST, today=request.actor.today),
        lambda data: actions.plan_dpia(actor=request.actor, **data), _("The DPIA is planned."), reverse("covenant:dpia"),
    )  # fmt: skip


new_dpia = form_page(show_new_dpia, store_new_dpia)


@reads
def show_edit_dpia(request: ActorRequest, dpia_id: UUID) -> HttpResponse:
    row = queries.access_dpia(request.actor, dpia_id)
    _only(rules.may_change_dpia(request.actor))
    start = {"title": row.title, "review_on": row.review_on}
    return show(request, _dpia_task(row), DpiaForm(today=request.actor.today, initial=start))


@writes
def store_edit_dpia(request: ActorRequest, dpia_id: UUID) -> HttpResponse:
    row = queries.access_dpia(request.actor, dpia_id)
    _only(rules.may_change_dpia(request.actor))
    return carry_out(
        request, _dpia_task(row), DpiaForm(request.POST, today=request.actor.today),
        lambda data: version_actions.change_dpia(row, typed_version(request), actor=request.actor, **data),
        _("Stored."), reverse("covenant:dpia"),
    )  # fmt: skip


edit_dpia = form_page(show_edit_dpia, store_edit_dpia)


def _dpia_step(request: ActorRequest, row: Dpia, name: str) -> tuple[Task, bool]:
    if name not in sentences.DPIA_STEPS:
        raise NotYours
    step = DPIA.step(name, row.status)
    if step is None:
        raise NotNow(_("This step is not possible now. Look at the DPIA again."))
    _only(request.actor.role in step.by)
    words = sentences.DPIA_STEPS[name]
    return _task("dpia", _("DPIA"), title=words, button=words), step.needs_reason


@reads
def show_dpia_step(request: ActorRequest, dpia_id: UUID, dpia_step: str) -> HttpResponse:
    task, asks_reason = _dpia_step(request, queries.access_dpia(request.actor, dpia_id), dpia_step)
    return show(request, task, ReasonForm(asks_reason=asks_reason))


@writes
def take_dpia_step(request: ActorRequest, dpia_id: UUID, dpia_step: str) -> HttpResponse:
    row = queries.access_dpia(request.actor, dpia_id)
    task, asks_reason = _dpia_step(request, row, dpia_step)
    return carry_out(
        request, task, ReasonForm(request.POST, asks_reason=asks_reason),
        lambda data: actions.step_dpia(row, dpia_step, actor=request.actor, reason=data["reason"]),
        _("The step is recorded."), task.back_url,
    )  # fmt: skip


step_of_dpia = form_page(show_dpia_step, take_dpia_step)


@reads
def retention(request: ActorRequest) -> HttpResponse:
    terms = queries.terms()
    context = {
        "terms": terms,
        "open": sum(term.confirmed_on is None for term in terms),
        "may_change": rules.may_change_retention(request.actor),
    }
    return render(request, "covenant/retention.html", context)


@writes
def confirm_all_terms(request: ActorRequest) -> HttpResponse:
    _only(rules.may_change_retention(request.actor))
    actions.confirm_retention(actor=request.actor)
    messages.success(request, _("The terms are confirmed."))
    return redirect("covenant:retention")


def _term_task(term: RetentionTerm) -> Task:
    lead = _("Whoever changes a term confirms it by that. What is already deleted does not come back.")
    return _task(
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
    _only(rules.may_change_retention(request.actor))
    start = {"days": term.days, "reference": term.reference, "owner_role": term.owner_role}
    return show(request, _term_task(term), TermForm(term=term, initial=start))


@writes
def store_term(request: ActorRequest, term_id: UUID) -> HttpResponse:
    term = queries.access_term(request.actor, term_id)
    _only(rules.may_change_retention(request.actor))
    return carry_out(
        request, _term_task(term), TermForm(request.POST, term=term),
        lambda data: version_actions.change_term(term, typed_version(request), actor=request.actor, **data),
        _("The term is stored and confirmed."), reverse("covenant:retention"),
    )  # fmt: skip


term = form_page(show_term, store_term)
