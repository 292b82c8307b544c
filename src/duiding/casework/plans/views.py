"""Making, changing and stepping a plan. Its page shows later stages too: see `web/plan`."""

from __future__ import annotations

from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from duiding.casework.plans import actions
from duiding.casework.plans.forms import GoalForm, MeasureForm, PlanForm, ReasonForm
from duiding.casework.plans.models import ActionPlan, PlanGoal
from duiding.casework.plans.queries import (
    access_goal,
    access_group,
    access_plan,
    named,
    newest_plan,
    next_steps,
    seven_goals,
)
from duiding.casework.plans.rules import demand, may_change, may_draft, may_measure
from duiding.casework.plans.sentences import LACKS, STEPS
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict


def version_of(request: ActorRequest) -> int | None:
    """The version that the form was made with; without one a concurrent edit would win in silence."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def differences_of(conflict: Conflict, form: Form) -> list[tuple[str, str, str]]:
    """label, their text and mine, where they differ."""
    texts = [
        (str(field.label), conflict.theirs[name], str(form.cleaned_data[name]))
        for name, field in form.fields.items()
        if name in conflict.theirs
    ]
    return [(label, theirs, mine) for label, theirs, mine in texts if theirs != mine]


@reads
def of_group(request: ActorRequest, group_id: UUID) -> HttpResponse:
    """The plan of a group, or the place where it will be."""
    group = access_group(request.actor, group_id)
    plan = newest_plan(group)
    if plan is not None:
        return redirect("plans:detail", plan.pk)
    return render(request, "plans/none_yet.html", {"group": group, "may_draft": may_draft(request.actor)})


@reads
def show_new(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = access_group(request.actor, group_id)
    demand(may_draft(request.actor))
    return render(request, "plans/plan_form.html", {"group": group, "form": PlanForm(), "plan": None})


@writes
def store_new(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = access_group(request.actor, group_id)
    demand(may_draft(request.actor))
    form = PlanForm(request.POST)
    if not form.is_valid():
        return render(
            request, "plans/plan_form.html", {"group": group, "form": form, "plan": None}, status=422
        )
    plan = actions.draft_plan(group, actor=request.actor, **form.cleaned_data)
    return redirect("plans:detail", plan.pk)


@reads
def show_edit(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(may_change(request.actor, plan))
    return _plan_form(request, plan, PlanForm.of(plan))


@writes
def store_edit(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(may_change(request.actor, plan))
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _plan_form(request, plan, form, status=422)
    try:
        actions.change_plan(plan, version_of(request), actor=request.actor, **form.cleaned_data)
    except Conflict as conflict:
        return _plan_form(request, plan, form, differences_of(conflict, form), status=409)
    return redirect("plans:detail", plan.pk)


def _plan_form(
    request: ActorRequest,
    plan: ActionPlan,
    form: PlanForm,
    differences: list[tuple[str, str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"group": plan.group, "plan": plan, "form": form, "differences": differences}
    return render(request, "plans/plan_form.html", context, status=status)


@reads
def show_goal(request: ActorRequest, plan_id: UUID, goal_id: UUID | None = None) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(may_change(request.actor, plan))
    goal = access_goal(request.actor, plan, goal_id) if goal_id else None
    return _goal_form(request, plan, goal, GoalForm.of(goal) if goal else GoalForm())


@writes
def store_goal(request: ActorRequest, plan_id: UUID, goal_id: UUID | None = None) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(may_change(request.actor, plan))
    goal = access_goal(request.actor, plan, goal_id) if goal_id else None
    form = GoalForm(request.POST)
    if not form.is_valid():
        return _goal_form(request, plan, goal, form, status=422)
    if goal is None:
        actions.add_goal(plan, actor=request.actor, **form.cleaned_data)
        return redirect("plans:detail", plan.pk)
    try:
        actions.change_goal(goal, version_of(request), actor=request.actor, **form.cleaned_data)
    except Conflict as conflict:
        return _goal_form(request, plan, goal, form, differences_of(conflict, form), status=409)
    return redirect("plans:detail", plan.pk)


def _goal_form(
    request: ActorRequest,
    plan: ActionPlan,
    goal: PlanGoal | None,
    form: GoalForm,
    differences: list[tuple[str, str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"plan": plan, "goal": goal, "form": form, "differences": differences, "goals": seven_goals()}
    return render(request, "plans/goal_form.html", context, status=status)


@reads
def show_measure(request: ActorRequest, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(may_measure(request.actor, plan))
    goal = access_goal(request.actor, plan, goal_id)
    form = MeasureForm(initial={"current": goal.current})
    return render(request, "plans/measure.html", {"plan": plan, "goal": goal, "form": form})


@writes
def store_measure(request: ActorRequest, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    demand(may_measure(request.actor, plan))
    goal = access_goal(request.actor, plan, goal_id)
    form = MeasureForm(request.POST)
    context = {"plan": plan, "goal": goal, "form": form}
    if not form.is_valid():
        return render(request, "plans/measure.html", context, status=422)
    try:
        actions.measure_goal(goal, form.cleaned_data["current"], version_of(request), actor=request.actor)
    except Conflict as conflict:
        goal.refresh_from_db()
        context["differences"] = differences_of(conflict, form)
        return render(request, "plans/measure.html", context, status=409)
    return redirect("plans:detail", plan.pk)


@reads
def show_step(request: ActorRequest, plan_id: UUID, step: str) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    move = named(next_steps(request.actor, plan), step, STEPS)
    form = ReasonForm(needs_reason=move.needs_reason)
    return render(request, "plans/step.html", {"plan": plan, "move": move, "form": form})


@writes
def store_step(request: ActorRequest, plan_id: UUID, step: str) -> HttpResponse:
    plan = access_plan(request.actor, plan_id)
    move = named(next_steps(request.actor, plan), step, STEPS)
    form = ReasonForm(request.POST, needs_reason=move.needs_reason)
    context = {"plan": plan, "move": move, "form": form}
    if not form.is_valid():
        return render(request, "plans/step.html", context, status=422)
    try:
        actions.step_plan(plan, step, actor=request.actor, reason=form.cleaned_data["reason"])
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, LACKS[code])
        return render(request, "plans/step.html", context, status=422)
    return redirect(reverse("plans:detail", args=[plan.pk]))


new = form_page(show_new, store_new)
edit = form_page(show_edit, store_edit)
goal = form_page(show_goal, store_goal)
measure = form_page(show_measure, store_measure)
step = form_page(show_step, store_step)
