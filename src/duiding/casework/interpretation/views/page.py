"""The page of one meeting: prepare, live and afterwards are three ways to look at the same rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from duiding.casework.insight.figures import looks as figures
from duiding.casework.interpretation import forms, rules
from duiding.casework.interpretation.models import Attendance, Meeting, Part
from duiding.casework.interpretation.queries import agenda as agendas
from duiding.casework.interpretation.queries import meetings as queries
from duiding.casework.interpretation.queries import proposals as proposing
from duiding.casework.interpretation.queries.minutes import minutes_of
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest

MODES = {
    "planned": ("prepare",),
    "agenda_closed": ("prepare",),
    "cancelled": ("prepare",),
    "held": ("live", "prepare", "after"),
    "minutes_draft": ("after", "live"),
    "adopted": ("after",),
}


def meeting_page(
    request: ActorRequest,
    meeting: Meeting,
    *,
    mode: str | None = None,
    item_id: UUID | None = None,
    part: str = Part.A,
    status: int = 200,
    problems: list[str] | None = None,
    bound: dict[str, Any] | None = None,
) -> HttpResponse:
    """`bound` holds the form that was refused, under the name the template knows it by."""
    if part == Part.B:
        return part_b_page(request, meeting, item_id=item_id, status=status, bound=bound)
    actor = request.actor
    modes = MODES[meeting.status]
    mode = mode if mode in modes else modes[0]
    agenda = agendas.agenda_of(meeting)
    context: dict[str, Any] = {
        "meeting": meeting,
        "title": queries.title_of(meeting),
        "modes": modes,
        "mode": mode,
        "agenda": agenda,
        "table": list(queries.attendances(meeting)[:100]),
        "problems": problems or [],
        "may_lead": rules.may_lead(actor),
        "may_prepare": rules.may_prepare(actor, meeting),
        "may_record": rules.may_record(actor, meeting),
        "bound": bound or {},
        "faulty": next((form for form in (bound or {}).values() if form.errors), None),
    }
    add = {"prepare": _prepare, "live": _live, "after": _after}[mode]
    context |= add(actor, meeting, context, item_id)
    return render(request, "interpretation/detail.html", context, status=status)


def _prepare(actor: Actor, meeting: Meeting, known: dict[str, Any], item_id: UUID | None) -> dict[str, Any]:
    """What asks for a place on the agenda, for who prepares it."""
    if not known["may_prepare"]:
        return {"own": _own_row(actor, known["table"])}
    people = queries.people_with_a_role(queries.day_of(meeting))
    there = {row.person_id for row in known["table"]}
    groups = agendas.groups_to_choose()
    bound = known["bound"]
    return {
        "proposals": proposing.proposals(meeting, actor),
        "item_form": bound.get("item") or forms.NewItemForm(groups=groups, auto_id="id_item_%s"),
        "participant_form": bound.get("participant") or participant_form(meeting, people, there),
        "reason_form": bound.get("reason") or forms.ReasonForm(auto_id="id_reason_%s"),
    }


def participant_form(
    meeting: Meeting, people: list[queries.Participant], there: set[UUID], data: Any = None
) -> forms.ParticipantForm:
    others = [somebody for somebody in people if somebody.person_id not in there]
    return forms.ParticipantForm(
        data, people=others, is_late=meeting.status != "planned", auto_id="id_participant_%s"
    )


def _live(actor: Actor, meeting: Meeting, known: dict[str, Any], item_id: UUID | None) -> dict[str, Any]:
    room = agendas.room_of(known["agenda"].a, item_id)
    increase = room.item.increase if room and room.item.increase_id else None
    return {"room": room, "found": figures.found(increase) if increase else None} | recording(
        actor, meeting, room, known
    )


def recording(
    actor: Actor, meeting: Meeting, room: agendas.ItemRoom | None, known: dict[str, Any]
) -> dict[str, Any]:
    """The forms beside the item that is spoken of; others see the item without them."""
    if room is None or not rules.may_record(actor, meeting):
        return {"own": _own_row(actor, known["table"])}
    people = queries.people_with_a_role(queries.day_of(meeting))
    bound, item = known["bound"], room.item
    groups = [] if item.group_id or item.signal_id else agendas.groups_to_choose()
    there = {row.person_id for row in known["table"]}
    return {
        "outcome_form": bound.get("outcome")
        or forms.OutcomeForm(initial={"outcome": item.outcome}, auto_id="id_outcome_%s"),
        "decision_form": bound.get("decision")
        or forms.DecisionForm(today=actor.today, groups=groups, auto_id="id_decision_%s"),
        "action_form": bound.get("action")
        or forms.ActionForm(people=people, today=actor.today, auto_id="id_action_%s"),
        "attendance_forms": bound.get("attendance") or attendance_forms(known["table"], people),
        "participant_form": bound.get("participant") or participant_form(meeting, people, there),
    }


def attendance_forms(
    table: list[Attendance], people: list[queries.Participant], data: Any = None
) -> list[forms.AttendanceForm]:
    return [forms.AttendanceForm(data, row=row, people=people) for row in table]


def _own_row(actor: Actor, table: list[Attendance]) -> forms.AttendanceForm | None:
    """Every participant can say: I know a family that comes up."""
    mine = next((row for row in table if row.person_id == actor.person_id), None)
    return forms.AttendanceForm(row=mine, people=[]) if mine else None


def _after(actor: Actor, meeting: Meeting, known: dict[str, Any], item_id: UUID | None) -> dict[str, Any]:
    return {"minutes": minutes_of(meeting)}


def part_b_page(
    request: ActorRequest,
    meeting: Meeting,
    *,
    item_id: UUID | None = None,
    status: int = 200,
    bound: dict[str, Any] | None = None,
) -> HttpResponse:
    """Names are said here and stand nowhere on it. On screen only: no paper, no file."""
    actor = request.actor
    table = list(queries.attendances(meeting)[:100])
    room_b = queries.part_b_of(meeting, table)
    lines = agendas.agenda_of(meeting).b
    context: dict[str, Any] = {
        "meeting": meeting,
        "title": queries.title_of(meeting),
        "lines": lines,
        "table": table,
        "part_b": room_b,
        "who_step": lines[0].step,
        "rights": [(line.item.title, room_b.hearing(table, line.item.group_id)) for line in lines],
        "may_record": rules.may_record(actor, meeting),
        "may_lead": rules.may_lead(actor),
        "bound": bound or {},
        "faulty": next((form for form in (bound or {}).values() if form.errors), None),
    }
    if room_b.is_started:
        room = agendas.room_of(lines, item_id)
        context |= {"room": room} | recording(actor, meeting, room, context)
    return render(request, "interpretation/part_b.html", context, status=status)
