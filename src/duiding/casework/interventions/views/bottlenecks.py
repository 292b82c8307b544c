"""Bottlenecks: of a group, of one intervention, and one of them with its ladder."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from duiding.casework.interpretation.rules import may_lead
from duiding.casework.interventions import actions, queries, rules
from duiding.casework.interventions.forms import BottleneckForm, EscalationForm
from duiding.casework.interventions.models import Bottleneck
from duiding.casework.interventions.sentences import BOTTLENECK_STEPS, LACKS, LADDER
from duiding.casework.plans.forms import ReasonForm
from duiding.casework.plans.queries import access_group, named
from duiding.casework.plans.rules import demand
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking

FORM = "interventions/bottleneck_form.html"


@reads
def of_group(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = access_group(request.actor, group_id)
    rows = [(row, queries.days_open(row, request.actor.today)) for row in queries.bottlenecks_of(group.pk)]
    context = {"group": group, "rows": rows, "may_report": rules.may_report_bottleneck(request.actor)}
    return render(request, "interventions/bottlenecks.html", context)


@reads
def show_new(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = access_group(request.actor, group_id)
    demand(rules.may_report_bottleneck(request.actor))
    return render(request, FORM, {"group": group, "form": BottleneckForm(request.actor.today)})


@writes
def store_new(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = access_group(request.actor, group_id)
    demand(rules.may_report_bottleneck(request.actor))
    form = BottleneckForm(request.actor.today, request.POST)
    if not form.is_valid():
        return render(request, FORM, {"group": group, "form": form}, status=422)
    actions.add_bottleneck(group.pk, actor=request.actor, **form.cleaned_data)
    return redirect("interventions:bottlenecks", group.pk)


@reads
def show_new_here(request: ActorRequest, intervention_id: UUID) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    demand(rules.may_report_bottleneck(request.actor))
    return render(request, FORM, {"intervention": row, "form": BottleneckForm(request.actor.today)})


@writes
def store_new_here(request: ActorRequest, intervention_id: UUID) -> HttpResponse:
    row = queries.access_intervention(request.actor, intervention_id)
    demand(rules.may_report_bottleneck(request.actor))
    form = BottleneckForm(request.actor.today, request.POST)
    if not form.is_valid():
        return render(request, FORM, {"intervention": row, "form": form}, status=422)
    actions.add_bottleneck(row.group_id, actor=request.actor, intervention=row, **form.cleaned_data)
    return redirect("interventions:detail", row.pk)


@reads
def detail(request: ActorRequest, bottleneck_id: UUID) -> HttpResponse:
    return _detail(request, queries.access_bottleneck(request.actor, bottleneck_id), EscalationForm())


@writes
def ladder(request: ActorRequest, bottleneck_id: UUID) -> HttpResponse:
    row = queries.access_bottleneck(request.actor, bottleneck_id)
    demand(rules.may_escalate(request.actor, row))
    form = EscalationForm(request.POST)
    if not form.is_valid():
        return _detail(request, row, form, status=422)
    actions.escalate(row, actor=request.actor, **form.cleaned_data)
    return redirect("interventions:bottleneck", row.pk)


def _detail(request: ActorRequest, row: Bottleneck, form: EscalationForm, status: int = 200) -> HttpResponse:
    context = {
        "bottleneck": row,
        "group": queries.group_of(row),
        "days": queries.days_open(row, request.actor.today),
        "rungs": [(LADDER[rung.level], rung) for rung in queries.ladder_of(row)],
        "decisions": row.step_decisions.select_related("decided_by").order_by("decided_at")[:20],
        "steps": queries.bottleneck_steps(request.actor, row),
        "may_escalate": rules.may_escalate(request.actor, row),
        "may_put": may_lead(request.actor) and row.status not in rules.CLOSED_BOTTLENECK,
        "form": form,
    }
    return render(request, "interventions/bottleneck.html", context, status=status)


@reads
def show_step(request: ActorRequest, bottleneck_id: UUID, step: str) -> HttpResponse:
    row = queries.access_bottleneck(request.actor, bottleneck_id)
    move = named(queries.bottleneck_steps(request.actor, row), step, BOTTLENECK_STEPS)
    form = ReasonForm(needs_reason=move.needs_reason)
    return render(request, "interventions/step.html", {"bottleneck": row, "move": move, "form": form})


@writes
def store_step(request: ActorRequest, bottleneck_id: UUID, step: str) -> HttpResponse:
    row = queries.access_bottleneck(request.actor, bottleneck_id)
    move = named(queries.bottleneck_steps(request.actor, row), step, BOTTLENECK_STEPS)
    form = ReasonForm(request.POST, needs_reason=move.needs_reason)
    context = {"bottleneck": row, "move": move, "form": form}
    if not form.is_valid():
        return render(request, "interventions/step.html", context, status=422)
    try:
        actions.step_bottleneck(row, step, actor=request.actor, reason=form.cleaned_data["reason"])
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, LACKS[code])
        return render(request, "interventions/step.html", context, status=422)
    return redirect("interventions:bottleneck", row.pk)


new = form_page(show_new, store_new)
new_here = form_page(show_new_here, store_new_here)
step = form_page(show_step, store_step)
