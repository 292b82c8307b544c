"""Roles: asked by one, approved by another, with a beginning and an end."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.directory import actions, queries, rules
from duiding.directory.forms import people as forms
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.views.changing import conflict_page, posted_version
from duiding.kernel.errors import Conflict


@reads
def roles(request: ActorRequest) -> HttpResponse:
    queries.roles_desk(request.actor)
    actor = request.actor
    waiting = [(m, rules.may_grant(actor, m)) for m in queries.waiting_memberships()]
    context = {"waiting": waiting, "administers": rules.may_administer(actor)}
    return render(request, "directory/roles.html", context)


@reads
def show_ask(request: ActorRequest) -> HttpResponse:
    queries.roles_desk(request.actor)
    form = forms.ColleagueForm(
        initial={"valid_from": request.actor.today}, organisation_id=request.actor.organisation_id
    )
    return render(request, "directory/role_ask.html", {"form": form})


@writes
def store_ask(request: ActorRequest) -> HttpResponse:
    queries.roles_desk(request.actor)
    form = forms.ColleagueForm(request.POST, organisation_id=request.actor.organisation_id)
    if not form.is_valid():
        return render(request, "directory/role_ask.html", {"form": form}, status=422)
    typed = form.cleaned_data
    actions.request_membership(
        typed["person"], typed["role"], typed["valid_from"], actor=request.actor,
        valid_until=typed["valid_until"], reason=typed["reason"],
    )  # fmt: skip
    messages.info(request, _("The role is asked. Somebody else must approve it."))
    return redirect("directory:roles")


@writes
def grant(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    membership = queries.access_membership(request.actor, membership_id)
    actions.grant_membership(membership, actor=request.actor)
    messages.success(request, _("Approved. The role counts from its first day."))
    return redirect("directory:person", membership.person_id)


@reads
def show_refuse(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    return _reason_page(request, membership_id, forms.ReasonForm())


@writes
def store_refuse(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    """Refuses what is asked, withdraws what is active: both need a reason."""
    membership = queries.access_membership(request.actor, membership_id)
    form = forms.ReasonForm(request.POST)
    if not form.is_valid():
        return _reason_page(request, membership_id, form, status=422)
    deed = actions.refuse_membership if membership.status == "requested" else actions.withdraw_membership
    deed(membership, form.cleaned_data["reason"], actor=request.actor)
    messages.success(request, _("Done. The role opens nothing any more."))
    return redirect("directory:person", membership.person_id)


def _reason_page(
    request: ActorRequest, membership_id: UUID, form: forms.ReasonForm, status: int = 200
) -> HttpResponse:
    membership = queries.access_membership(request.actor, membership_id)
    return render(request, "directory/role_end.html", {"membership": membership, "form": form}, status=status)


@reads
def show_until(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    membership = queries.access_membership(request.actor, membership_id)
    form = forms.UntilForm(membership=membership)
    return render(request, "directory/role_until.html", {"membership": membership, "form": form})


@writes
def store_until(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    membership = queries.access_membership(request.actor, membership_id)
    form = forms.UntilForm(request.POST, membership=membership)
    if not form.is_valid():
        context = {"membership": membership, "form": form}
        return render(request, "directory/role_until.html", context, status=422)
    version = membership.version
    until = form.cleaned_data["valid_until"]
    try:
        counts = actions.change_end(membership, posted_version(request), until, actor=request.actor)
    except Conflict as conflict:
        return conflict_page(request, conflict, form, version)
    if not counts:
        messages.info(request, _("Asked. The later end counts when a second person has approved it."))
    return redirect("directory:person", membership.person_id)


ask = form_page(show_ask, store_ask)
refuse = form_page(show_refuse, store_refuse)
until = form_page(show_until, store_until)
