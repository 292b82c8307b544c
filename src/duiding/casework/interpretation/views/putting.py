"""On the agenda of the next meeting in one click, from the page of a signal or a group; and off it again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.intake import queries as signals
from duiding.casework.interpretation import actions, rules
from duiding.casework.interpretation.models import AgendaItem, Meeting, Part, SubjectKind
from duiding.casework.interpretation.queries import agenda as agendas
from duiding.casework.interpretation.queries import proposals as proposing
from duiding.casework.interpretation.queries.access import access_item
from duiding.directory.http import ActorRequest, reads, writes
from duiding.kernel.errors import NotAllowed, NotNow, NotYours


def _next(request: ActorRequest) -> Meeting:
    if not rules.may_lead(request.actor):
        raise NotAllowed(_("Who leads the meeting puts things on its agenda."))
    meeting = agendas.next_planned(request.actor)
    if meeting is None:
        raise NotNow(_("No meeting is planned of which the agenda is open. Plan one first."))
    return meeting


@writes
def put_signal(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    signal = signals.access_signal(request.actor, signal_id)
    meeting = _next(request)
    item = agendas.on_agenda(meeting, signal_id=signal.pk)
    if item is None:
        item = actions.add_item(
            meeting, proposing.signal_title(signal), actor=request.actor, kind=SubjectKind.SIGNAL,
            section=actions.Section.SIGNALS, signal=signal, minutes=5,
        )  # fmt: skip
    return redirect("interpretation:put", meeting.pk, item.pk)


@writes
def put_group(request: ActorRequest, group_id: UUID) -> HttpResponse:
    """A group with names stands in part B, for who may hear them; else in part A."""
    group = next((row for row in agendas.groups_to_choose() if row.group_id == group_id), None)
    if group is None:
        raise NotYours
    meeting = _next(request)
    item = agendas.on_agenda(meeting, group_id=group_id)
    if item is None:
        part = _part_of(group)
        kind = SubjectKind.PLAN if group.step in ("5", "6") else SubjectKind.GROUP
        item = actions.add_item(
            meeting, group.name, actor=request.actor, kind=kind, part=part,
            section=agendas.section_of(group.step), group=group_id,
        )  # fmt: skip
    return redirect("interpretation:put", meeting.pk, item.pk)


def _part_of(group: agendas.GroupChoice) -> str:
    return Part.B if group.step in agendas.WITH_NAMES and group.has_part_b else Part.A


def _put_subject(request: ActorRequest, model: str, key: UUID) -> HttpResponse:
    """A plan or a bottleneck, with its group, so that who may not see the group does not see the item."""
    subject = proposing.access_subject(model, key)
    group = next((row for row in agendas.groups_to_choose() if row.group_id == subject.group_id), None)
    meeting = _next(request)
    if group is None:
        raise NotNow(_("This group is closed. It comes on no agenda any more."))
    field, kind = SUBJECTS[model]
    item = agendas.on_agenda(meeting, **{f"{field}_id": key})
    if item is None:
        item = actions.add_item(
            meeting, proposing.title_of(model, subject), actor=request.actor, kind=kind, part=_part_of(group),
            section=agendas.section_of(group.step), group=group.group_id,
            plan=key if field == "plan" else None, bottleneck=key if field == "bottleneck" else None,
        )  # fmt: skip
    return redirect("interpretation:put", meeting.pk, item.pk)


SUBJECTS = {"ActionPlan": ("plan", SubjectKind.PLAN), "Bottleneck": ("bottleneck", SubjectKind.BOTTLENECK)}


@writes
def put_plan(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    return _put_subject(request, "ActionPlan", plan_id)


@writes
def put_bottleneck(request: ActorRequest, bottleneck_id: UUID) -> HttpResponse:
    return _put_subject(request, "Bottleneck", bottleneck_id)


@reads
def put(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Says what was done, with the way back."""
    item = access_item(request.actor, meeting_id, item_id)
    if not rules.may_prepare(request.actor, item.meeting):
        raise NotAllowed(_("The agenda changes before the meeting, by who leads it."))
    return render(request, "interpretation/put.html", {"item": item, "back": _subject(item)})


def _subject(item: AgendaItem) -> tuple[str, UUID | None]:
    for name in ("signal", "plan", "bottleneck"):
        key = getattr(item, f"{name}_id")
        if key:
            return name, key
    return "group", item.group_id


@writes
def take_off(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    item = access_item(request.actor, meeting_id, item_id)
    if not rules.may_prepare(request.actor, item.meeting):
        raise NotAllowed(_("The agenda changes before the meeting, by who leads it."))
    actions.take_off(item)
    messages.success(request, _("It is off the agenda."))
    return redirect("interpretation:detail", meeting_id)
