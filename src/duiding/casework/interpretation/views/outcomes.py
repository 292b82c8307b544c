"""What is recorded while an item is spoken of, and put right afterwards."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.casework.interpretation import actions, forms, rules
from duiding.casework.interpretation.models import AgendaItem, Decision, Part
from duiding.casework.interpretation.queries import agenda as agendas
from duiding.casework.interpretation.queries import meetings as queries
from duiding.casework.interpretation.queries.access import access_decision, access_item
from duiding.casework.interpretation.views.meetings import version_of
from duiding.casework.interpretation.views.page import meeting_page
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.models import Person
from duiding.kernel.errors import Conflict, NotAllowed, NotYours


def _recorded(actor: Actor, meeting_id: UUID, item_id: UUID) -> AgendaItem:
    item = access_item(actor, meeting_id, item_id)
    if not rules.may_record(actor, item.meeting):
        raise NotAllowed(_("Only who leads the meeting records, and only until the minutes are adopted."))
    return item


def place_of(item: AgendaItem) -> str:
    page = "interpretation:part_b" if item.part == Part.B else "interpretation:detail"
    mode = "" if item.part == Part.B else "mode=live&"
    return f"{reverse(page, args=[item.meeting_id])}?{mode}item={item.pk}"


def _again(request: ActorRequest, item: AgendaItem, name: str, form: object) -> HttpResponse:
    return meeting_page(
        request, item.meeting, mode="live", item_id=item.pk, part=item.part, status=422, bound={name: form}
    )


@writes
def outcome(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Two people writing the same note: both texts are shown, none wins by itself."""
    item = _recorded(request.actor, meeting_id, item_id)
    form = forms.OutcomeForm(request.POST, auto_id="id_outcome_%s")
    if not form.is_valid():
        return _again(request, item, "outcome", form)
    text = form.cleaned_data["outcome"]
    try:
        actions.record_outcome(item, text, actor=request.actor, version=version_of(request))
    except Conflict:
        now = access_item(request.actor, meeting_id, item_id)
        both = {"item": now, "mine": text, "back_url": place_of(now)}
        return render(request, "interpretation/conflict.html", both, status=409)
    messages.success(request, _("The note is stored."))
    return redirect(place_of(item))


@writes
def decide(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    item = _recorded(request.actor, meeting_id, item_id)
    groups = [] if item.group_id or item.signal_id else agendas.groups_to_choose()
    form = forms.DecisionForm(
        request.POST, today=request.actor.today, groups=groups, auto_id="id_decision_%s"
    )
    if not form.is_valid():
        return _again(request, item, "decision", form)
    given = dict(form.cleaned_data)
    group = given.pop("group", None)
    actions.record_decision(
        item, given.pop("text"), actor=request.actor, group=UUID(group) if group else None, **given
    )
    messages.success(request, _("The decision is recorded."))
    return redirect(place_of(item))


@writes
def act(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    item = _recorded(request.actor, meeting_id, item_id)
    people = queries.people_with_a_role(queries.day_of(item.meeting))
    form = forms.ActionForm(request.POST, people=people, today=request.actor.today, auto_id="id_action_%s")
    if not form.is_valid():
        return _again(request, item, "action", form)
    given = form.cleaned_data
    owner = Person.objects.get(pk=given["owner"])
    actions.record_action(owner, given["description"], given["due_on"], actor=request.actor, item=item)
    messages.success(request, _("The action is recorded."))
    return redirect(place_of(item))


def _decision(actor: Actor, meeting_id: UUID, decision_id: UUID) -> tuple[Decision, bool]:
    """The decision, and whether its minutes are adopted: then it is corrected instead of changed."""
    found = access_decision(actor, meeting_id, decision_id)
    if not rules.may_lead(actor):
        raise NotAllowed(_("Only who leads the meeting changes or corrects a decision."))
    if found.item.meeting.status == "cancelled":
        raise NotYours
    return found, found.item.meeting.status == "adopted"


def _decision_page(
    request: ActorRequest, found: Decision, form: forms.DecisionTextForm, is_adopted: bool, status: int = 200
) -> HttpResponse:
    context = {"decision": found, "form": form, "is_adopted": is_adopted}
    return render(request, "interpretation/decision.html", context, status=status)


@reads
def _show_decision(request: ActorRequest, meeting_id: UUID, decision_id: UUID) -> HttpResponse:
    found, is_adopted = _decision(request.actor, meeting_id, decision_id)
    first = {"text": found.text, "dissent": found.dissent}
    kind = forms.CorrectionForm if is_adopted else forms.DecisionTextForm
    form = kind(initial=first if is_adopted else {**first, "reasons": found.reasons})
    return _decision_page(request, found, form, is_adopted)


@writes
def _store_decision(request: ActorRequest, meeting_id: UUID, decision_id: UUID) -> HttpResponse:
    found, is_adopted = _decision(request.actor, meeting_id, decision_id)
    form = (forms.CorrectionForm if is_adopted else forms.DecisionTextForm)(request.POST)
    if not form.is_valid():
        return _decision_page(request, found, form, is_adopted, 422)
    if is_adopted:
        actions.correct_decision(found, actor=request.actor, **form.cleaned_data)
        messages.success(request, _("The correction stands beside the decision."))
        return _to_meeting(found)
    try:
        actions.change_decision(found, actor=request.actor, version=version_of(request), **form.cleaned_data)
    except Conflict as conflict:
        form.add_error(None, conflict.sentence)
        return _decision_page(
            request, access_decision(request.actor, meeting_id, decision_id), form, False, 409
        )
    return redirect(place_of(found.item))


def _to_meeting(found: Decision) -> HttpResponse:
    page = "interpretation:part_b" if found.part == Part.B else "interpretation:detail"
    return redirect(page, found.item.meeting_id)


decision = form_page(_show_decision, _store_decision)
