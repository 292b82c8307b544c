"""What approaches promised: the list, a new one, one of them with its estimate, and its early end."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.insight import rules
from duiding.casework.insight.actions import promising
from duiding.casework.insight.figures import effects as figures
from duiding.casework.insight.forms import EffectForm, EndForm
from duiding.casework.insight.models import EffectRegistration
from duiding.casework.insight.queries import effects as queries
from duiding.casework.insight.queries.looks import reads_every_signal
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed, NotYours


@reads
def listing(request: ActorRequest) -> HttpResponse:
    if not reads_every_signal():
        raise NotYours
    rows, today = queries.effects(), request.actor.today
    context = {
        "lines": [figures.line(row, today) for row in rows],
        "chart": figures.all_together(rows, today),
        "may_promise": rules.may_promise(request.actor),
    }
    return render(request, "insight/effects.html", context)


def _demand_promiser(request: ActorRequest) -> None:
    if not reads_every_signal():
        raise NotYours
    if not rules.may_promise(request.actor):
        raise NotAllowed(_("The process director records what an approach will be judged by."))


def _form(request: ActorRequest) -> EffectForm:
    areas = queries.area_names()
    posted = request.POST if request.method == "POST" else None
    return EffectForm(
        posted, areas=areas, months=queries.coming_months(request.actor.today), plans=queries.plans(),
        initial={"comparisons": [str(area) for area in areas], "months_after": 6},
    )  # fmt: skip


@reads
def _show_new(request: ActorRequest) -> HttpResponse:
    _demand_promiser(request)
    return render(request, "insight/new_effect.html", {"form": _form(request)})


@writes
def _store_new(request: ActorRequest) -> HttpResponse:
    """Asked first whether it can be measured, it answers and stores nothing."""
    _demand_promiser(request)
    form, today = _form(request), request.actor.today
    if not form.is_valid():
        return render(request, "insight/new_effect.html", {"form": form}, status=422)
    promise = form.promise(queries.months_known(today))
    if request.POST.get("act") != "record":
        gate, why = figures.gate_words(promising.measurable(promise, today))
        return render(request, "insight/new_effect.html", {"form": form, "gate": gate, "why": why})
    try:
        row = promising.promise(promise, actor=request.actor)
    except Lacking:
        form.add_error("begins_on", _("This month has begun already. Choose a later one."))
        return render(request, "insight/new_effect.html", {"form": form}, status=422)
    messages.success(request, _("Recorded. From now on it stands, also when it turns out differently."))
    return redirect("insight:effect", row.pk)


new = form_page(_show_new, _store_new)


def _page(request: ActorRequest, row: EffectRegistration, form: EndForm, status: int = 200) -> HttpResponse:
    today = request.actor.today
    context = {
        "row": row,
        "told": figures.told(row, today),
        "period": figures.period_words(row),
        "compared": figures.compared_with(row),
        "waiting": figures.waiting_words(row),
        "sees_plan": row.plan_id is not None and queries.sees_plan(row.plan_id),
        "end_form": form if rules.may_end(request.actor, row, today) else None,
    }
    return render(request, "insight/effect.html", context, status=status)


@reads
def effect(request: ActorRequest, effect_id: UUID) -> HttpResponse:
    return _page(request, queries.access_effect(effect_id), EndForm())


@writes
def end(request: ActorRequest, effect_id: UUID) -> HttpResponse:
    row = queries.access_effect(effect_id)
    if not rules.may_promise(request.actor):
        raise NotAllowed(_("The process director records what an approach will be judged by."))
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, 422)
    promising.end(row, form.cleaned_data["reason"])
    messages.success(request, _("Ended early. It stays in the list."))
    return redirect("insight:effect", row.pk)
