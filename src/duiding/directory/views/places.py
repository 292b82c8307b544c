"""Organisations, areas and places."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.directory import actions, map, queries
from duiding.directory.forms import places as forms
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Area, Place
from duiding.directory.views.changing import conflict_page, posted_version
from duiding.kernel.errors import Conflict


@reads
def show_areas(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return _areas_page(request, forms.AreasForm())


@writes
def store_areas(request: ActorRequest) -> HttpResponse:
    """All lines or none."""
    queries.administration(request.actor)
    form = forms.AreasForm(request.POST)
    if not form.is_valid():
        return _areas_page(request, form, status=422)
    added = actions.add_areas(form.cleaned_data["lines"], actor=request.actor)
    said = ngettext("%(number)s area added.", "%(number)s areas added.", added) % {"number": added}
    messages.success(request, said)
    return redirect("directory:areas")


def _areas_page(request: ActorRequest, form: forms.AreasForm, status: int = 200) -> HttpResponse:
    areas = list(Area.objects.order_by("name")[:200])
    places = list(Place.objects.select_related("area").order_by("name")[:500])
    context = {"areas": areas, "places": places, "map": map.draw(areas, places), "form": form}
    return render(request, "directory/areas.html", context, status=status)


@reads
def show_area(request: ActorRequest, area_id: UUID) -> HttpResponse:
    row = queries.access_area(request.actor, area_id)
    return _edit(request, forms.AreaForm(instance=row), row.version, _("Change area"))


@writes
def store_area(request: ActorRequest, area_id: UUID) -> HttpResponse:
    row = queries.access_area(request.actor, area_id)
    version = row.version
    form = forms.AreaForm(request.POST, instance=row)
    if not form.is_valid():
        return _edit(request, form, posted_version(request), _("Change area"), status=422)
    try:
        row.change(posted_version(request), **form.cleaned_data)
    except Conflict as conflict:
        return conflict_page(request, conflict, form, version)
    return redirect("directory:areas")


def _edit(
    request: ActorRequest, form: forms.OnceByName, version: int, title: str, status: int = 200
) -> HttpResponse:
    context = {"form": form, "version": version, "heading": title}
    return render(request, "directory/place_edit.html", context, status=status)


@reads
def show_add_place(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return _add_place_page(request, forms.PlaceForm())


@writes
def store_add_place(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.PlaceForm(request.POST)
    if not form.is_valid():
        return _add_place_page(request, form, status=422)
    typed = form.cleaned_data
    actions.add_place(typed["area"], typed["name"], *_spot(typed), actor=request.actor)
    messages.success(request, _("Place added."))
    return redirect("directory:areas")


def _add_place_page(request: ActorRequest, form: forms.PlaceForm, status: int = 200) -> HttpResponse:
    form.fields.pop("is_active", None)
    areas = list(Area.objects.order_by("name")[:200])
    drawing = map.draw(areas, list(Place.objects.order_by("name")[:500]))
    context = {"form": form, "map": drawing, "has_areas": bool(areas)}
    return render(request, "directory/place_add.html", context, status=status)


def _spot(typed: dict[str, object]) -> tuple[float, float]:
    """What was filled in, else the middle of the area."""
    x, y = map.centre(typed["area"].polygon)  # type: ignore[attr-defined]
    given_x, given_y = typed.get("x"), typed.get("y")
    return (
        given_x if isinstance(given_x, float) else x,
        given_y if isinstance(given_y, float) else y,
    )


@reads
def show_place(request: ActorRequest, place_id: UUID) -> HttpResponse:
    row = queries.access_place(request.actor, place_id)
    return _edit(request, forms.PlaceForm(instance=row), row.version, _("Change place"))


@writes
def store_place(request: ActorRequest, place_id: UUID) -> HttpResponse:
    row = queries.access_place(request.actor, place_id)
    version = row.version
    form = forms.PlaceForm(request.POST, instance=row)
    if not form.is_valid():
        return _edit(request, form, posted_version(request), _("Change place"), status=422)
    x, y = _spot(form.cleaned_data)
    try:
        row.change(posted_version(request), **{**form.cleaned_data, "x": x, "y": y})
    except Conflict as conflict:
        return conflict_page(request, conflict, form, version)
    return redirect("directory:areas")


areas = form_page(show_areas, store_areas)
area = form_page(show_area, store_area)
place_add = form_page(show_add_place, store_add_place)
place = form_page(show_place, store_place)
