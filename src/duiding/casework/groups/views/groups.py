"""Founding one from a signal, linking a signal, and the description."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, queries, rules
from duiding.casework.groups.forms.groups import DescriptionForm
from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import trail_of, uuid_or_none
from duiding.casework.intake.models import Signal
from duiding.directory.http import ActorRequest, form_page, page_or_fragment, reads, writes
from duiding.kernel.errors import Conflict, NotAllowed, NotNow, NotYours

BANDS = ("size_band", "age_band", "online_component")
FIELDS = ("area", *BANDS, "summary", "positive_aspects")


def _signal(request: ActorRequest) -> Signal:
    signal_id = uuid_or_none(request.GET.get("signal") or request.POST.get("signal"))
    if signal_id is None or not rules.may_found(request.actor):
        raise NotYours
    return queries.access_signal(request.actor, signal_id)


def _new_page(request: ActorRequest, signal: Signal, form: Form, status: int = 200) -> HttpResponse:
    similar = queries.similar_groups(signal, request.actor.today)
    context = {
        "signal": signal,
        "form": form,
        "similar": similar,
        "linkable": queries.linkable(signal),
        "trail": trail_of(None, (_("New group"), "")),
    }
    return render(request, "groups/new.html", context, status=status)


@reads
def _new_show(request: ActorRequest) -> HttpResponse:
    if not request.GET.get("signal"):
        return render(request, "groups/new_from_signal.html", {"trail": trail_of(None, (_("New group"), ""))})
    signal = _signal(request)
    form = DescriptionForm(
        areas=queries.areas(),
        initial={
            "area": signal.area_id,
            "age_band": signal.age_band,
            "size_band": "unknown",
            "online_component": "none",
        },
    )
    return _new_page(request, signal, form)


@writes
def _new_store(request: ActorRequest) -> HttpResponse:
    signal = _signal(request)
    form = DescriptionForm(request.POST, areas=queries.areas())
    if not form.is_valid():
        return _new_page(request, signal, form, 422)
    group = actions.found_group(signal, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("The group has been made. The code name comes from the system."))
    return redirect("groups:detail", group.pk)


new = form_page(_new_show, _new_store)


@reads
def link_panel(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    """The panel of the signal page: to which group does this belong?"""
    signal = queries.access_signal(request.actor, signal_id)
    if not rules.may_found(request.actor):
        raise NotYours
    similar = queries.similar_groups(signal, request.actor.today)
    near = {row.group.pk for row in similar}
    context = {
        "signal": signal,
        "linked": queries.linked_groups(signal),
        "similar": similar,
        "others": [group for group in queries.open_groups() if group.pk not in near],
        "linkable": queries.linkable(signal),
        "trail": trail_of(None, (_("Link a signal"), "")),
    }
    return page_or_fragment(request, "groups/link_panel.html", "panel", context)


@writes
def link_signal(request: ActorRequest) -> HttpResponse:
    signal = _signal(request)
    group_id = uuid_or_none(request.POST.get("group"))
    if group_id is None:
        raise NotNow(_("Choose a group first."))
    group = queries.access_group(request.actor, group_id)
    actions.link_signal(group, signal, actor=request.actor)
    messages.success(request, _("The signal is linked to %(group)s.") % {"group": group.code_name})
    return redirect("groups:detail", group.pk)


def _describable(request: ActorRequest, group_id: UUID) -> YouthGroup:
    group = queries.access_group(request.actor, group_id)
    if not rules.rights_of(group.pk).may_describe:
        raise NotAllowed(_("The process director keeps the description."))
    return group


def _describe_page(
    request: ActorRequest, group: YouthGroup, form: Form, status: int = 200, **more: Any
) -> HttpResponse:
    more.setdefault("version", group.version)
    title, button = _("Description of the group"), _("Store")
    return page(request, form, title=title, button=button, group=group, status=status, **more)


@reads
def _describe_show(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = _describable(request, group_id)
    initial = {name: getattr(group, name) for name in FIELDS}
    initial["other_areas"] = queries.other_areas(group)
    return _describe_page(request, group, DescriptionForm(areas=queries.areas(), initial=initial))


@writes
def _describe_store(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = _describable(request, group_id)
    form = DescriptionForm(request.POST, areas=queries.areas())
    version = request.POST.get("version", "")
    if not form.is_valid() or not version.isdigit():
        return _describe_page(request, group, form, 422, version=version)
    others = form.cleaned_data.pop("other_areas")
    try:
        actions.describe(group, int(version), **form.cleaned_data)
        actions.set_other_areas(group, others, actor=request.actor)
    except Conflict as conflict:
        now = queries.access_group(request.actor, group_id)
        return _describe_page(request, now, form, 409, theirs=conflict.theirs)
    messages.success(request, _("The description is stored."))
    return redirect("groups:detail", group.pk)


describe = form_page(_describe_show, _describe_store)
