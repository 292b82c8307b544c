"""Somebody leaves: the last day and who takes over, on one screen."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.directory import queries
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Person
from duiding.directory.roles import Role
from duiding.directory.views.people import leave as store_last_day
from duiding.kernel.errors import NotAllowed
from duiding.web.leaving.forms import LeavingForm
from duiding.web.leaving.work import OpenWork, hand_over, open_work


def _access(actor: Actor, person_id: UUID) -> Person:
    """The process director sees all of the work; for the administration it would be content."""
    person = queries.access_person(actor, person_id)
    if actor.role != Role.PR:
        raise NotAllowed(_("The process director hands over work. You can store the last day."))
    if person.pk == actor.person_id:
        raise NotAllowed(_("Your successor as process director does this for you."))
    return person


def _form(work: OpenWork, person: Person, *data: object, **options: object) -> LeavingForm:
    return LeavingForm(*data, successors=queries.successors(person), has_work=bool(work), **options)


@reads
def show(request: ActorRequest, person_id: UUID) -> HttpResponse:
    person = _access(request.actor, person_id)
    work = open_work(person)
    last_day = person.active_until or request.actor.today
    return _page(request, person, work, _form(work, person, initial={"last_day": last_day}))


@writes
def store(request: ActorRequest, person_id: UUID) -> HttpResponse:
    person = _access(request.actor, person_id)
    work = open_work(person)
    form = _form(work, person, request.POST)
    if not form.is_valid():
        return _page(request, person, work, form, status=422)
    number = hand_over(person, form.cleaned_data["successor"]) if form.cleaned_data["successor"] else 0
    store_last_day(person, form.cleaned_data["last_day"], request.actor)
    messages.success(
        request,
        ngettext(
            "Stored. %(number)s piece of work was handed over.",
            "Stored. %(number)s pieces of work were handed over.",
            number,
        )
        % {"number": number},
    )
    return redirect("directory:person", person.pk)


def _page(
    request: ActorRequest, person: Person, work: OpenWork, form: LeavingForm, status: int = 200
) -> HttpResponse:
    context = {"person": person, "work": work, "form": form, "today": request.actor.today}
    return render(request, "leaving/leave.html", context, status=status)


leave = form_page(show, store)
