"""A colleague who stands in for somebody: asked here, approved by somebody else, with a first and a last day."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.directory import actions, queries
from duiding.directory.forms.people import DeputyForm
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Membership


@reads
def deputies(request: ActorRequest) -> HttpResponse:
    """Who stands in for me, and for whom I stand in."""
    actor = request.actor
    context = {
        "membership": queries.access_role(actor, actor.membership_id),
        "mine": queries.deputies_of(actor.person_id),
        "in_place_of": actor.in_place_of,
    }
    return render(request, "directory/deputies.html", context)


@reads
def show_ask(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    role = queries.access_role(request.actor, membership_id)
    form = DeputyForm(role=role, initial={"valid_from": request.actor.today})
    return _page(request, role, form)


@writes
def store_ask(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    role = queries.access_role(request.actor, membership_id)
    form = DeputyForm(request.POST, role=role)
    if not form.is_valid():
        return _page(request, role, form, status=422)
    typed = form.cleaned_data
    actions.request_membership(
        typed["person"], role.role, typed["valid_from"], actor=request.actor, valid_until=typed["valid_until"],
        reason=typed["reason"], deputy_for=role.person,
    )  # fmt: skip
    messages.info(request, _("Asked. The deputy can begin when somebody else has approved it."))
    if role.person_id == request.actor.person_id:
        return redirect("directory:deputies")
    return redirect("directory:person", role.person_id)


def _page(request: ActorRequest, role: Membership, form: DeputyForm, status: int = 200) -> HttpResponse:
    return render(request, "directory/deputy_ask.html", {"role": role, "form": form}, status=status)


ask = form_page(show_ask, store_ask)
