"""The register of DPIAs: each with its steps, its advice and its review."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant import actions, queries, rules, sentences, version_actions
from duiding.covenant.forms import AdviceForm, ReasonForm
from duiding.covenant.models import Dpia, DpiaStatus
from duiding.covenant.paper_forms import DpiaForm
from duiding.covenant.states import DPIA
from duiding.covenant.views.task import Task, carry_out, of_list, only, show, typed_version
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed, NotNow, NotYours


@reads
def dpia(request: ActorRequest) -> HttpResponse:
    role = request.actor.role
    rows = [
        (row, [(step.name, sentences.DPIA_STEPS[step.name]) for step in DPIA.possible_for(row.status, role)])
        for row in queries.dpias()
    ]
    context = {
        "rows": rows,
        "today": request.actor.today,
        "may_change": rules.may_change_dpia(request.actor),
        "may_advise": rules.may_advise(request.actor),
    }
    return render(request, "covenant/dpia.html", context)


def _dpia_task(row: Dpia | None) -> Task:
    title = _("Change the DPIA") if row else _("Plan a DPIA")
    return of_list("dpia", _("DPIA"), title=title, button=_("Store"), version=row.version if row else None)


@reads
def show_new_dpia(request: ActorRequest) -> HttpResponse:
    only(rules.may_change_dpia(request.actor))
    return show(request, _dpia_task(None), DpiaForm(today=request.actor.today))


@writes
def store_new_dpia(request: ActorRequest) -> HttpResponse:
    only(rules.may_change_dpia(request.actor))
    return carry_out(
        request, _dpia_task(None), DpiaForm(request.POST, today=request.actor.today),
        lambda data: actions.plan_dpia(actor=request.actor, **data), _("The DPIA is planned."), reverse("covenant:dpia"),
    )  # fmt: skip


new_dpia = form_page(show_new_dpia, store_new_dpia)


@reads
def show_edit_dpia(request: ActorRequest, dpia_id: UUID) -> HttpResponse:
    row = queries.access_dpia(request.actor, dpia_id)
    only(rules.may_change_dpia(request.actor))
    start = {"title": row.title, "review_on": row.review_on}
    return show(request, _dpia_task(row), DpiaForm(today=request.actor.today, initial=start))


@writes
def store_edit_dpia(request: ActorRequest, dpia_id: UUID) -> HttpResponse:
    row = queries.access_dpia(request.actor, dpia_id)
    only(rules.may_change_dpia(request.actor))
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
    only(request.actor.role in step.by)
    words = sentences.DPIA_STEPS[name]
    return of_list("dpia", _("DPIA"), title=words, button=words), step.needs_reason


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


def _advice_task(request: ActorRequest, row: Dpia) -> Task:
    if not rules.may_advise(request.actor):
        raise NotAllowed(_("Only the data protection officer writes this advice."))
    if row.status != DpiaStatus.FG_ADVICE:
        raise NotNow(_("The advice is asked first. Look at the DPIA again."))
    return of_list(
        "dpia",
        _("DPIA"),
        title=_("Advice of the data protection officer"),
        button=_("Store the advice"),
        lead=row.title,
    )


@reads
def show_advice(request: ActorRequest, dpia_id: UUID) -> HttpResponse:
    task = _advice_task(request, queries.access_dpia(request.actor, dpia_id))
    return show(request, task, AdviceForm(initial={"given_on": request.actor.today}))


@writes
def store_advice(request: ActorRequest, dpia_id: UUID) -> HttpResponse:
    row = queries.access_dpia(request.actor, dpia_id)
    task = _advice_task(request, row)
    return carry_out(
        request, task, AdviceForm(request.POST),
        lambda data: actions.advise(row, actor=request.actor, **data), _("The advice is stored."), task.back_url,
    )  # fmt: skip


advice = form_page(show_advice, store_advice)
