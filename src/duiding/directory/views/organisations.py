"""Organisations: the partners around the table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.directory import actions, queries
from duiding.directory.forms import places as forms
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Organisation
from duiding.directory.views.changing import conflict_page, posted_version
from duiding.kernel.errors import Conflict


@reads
def organisations(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return _list_page(request, forms.SuggestedPartners())


@writes
def add_suggested(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.SuggestedPartners(request.POST)
    if not form.is_valid():
        return _list_page(request, form, status=422)
    for name, kind, is_private in form.chosen():
        actions.add_organisation(
            name, kind, actor=request.actor, is_public_law=not is_private, is_private_foundation=is_private
        )
    messages.success(request, _("Partners added."))
    return redirect("directory:organisations")


def _list_page(request: ActorRequest, form: forms.SuggestedPartners, status: int = 200) -> HttpResponse:
    rows = list(Organisation.objects.order_by("name")[:200])
    context = {"organisations": rows, "form": form, "suggest": len(rows) < 2, "today": request.actor.today}
    return render(request, "directory/organisations.html", context, status=status)


@reads
def show_add(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return render(request, "directory/organisation.html", {"form": forms.OrganisationForm()})


@writes
def store_add(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.OrganisationForm(request.POST)
    if not form.is_valid():
        return render(request, "directory/organisation.html", {"form": form}, status=422)
    actions.add_organisation(**_facts(form), actor=request.actor)
    messages.success(request, _("Organisation added."))
    return redirect("directory:organisations")


def _facts(form: forms.OrganisationForm) -> dict[str, Any]:
    return {**form.cleaned_data, "is_public_law": not form.cleaned_data["is_private_foundation"]}


@reads
def show_edit(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    row = queries.access_organisation(request.actor, organisation_id)
    context = {"form": forms.OrganisationForm(instance=row), "version": row.version, "row": row}
    return render(request, "directory/organisation.html", context)


@writes
def store_edit(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    row = queries.access_organisation(request.actor, organisation_id)
    version = row.version
    form = forms.OrganisationForm(request.POST, instance=row)
    if not form.is_valid():
        context = {"form": form, "version": posted_version(request), "row": row}
        return render(request, "directory/organisation.html", context, status=422)
    try:
        asked = actions.change_organisation(row, posted_version(request), actor=request.actor, **_facts(form))
    except Conflict as conflict:
        return conflict_page(request, conflict, form, version)
    if asked:
        messages.info(request, _("Back again. The roles are asked anew; somebody else must approve them."))
    return redirect("directory:organisations")


add = form_page(show_add, store_add)
edit = form_page(show_edit, store_edit)
