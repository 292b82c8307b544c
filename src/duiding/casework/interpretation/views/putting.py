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
            meeting, agendas.signal_title(signal), actor=request.actor, kind=SubjectKind.SIGNAL,
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
        part = Part.B if group.step in agendas.WITH_NAMES and group.has_part_b else Part.A
        kind = SubjectKind.PLAN if group.step in ("5", "6") else SubjectKind.GROUP
        item = actions.add_item(
            meeting, group.name, actor=request.actor, kind=kind, part=part,
            section=agendas.section_of(group.step), group=group_id,
        )  # fmt: skip
    return redirect("interpretation:put", meeting.pk, item.pk)


@reads
def put(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Says what was done, with the way back."""
    item = access_item(request.actor, meeting_id, item_id)
    if not rules.may_prepare(request.actor, item.meeting):
        raise NotAllowed(_("The agenda changes before the meeting, by who leads it."))
    return render(request, "interpretation/put.html", {"item": item, "back": _subject(item)})


def _subject(item: AgendaItem) -> tuple[str, UUID | None]:
    return ("signal", item.signal_id) if item.signal_id else ("group", item.group_id)


@writes
def take_off(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    item = access_item(request.actor, meeting_id, item_id)
    if not rules.may_prepare(request.actor, item.meeting):
        raise NotAllowed(_("The agenda changes before the meeting, by who leads it."))
    actions.take_off(item)
    messages.success(request, _("It is off the agenda."))
    return redirect("interpretation:detail", meeting_id)
