"""The catalogue of interventions: everybody reads it, who keeps the work process changes it."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups.rules import may_keep_library
from duiding.casework.interventions import actions, queries
from duiding.casework.interventions.forms import CatalogueForm
from duiding.casework.interventions.models import CatalogueItem
from duiding.casework.plans.models import Track
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import Conflict, NotAllowed


@reads
def catalogue(request: ActorRequest) -> HttpResponse:
    retired = request.GET.get("show") == "retired"
    track, words = request.GET.get("track", ""), request.GET.get("q", "").strip()[:80]
    track = track if track in Track.values else ""
    rows = queries.catalogue(retired=retired, track=track, words=words)
    context = {
        "tracks": [
            (Track(key).label, list(items)) for key, items in groupby(rows, key=lambda row: row.track)
        ],
        "choices": Track.choices,
        "retired": retired,
        "track": track,
        "words": words,
        "may_keep": may_keep_library(request.actor),
    }
    return render(request, "interventions/catalogue.html", context)


def _keeping(request: ActorRequest) -> None:
    if not may_keep_library(request.actor):
        raise NotAllowed(_("The process director keeps the catalogue."))


def _page(
    request: ActorRequest, form: CatalogueForm, item: CatalogueItem | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "item": item, "version": request.POST.get("version") or (item and item.version)}
    return render(request, "interventions/catalogue_item.html", context, status=status)


@reads
def _new_show(request: ActorRequest) -> HttpResponse:
    _keeping(request)
    return _page(request, CatalogueForm())


@writes
def _new_store(request: ActorRequest) -> HttpResponse:
    _keeping(request)
    form = CatalogueForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.add_to_catalogue(actor=request.actor, **form.cleaned_data)
    messages.success(request, _("It is in the catalogue."))
    return redirect("interventions:catalogue")


@reads
def _show(request: ActorRequest, catalogue_id: UUID) -> HttpResponse:
    item = queries.access_catalogue_item(request.actor, catalogue_id)
    _keeping(request)
    return _page(request, CatalogueForm.of(item), item)


@writes
def _store(request: ActorRequest, catalogue_id: UUID) -> HttpResponse:
    item = queries.access_catalogue_item(request.actor, catalogue_id)
    _keeping(request)
    form, version = CatalogueForm(request.POST), request.POST.get("version", "")
    if not form.is_valid() or not version.isdigit():
        return _page(request, form, item, 422)
    try:
        kept = actions.change_in_catalogue(item, int(version), actor=request.actor, **form.cleaned_data)
    except Conflict as conflict:
        form.add_error(None, conflict.sentence)
        return _page(request, form, queries.access_catalogue_item(request.actor, catalogue_id), 409)
    if kept.pk == item.pk:
        messages.success(request, _("It is stored."))
    else:
        messages.success(
            request, _("The new one is there. The old one is retired; what was made from it stays.")
        )
    return redirect("interventions:catalogue")


@writes
def retire(request: ActorRequest, catalogue_id: UUID) -> HttpResponse:
    """Takes it out, or brings it back with `active`."""
    item = queries.access_catalogue_item(request.actor, catalogue_id)
    _keeping(request)
    is_active = request.POST.get("active") == "yes"
    actions.retire_from_catalogue(item, is_active)
    messages.success(
        request,
        _("It can be chosen again.") if is_active else _("It is retired. What was made from it stays."),
    )
    return redirect("interventions:catalogue")


new = form_page(_new_show, _new_store)
item = form_page(_show, _store)
