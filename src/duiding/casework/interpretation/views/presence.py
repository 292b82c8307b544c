"""Who is at the table, and who must leave before part B."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.casework.interpretation import actions, forms, rules
from duiding.casework.interpretation.models import Part
from duiding.casework.interpretation.queries import meetings as queries
from duiding.casework.interpretation.queries.access import access_meeting, access_part_b
from duiding.casework.interpretation.views.meetings import _key
from duiding.casework.interpretation.views.page import (
    attendance_forms,
    meeting_page,
    part_b_page,
    participant_form,
)
from duiding.directory.http import ActorRequest, reads, writes
from duiding.kernel.errors import NotAllowed


def _back(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """To the page the form stood on; only these two can be asked for."""
    if request.POST.get("from") == "part_b":
        return redirect("interpretation:part_b", meeting_id)
    mode, item = request.POST.get("mode", ""), _key(request.POST.get("item"))
    query = f"?mode=live&item={item}" if mode == "live" and item else ""
    return redirect(reverse("interpretation:detail", args=[meeting_id]) + query)


@writes
def participant(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    on_part_b = request.POST.get("from") == "part_b"
    meeting = (access_part_b if on_part_b else access_meeting)(request.actor, meeting_id)
    if not rules.may_lead(request.actor) or meeting.status in rules.OVER:
        raise NotAllowed(_("Only who leads the meeting adds people, until the minutes are adopted."))
    table = list(queries.attendances(meeting)[:100])
    people = queries.people_with_a_role(queries.day_of(meeting))
    form = participant_form(meeting, people, {row.person_id for row in table}, request.POST)
    if not form.is_valid():
        part = Part.B if on_part_b else Part.A
        return meeting_page(request, meeting, part=part, status=422, bound={"participant": form})
    given = form.cleaned_data
    actions.add_participant(
        meeting, UUID(given["person"]), reason=given.get("reason", ""), actor=request.actor
    )
    return _back(request, meeting_id)


@writes
def attendance(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """All rows at once for who leads; a participant sends the own row only."""
    meeting = access_meeting(request.actor, meeting_id)
    table = list(queries.attendances(meeting)[:100])
    if not rules.may_record(request.actor, meeting):
        table = [row for row in table if row.person_id == request.actor.person_id]
    people = queries.people_with_a_role(queries.day_of(meeting))
    # A row that was not on the form stays as it is.
    filled = [row for row in table if f"{row.pk.hex}-conflict_handling" in request.POST]
    rows = attendance_forms(filled, people, request.POST)
    if not all([form.is_valid() for form in rows]):
        return _refused(request, meeting_id, rows)
    everybody = request.POST.get("everybody") == "yes"
    for form in rows:
        if everybody and form.row.is_present is None and form.cleaned_data["is_present"] is None:
            form.cleaned_data["is_present"] = True
            actions.record_attendance(form.row, actor=request.actor, **_answers(form))
        elif form.has_changed():
            actions.record_attendance(form.row, actor=request.actor, **_answers(form))
    return _back(request, meeting_id)


def _answers(form: forms.AttendanceForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "is_present": given["is_present"],
        "substitute_for": UUID(given["substitute_for"]) if given["substitute_for"] else None,
        "conflict_handling": given["conflict_handling"],
    }


def _refused(request: ActorRequest, meeting_id: UUID, rows: list[forms.AttendanceForm]) -> HttpResponse:
    meeting = access_meeting(request.actor, meeting_id)
    wrong = next(form for form in rows if form.errors)
    return meeting_page(
        request, meeting, mode="live", status=422, bound={"attendance": rows, "attendance_row": wrong}
    )


@reads
def part_b(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = access_part_b(request.actor, meeting_id)
    return part_b_page(request, meeting, item_id=_key(request.GET.get("item")))


@writes
def start_part_b(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = access_part_b(request.actor, meeting_id)
    if not rules.may_record(request.actor, meeting):
        raise NotAllowed(_("Who leads the meeting starts part B, once the meeting has begun."))
    actions.start_part_b(meeting, actor=request.actor)
    return redirect("interpretation:part_b", meeting.pk)
