"""The ladder: who must be called about a late action, and which rung of a bottleneck waits for its answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.interventions import actions, queries
from duiding.casework.interventions.forms import RungForm
from duiding.casework.interventions.models import Escalation
from duiding.casework.interventions.sentences import LADDER
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotNow


@reads
def listing(request: ActorRequest) -> HttpResponse:
    queries.ladder_desk(request.actor)
    context = {
        "waiting": [(LADDER[row.level], row) for row in queries.waiting_rungs()],
        "answered": [(LADDER[row.level], row) for row in queries.answered_rungs()],
        "today": request.actor.today,
    }
    return render(request, "interventions/escalations.html", context)


def _page(request: ActorRequest, row: Escalation, form: RungForm | None, status: int = 200) -> HttpResponse:
    context = {
        "rung": row,
        "level": LADDER[row.level],
        "form": None if row.answered_at else form,
        "days_late": (request.actor.today - row.action.due_on).days if row.action else None,
        "today": request.actor.today,
    }
    return render(request, "interventions/escalation.html", context, status=status)


@reads
def _show(request: ActorRequest, escalation_id: UUID) -> HttpResponse:
    row = queries.access_rung(request.actor, escalation_id)
    return _page(request, row, RungForm(request.actor.today, asks_day=row.action is not None))


@writes
def _store(request: ActorRequest, escalation_id: UUID) -> HttpResponse:
    row = queries.access_rung(request.actor, escalation_id)
    if row.answered_at:
        raise NotNow(_("This was answered already. The answer stands."))
    form = RungForm(request.actor.today, request.POST, asks_day=row.action is not None)
    if not form.is_valid():
        return _page(request, row, form, 422)
    actions.answer_rung(row, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("The answer is stored."))
    return redirect("interventions:escalations")


escalation = form_page(_show, _store)
