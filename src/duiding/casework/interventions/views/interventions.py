"""My actions, and the page of one intervention with its progress."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from duiding.casework.groups.states import STEP_OF
from duiding.casework.interpretation.actions.tasks import finish_action as finish
from duiding.casework.interventions import actions, queries, rules
from duiding.casework.interventions.forms import (
    InterventionForm,
    OwnInterventionForm,
    ProgressForm,
    ResultForm,
)
from duiding.casework.interventions.models import Intervention
from duiding.casework.interventions.sentences import LACKS, STEPS
from duiding.casework.plans.forms import ReasonForm
from duiding.casework.plans.queries import access_plan, named
from duiding.casework.plans.rules import demand
from duiding.casework.plans.views import differences_of, version_of
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict


@reads
def mine(request: ActorRequest) -> HttpResponse:
    """For every role: what I promised to do, what expires first on top."""
    return _mine(request)


@writes
def finish_action(request: ActorRequest, action_id: UUID) -> HttpResponse:
    """One line about what came of an agreement of the meeting; then it is done."""
    action = queries.access_my_action(request.actor, action_id)
    form = ResultForm(request.POST, auto_id=f"id_{action.pk}_%s")
    if not form.is_valid():
        return _mine(request, form, action_id, status=422)
    finish(action, form.cleaned_data["result"], actor=request.actor)
    return redirect("interventions:mine")


def _mine(
    request: ActorRequest, bound: ResultForm | None = None, bound_to: UUID | None = None, status: int = 200
) -> HttpResponse:
    agreements = [
        (action, bound if bound and action.pk == bound_to else ResultForm(auto_id=f"id_{action.pk}_%s"))
        for action in queries.my_actions(request.actor)
    ]
    context = {
        "interventions": queries.my_interventions(request.actor),
        "ended": queries.my_ended_interventions(request.actor),
        "agreements": agreements,
        "bound": bound,
        "today": request.actor.today,
    }
    return render(request, "interventions/mine.html", context, status=status)


@reads
def detail(request: ActorRequest, intervention_id: UUID) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    return _detail(request, row, ProgressForm(request.actor.today))


@writes
def progress(request: ActorRequest, intervention_id: UUID) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    demand(rules.may_work_on(request.actor, row))
    form = ProgressForm(request.actor.today, request.POST)
    if not form.is_valid():
        return _detail(request, row, form, status=422)
    actions.add_progress(row, actor=request.actor, **form.cleaned_data)
    return redirect("interventions:detail", row.pk)


def _detail(request: ActorRequest, row: Intervention, form: ProgressForm, status: int = 200) -> HttpResponse:
    actor = request.actor
    group = queries.group_of(row)
    context: dict[str, Any] = {
        "intervention": row,
        "group": group,
        # Who may see only the own action does not see the group; plans run in step 6.
        "step_code": STEP_OF[group.status] if group else "6",
        "form": form,
        "progress": queries.progress_of(row),
        "bottlenecks": [(b, queries.days_open(b, actor.today)) for b in queries.bottlenecks_at(row)],
        "steps": queries.next_steps(actor, row) if rules.may_work_on(actor, row) else [],
        "may_work": rules.may_work_on(actor, row) and row.status in rules.LIVE,
        "may_change": rules.may_change(actor, row),
        "may_report": rules.may_report_bottleneck(actor),
        "today": actor.today,
    }
    return render(request, "interventions/detail.html", context, status=status)


@reads
def show_new(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(rules.may_add(request.actor))
    form = InterventionForm(plan, request.actor.today)
    return render(request, "interventions/intervention_form.html", {"plan": plan, "form": form})


@writes
def store_new(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(rules.may_add(request.actor))
    form = InterventionForm(plan, request.actor.today, request.POST)
    if not form.is_valid():
        context = {"plan": plan, "form": form}
        return render(request, "interventions/intervention_form.html", context, status=422)
    actions.add_intervention(plan, actor=request.actor, **form.facts())
    return redirect("plans:detail", plan.pk)


def _edit_form(
    request: ActorRequest, row: Intervention, data: Any = None
) -> InterventionForm | OwnInterventionForm:
    """The process director changes all of it, the owner the agreement about time and effort."""
    if request.actor.role != "PR":
        return OwnInterventionForm(data) if data else OwnInterventionForm.of(row)
    plan = access_plan(request.actor, row.plan_id)
    today = request.actor.today
    form = InterventionForm(plan, today, data) if data else InterventionForm.of(row, plan, today)
    form.fields.pop("member", None)  # whom it is about does not change any more
    return form


@reads
def show_edit(request: ActorRequest, intervention_id: UUID) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    demand(rules.may_change(request.actor, row))
    context = {"intervention": row, "form": _edit_form(request, row)}
    return render(request, "interventions/edit.html", context)


@writes
def store_edit(request: ActorRequest, intervention_id: UUID) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    demand(rules.may_change(request.actor, row))
    form = _edit_form(request, row, request.POST)
    context: dict[str, Any] = {"intervention": row, "form": form}
    if not form.is_valid():
        return render(request, "interventions/edit.html", context, status=422)
    facts = form.facts() if isinstance(form, InterventionForm) else form.cleaned_data
    try:
        actions.change_intervention(row, version_of(request), actor=request.actor, **facts)
    except Conflict as conflict:
        context["intervention"] = queries.access_intervention(request.actor, intervention_id)
        context["differences"] = differences_of(conflict, form)
        return render(request, "interventions/edit.html", context, status=409)
    return redirect("interventions:detail", row.pk)


@reads
def show_step(request: ActorRequest, intervention_id: UUID, step: str) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    demand(rules.may_work_on(request.actor, row))
    move = named(queries.next_steps(request.actor, row), step, STEPS)
    form = ReasonForm(needs_reason=move.needs_reason)
    return render(request, "interventions/step.html", {"intervention": row, "move": move, "form": form})


@writes
def store_step(request: ActorRequest, intervention_id: UUID, step: str) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    demand(rules.may_work_on(request.actor, row))
    move = named(queries.next_steps(request.actor, row), step, STEPS)
    form = ReasonForm(request.POST, needs_reason=move.needs_reason)
    context = {"intervention": row, "move": move, "form": form}
    if not form.is_valid():
        return render(request, "interventions/step.html", context, status=422)
    try:
        actions.step_intervention(row, step, actor=request.actor, reason=form.cleaned_data["reason"])
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, LACKS[code])
        return render(request, "interventions/step.html", context, status=422)
    return redirect("interventions:detail", row.pk)


new = form_page(show_new, store_new)
edit = form_page(show_edit, store_edit)
step = form_page(show_step, store_step)
