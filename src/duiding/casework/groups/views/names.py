"""Opening names with a reason, for ten minutes; and finding one name in all groups."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, identity, queries, rules
from duiding.casework.groups.forms.names import ReasonForm, SearchForm
from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import safe_next, trail_of
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed, NotYours


def _asking(request: ActorRequest, group_id: UUID) -> YouthGroup:
    group = queries.access_group(request.actor, group_id)
    if not rules.rights_of(group.pk).may_ask_names:
        raise NotYours
    return group


def _page(request: ActorRequest, group: YouthGroup, form: ReasonForm, status: int = 200) -> HttpResponse:
    back = safe_next(request, reverse("groups:members", args=[group.pk]))
    return page(
        request, form, title=_("Show names"), button=_("Show names, 10 minutes"), group=group, status=status,
        back_url=back, next=back,
    )  # fmt: skip


@reads
def _open_show(request: ActorRequest, group_id: UUID) -> HttpResponse:
    return _page(request, _asking(request, group_id), ReasonForm(initial={"reason": "meeting"}))


@writes
def _open_store(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = _asking(request, group_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, group, form, 422)
    actions.open_names(group, form.cleaned_data["reason"], actor=request.actor)
    return redirect(safe_next(request, reverse("groups:members", args=[group.pk])))


open_names = form_page(_open_show, _open_store)


@writes
def extend(request: ActorRequest, group_id: UUID) -> HttpResponse:
    """Ten minutes more for the same reason: a new line in the trail. After the end the reason is asked again."""
    group = _asking(request, group_id)
    live = identity.live(group.pk, actor=request.actor)
    back = safe_next(request, reverse("groups:members", args=[group.pk]))
    if live is None:
        return redirect(f"{reverse('groups:open_names', args=[group.pk])}?{urlencode({'next': back})}")
    actions.open_names(group, live.reason, actor=request.actor)
    return redirect(back)


@writes
def close(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    actions.close_names(group, actor=request.actor)
    messages.success(request, _("The names are hidden."))
    return redirect(safe_next(request, reverse("groups:members", args=[group.pk])))


def _searching(request: ActorRequest) -> None:
    if request.actor.role not in ("PR", "PO"):
        raise NotYours


@reads
def _search_show(request: ActorRequest) -> HttpResponse:
    _searching(request)
    return _search_page(request, SearchForm())


@writes
def _search_find(request: ActorRequest) -> HttpResponse:
    """The answer is not an address: a name never stands in one."""
    _searching(request)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _search_page(request, form, 422)
    try:
        found = identity.find(**form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error(None, refusal.sentence)
        return _search_page(request, form, 422)
    return _search_page(request, SearchForm(), found=found, searched=True)


def _search_page(
    request: ActorRequest, form: SearchForm, status: int = 200, **context: object
) -> HttpResponse:
    trail = trail_of(None, (_("Find a name"), ""))
    return render(
        request,
        "groups/search.html",
        {"form": form, "trail": trail, "is_privacy": request.actor.role == "PO", **context},
        status=status,
    )


search = form_page(_search_show, _search_find)
