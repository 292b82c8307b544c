"""Putting the agenda together: proposals, own items, order."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.intake.models import Signal
from duiding.casework.interpretation import actions, forms, rules
from duiding.casework.interpretation.models import AgendaItem, Meeting, SubjectKind
from duiding.casework.interpretation.queries import agenda as agendas
from duiding.casework.interpretation.queries import proposals as proposing
from duiding.casework.interpretation.queries.access import access_item, access_meeting
from duiding.casework.interpretation.views.meetings import version_of
from duiding.casework.interpretation.views.page import meeting_page
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import Conflict, NotAllowed

SECTIONS = {
    SubjectKind.OFFER: actions.Section.PREVENTION,
    SubjectKind.OTHER: actions.Section.LESSONS,
}


def _preparing(actor: Actor, meeting: Meeting) -> None:
    if not rules.may_prepare(actor, meeting):
        raise NotAllowed(_("The agenda changes before the meeting, by who leads it."))


@writes
def accept(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """One proposal, or all of them. What is proposed no longer (two tabs) is left out without a word."""
    meeting = access_meeting(request.actor, meeting_id)
    _preparing(request.actor, meeting)
    wanted = request.POST.get("proposal", "")
    for proposal in proposing.proposals(meeting, request.actor):
        if wanted in ("all", proposal.key):
            _accept(request.actor, meeting, proposal)
    return redirect("interpretation:detail", meeting.pk)


def _accept(actor: Actor, meeting: Meeting, proposal: proposing.Proposal) -> None:
    actions.add_item(
        meeting,
        proposal.title,
        actor=actor,
        kind=proposal.kind,
        part=proposal.part,
        section=proposal.section,
        signal=Signal(pk=proposal.signal_id) if proposal.signal_id else None,
        group=proposal.group_id,
        plan=proposal.plan_id,
        bottleneck=proposal.bottleneck_id,
        increase=proposal.increase_id,
        minutes=5 if proposal.signal_id else 10,
    )


@writes
def add(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = access_meeting(request.actor, meeting_id)
    _preparing(request.actor, meeting)
    form = forms.NewItemForm(request.POST, groups=agendas.groups_to_choose(), auto_id="id_item_%s")
    if not form.is_valid():
        return meeting_page(request, meeting, mode="prepare", status=422, bound={"item": form})
    given, group = form.cleaned_data, form.cleaned_data["group"]
    actions.add_item(
        meeting,
        given["title"],
        actor=request.actor,
        kind=SubjectKind.GROUP if group else given["kind"],
        part=given["part"],
        section=agendas.section_of(group.step) if group else SECTIONS[given["kind"]],
        group=group.group_id if group else None,
        minutes=given["minutes"],
    )
    return redirect("interpretation:detail", meeting.pk)


@writes
def move(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    item = access_item(request.actor, meeting_id, item_id)
    _preparing(request.actor, item.meeting)
    actions.move_item(item, "up" if request.POST.get("direction") == "up" else "down", actor=request.actor)
    return redirect("interpretation:detail", meeting_id)


def _page(request: ActorRequest, item: AgendaItem, form: forms.ItemForm, status: int = 200) -> HttpResponse:
    if item.part == "B":
        del form.fields["title"]
    return render(request, "interpretation/item.html", {"item": item, "form": form}, status=status)


@reads
def _show_item(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    item = access_item(request.actor, meeting_id, item_id)
    _preparing(request.actor, item.meeting)
    return _page(request, item, forms.ItemForm(initial={"title": item.title, "minutes": item.minutes}))


@writes
def _store_item(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """A title in part B is the code name of the group, so it cannot be changed."""
    item = access_item(request.actor, meeting_id, item_id)
    _preparing(request.actor, item.meeting)
    form = forms.ItemForm({**request.POST.dict(), **({"title": item.title} if item.part == "B" else {})})
    if not form.is_valid():
        return _page(request, item, form, 422)
    try:
        actions.change_item(item, actor=request.actor, version=version_of(request), **form.cleaned_data)
    except Conflict as conflict:
        form.add_error(None, conflict.sentence)
        return _page(request, access_item(request.actor, meeting_id, item_id), form, 409)
    messages.success(request, _("The agenda is changed."))
    return redirect("interpretation:detail", meeting_id)


item = form_page(_show_item, _store_item)
