"""People: who works here, from when to when, and the code with which they begin."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.directory import actions, queries, rules
from duiding.directory.actor import Actor
from duiding.directory.forms import people as forms
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Membership, Person
from duiding.directory.signin import invitations
from duiding.directory.signin.models import Account
from duiding.directory.steps import database_speaks
from duiding.directory.views.changing import conflict_page, posted_version
from duiding.kernel.errors import Conflict, NotAllowed


@reads
def people(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    words, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    rows = queries.people(words, after)
    context = {
        "people": rows[: queries.PAGE],
        "words": words,
        "after": rows[queries.PAGE - 1].name if len(rows) > queries.PAGE else "",
        "ending": queries.memberships_ending(request.actor),
    }
    return render(request, "directory/people.html", context)


@reads
def show_add(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return _add_page(
        request, forms.PersonForm(), forms.MembershipForm(initial={"valid_from": request.actor.today})
    )


@writes
def store_add(request: ActorRequest) -> HttpResponse:
    """A person together with the first role."""
    queries.administration(request.actor)
    person_form, role_form = forms.PersonForm(request.POST), forms.MembershipForm(request.POST)
    if not (person_form.is_valid() & role_form.is_valid()):
        return _add_page(request, person_form, role_form, status=422)
    typed = person_form.cleaned_data
    person = actions.add_person(
        typed["organisation"], typed["name"], typed["work_email"], actor=request.actor,
        active_from=min(request.actor.today, role_form.cleaned_data["valid_from"]),
    )  # fmt: skip
    _ask_role(request, person, role_form)
    return redirect("directory:person", person.pk)


def _add_page(
    request: ActorRequest, person_form: forms.PersonForm, role_form: forms.MembershipForm, status: int = 200
) -> HttpResponse:
    context = {"person_form": person_form, "role_form": role_form}
    return render(request, "directory/person_add.html", context, status=status)


def _ask_role(request: ActorRequest, person: Person, form: forms.MembershipForm) -> Membership:
    """Before the first covenant one person sets up everything: the role counts at once."""
    typed = form.cleaned_data
    membership = actions.request_membership(
        person, typed["role"], typed["valid_from"], actor=request.actor, valid_until=typed["valid_until"],
        reason=typed["reason"], areas=tuple(typed["areas"]),
    )  # fmt: skip
    if rules.grants_at_once(request.actor, person.pk, typed["role"]):
        actions.grant_membership(membership, actor=request.actor)
        messages.success(request, _("The role counts from the day that you chose."))
    else:
        messages.info(request, _("The role is asked. Somebody else must approve it."))
    return membership


@reads
def person(request: ActorRequest, person_id: UUID) -> HttpResponse:
    return _person_page(request, queries.access_person(request.actor, person_id))


def _person_page(
    request: ActorRequest, row: Person, status: int = 200, code: str = "", **bound: object
) -> HttpResponse:
    actor = request.actor
    memberships = list(
        row.memberships.select_related("deputy_for")
        .prefetch_related("working_areas__area")
        .order_by("status", "-valid_from")
    )
    context = {
        "person": row,
        "memberships": [(m, rules.may_grant(actor, m)) for m in memberships],
        "role_form": forms.MembershipForm(initial={"valid_from": actor.today}),
        "end_form": forms.EndForm(initial={"last_day": actor.today}),
        "account": Account.objects.filter(person_id=row.pk).first(),
        "invitation": invitations.open_invitation(row.pk),
        "has_ended": row.active_until is not None and row.active_until < actor.today,
        "code": code,
        **bound,
    }
    return render(request, "directory/person.html", context, status=status)


@writes
def add_role(request: ActorRequest, person_id: UUID) -> HttpResponse:
    row = queries.access_person(request.actor, person_id)
    form = forms.MembershipForm(request.POST)
    if not form.is_valid():
        return _person_page(request, row, status=422, role_form=form)
    _ask_role(request, row, form)
    return redirect("directory:person", row.pk)


@reads
def show_edit(request: ActorRequest, person_id: UUID) -> HttpResponse:
    row = queries.access_person(request.actor, person_id)
    initial = {"organisation": row.organisation_id, "name": row.name, "work_email": row.work_email}
    return _edit_page(request, row, forms.PersonForm(initial=initial, person=row))


@writes
def store_edit(request: ActorRequest, person_id: UUID) -> HttpResponse:
    row = queries.access_person(request.actor, person_id)
    form = forms.PersonForm(request.POST, person=row)
    if not form.is_valid():
        return _edit_page(request, row, form, status=422)
    version = row.version
    try:
        with database_speaks():
            row.change(posted_version(request), **form.cleaned_data)
    except Conflict as conflict:
        return conflict_page(request, conflict, form, version)
    invitations.move_account(row.pk, form.cleaned_data["work_email"])
    return redirect("directory:person", row.pk)


def _edit_page(request: ActorRequest, row: Person, form: forms.PersonForm, status: int = 200) -> HttpResponse:
    version = request.POST.get("version") or row.version
    context = {"person": row, "form": form, "version": version}
    return render(request, "directory/person_edit.html", context, status=status)


@writes
def end(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """From the day after the last day nothing opens any more; sessions end at once when that day is past."""
    row = queries.access_person(request.actor, person_id)
    form = forms.EndForm(request.POST)
    if row.pk == request.actor.person_id:
        raise NotAllowed(_("You cannot end yourself. Ask another administrator."))
    if not form.is_valid():
        return _person_page(request, row, status=422, end_form=form)
    leave(row, form.cleaned_data["last_day"], request.actor)
    return redirect("directory:person", row.pk)


def leave(row: Person, last_day: dt.date, actor: Actor) -> None:
    """Also by the page that hands over the work."""
    row.change(None, active_until=last_day)
    if last_day < actor.today:
        invitations.close_account(row.pk)


@writes
def reopen(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Undoes `end`. The roles wait for somebody else, so the person can sign in and sees nothing yet."""
    row = queries.access_person(request.actor, person_id)
    asked = actions.bring_back(row, actor=request.actor)
    invitations.reopen_account(row.pk)
    if asked:
        messages.info(request, _("Back again. The roles are asked anew; somebody else must approve them."))
    return redirect("directory:person", row.pk)


@writes
def invite(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """The code is shown once, on this answer only; a page of its own would keep it in an address."""
    row = queries.access_person(request.actor, person_id)
    if not _may_have_account(row, request.actor):
        raise NotAllowed(_("This person no longer works here."))
    code = invitations.invite(row, request.actor.person_id, four_eyes=request.actor.four_eyes)
    return _person_page(request, row, code=code)


def _may_have_account(row: Person, actor: Actor) -> bool:
    return row.active_until is None or row.active_until >= actor.today


@writes
def confirm_invitation(request: ActorRequest, person_id: UUID) -> HttpResponse:
    row = queries.access_person(request.actor, person_id)
    if not invitations.confirm(row.pk, request.actor.person_id):
        raise NotAllowed(_("Somebody else must confirm this code."))
    messages.success(request, _("Confirmed. The code works now."))
    return redirect("directory:person", row.pk)


add = form_page(show_add, store_add)
edit = form_page(show_edit, store_edit)
