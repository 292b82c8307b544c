"""The municipality itself: name, colours, contact point, and what the meeting is called."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.directory import actions, queries
from duiding.directory.forms import settings as forms
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import MeetingName, Municipality
from duiding.directory.views.changing import conflict_page, posted_version
from duiding.kernel.errors import Conflict, NotYours


@reads
def show_settings(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    row = queries.municipality(request.actor)
    preview = request.GET.get("theme", "")
    preview = preview if preview in dict(forms.THEMES) else ""
    initial = {"theme": preview} if preview else None
    return _settings_page(request, row, forms.SettingsForm(instance=row, initial=initial), preview=preview)


@writes
def store_settings(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    row = queries.municipality(request.actor)
    version = row.version
    form = forms.SettingsForm(request.POST, instance=Municipality.objects.get(pk=row.pk))
    if not form.is_valid():
        return _settings_page(request, row, form, status=422)
    try:
        actions.change_municipality(row, posted_version(request), form.cleaned_data)
    except Conflict as conflict:
        return conflict_page(request, conflict, form, version)
    messages.success(request, _("Stored."))
    return redirect("directory:settings")


def _settings_page(
    request: ActorRequest, row: Municipality, form: forms.SettingsForm, status: int = 200, preview: str = ""
) -> HttpResponse:
    version = request.POST.get("version") or row.version
    context = {"form": form, "version": version, "themes": forms.THEMES, "preview_theme": preview}
    return render(request, "directory/settings.html", context, status=status)


@reads
def show_names(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    return _names_page(request, forms.MeetingNameForm(initial={"valid_from": request.actor.today}))


@writes
def store_name(request: ActorRequest) -> HttpResponse:
    queries.administration(request.actor)
    form = forms.MeetingNameForm(request.POST)
    if not form.is_valid():
        return _names_page(request, form, status=422)
    typed = form.cleaned_data
    actions.name_meeting(typed["name"], typed["valid_from"], actor=request.actor)
    messages.success(request, _("Stored. Minutes keep the name of their own day."))
    return redirect("directory:meeting_names")


def _names_page(request: ActorRequest, form: forms.MeetingNameForm, status: int = 200) -> HttpResponse:
    names = list(MeetingName.objects.order_by("-valid_from")[: queries.PAGE])
    context = {"form": form, "names": names, "today": request.actor.today}
    context["current"] = queries.meeting_name_on(request.actor.today)
    return render(request, "directory/meeting_names.html", context, status=status)


def _access_name(request: ActorRequest, name_id: UUID) -> MeetingName:
    queries.administration(request.actor)
    row = MeetingName.objects.filter(pk=name_id).first()
    if row is None:
        raise NotYours
    return row


@reads
def show_name(request: ActorRequest, name_id: UUID) -> HttpResponse:
    row = _access_name(request, name_id)
    context = {"form": forms.MeetingNameForm(instance=row), "version": row.version}
    return render(request, "directory/meeting_name.html", context)


@writes
def change_name(request: ActorRequest, name_id: UUID) -> HttpResponse:
    row = _access_name(request, name_id)
    version = row.version
    form = forms.MeetingNameForm(request.POST, instance=row)
    if not form.is_valid():
        context = {"form": form, "version": posted_version(request)}
        return render(request, "directory/meeting_name.html", context, status=422)
    try:
        row.change(posted_version(request), **form.cleaned_data)
    except Conflict as conflict:
        return conflict_page(request, conflict, form, version)
    return redirect("directory:meeting_names")


settings = form_page(show_settings, store_settings)
meeting_names = form_page(show_names, store_name)
meeting_name = form_page(show_name, change_name)
