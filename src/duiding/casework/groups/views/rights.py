"""The privacy officer carries out the request of a young person: dispute, restrict, resume, remove."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, queries, sentences
from duiding.casework.groups.forms.names import MemberStepForm
from duiding.casework.groups.states import MEMBER
from duiding.casework.groups.views.pages import trail_of
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking


def _page(
    request: ActorRequest, found: queries.Standing, form: MemberStepForm, status: int = 200
) -> HttpResponse:
    steps = MEMBER.possible_for(found.status, request.actor.role)
    context = {
        "found": found,
        "form": form,
        "steps": [(step.name, sentences.MEMBER_STEPS[step.name]) for step in steps],
        "trail": trail_of(None, (_("Request of a young person"), "")),
    }
    return render(request, "groups/rights.html", context, status=status)


@reads
def _show(request: ActorRequest, member_id: UUID) -> HttpResponse:
    found = queries.access_standing(request.actor, member_id)
    return _page(request, found, MemberStepForm(needs_reason=True))


@writes
def _store(request: ActorRequest, member_id: UUID) -> HttpResponse:
    found = queries.access_standing(request.actor, member_id)
    form = MemberStepForm(request.POST, needs_reason=True)
    if not form.is_valid():
        return _page(request, found, form, 422)
    step = request.POST.get("step", "")
    try:
        actions.step_on_request(found, step, form.cleaned_data["reason"], actor=request.actor)
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, sentences.to_do(code))
        return _page(request, found, form, 422)
    messages.success(request, _("It is recorded."))
    return redirect("groups:rights", member_id)


rights = form_page(_show, _store)
