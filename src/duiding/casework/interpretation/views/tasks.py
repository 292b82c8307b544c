"""The list of actions, and what happens to one."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duiding.casework.interpretation import actions, forms, rules
from duiding.casework.interpretation.queries import tasks as queries
from duiding.casework.interpretation.queries.access import access_action
from duiding.directory.http import ActorRequest, reads, writes


def _after(text: str) -> tuple[dt.date, UUID] | None:
    """`2026-11-24.<uuid>`; anything else shows the first page."""
    day, _dot, key = text.partition(".")
    try:
        return dt.date.fromisoformat(day), UUID(key)
    except ValueError:
        return None


def _page(
    request: ActorRequest, status: int = 200, action_id: UUID | None = None, faulty: object = None
) -> HttpResponse:
    wanted = request.GET.get("show", "")
    chosen = wanted if wanted in queries.FILTERS else "mine"
    found = queries.list_actions(request.actor, chosen, _after(request.GET.get("after", "")))
    following = ""
    if found.following:
        following = "?" + urlencode({"show": chosen, "after": f"{found.following[0]}.{found.following[1]}"})
    rows = [(action, rules.may_carry_out(request.actor, action)) for action in found.actions]
    context = {
        "rows": rows, "chosen": chosen, "following": following, "today": request.actor.today,
        "faulty": faulty, "faulty_id": action_id,
    }  # fmt: skip
    return render(request, "interpretation/actions.html", context, status=status)


@reads
def listing(request: ActorRequest) -> HttpResponse:
    return _page(request)


def _back(request: ActorRequest) -> HttpResponse:
    chosen = request.GET.get("show", "")
    query = f"?show={chosen}" if chosen in queries.FILTERS else ""
    return redirect(reverse("interpretation:actions") + query)


@writes
def finish(request: ActorRequest, action_id: UUID) -> HttpResponse:
    action = access_action(request.actor, action_id)
    form = forms.ResultForm(request.POST, auto_id=f"id_{action.pk.hex}_%s")
    if not form.is_valid():
        return _page(request, 422, action.pk, form)
    actions.finish_action(action, form.cleaned_data["result"], actor=request.actor)
    messages.success(request, _("Done. The result stands with the action."))
    return _back(request)


@writes
def drop(request: ActorRequest, action_id: UUID) -> HttpResponse:
    action = access_action(request.actor, action_id)
    form = forms.ReasonForm(request.POST, auto_id=f"id_{action.pk.hex}_%s")
    if not form.is_valid():
        return _page(request, 422, action.pk, form)
    actions.drop_action(action, form.cleaned_data["reason"], actor=request.actor)
    messages.success(request, _("The action is dropped, with your reason."))
    return _back(request)


@writes
def reopen(request: ActorRequest, action_id: UUID) -> HttpResponse:
    action = access_action(request.actor, action_id)
    actions.reopen_action(action, actor=request.actor)
    return redirect(reverse("interpretation:actions") + "?show=mine")
