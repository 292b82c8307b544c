"""The minutes of part A as a file. Part B of a meeting has none."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duiding.casework.interpretation.models import ActionItem, Attendance, Decision, Meeting
from duiding.casework.interpretation.queries import meetings, minutes
from duiding.casework.interpretation.queries.access import access_minutes
from duiding.directory.actor import Actor
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads
from duiding.directory.roles import Role
from duiding.kernel.errors import NotYours
from duiding.web import documents


@reads
def minutes_file(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = access_minutes(request.actor, meeting_id)
    if meeting.status == "held":
        raise NotYours
    file = documents.minutes(minutes_of_part_a(meeting, request.actor))
    name = f"verslag-{meeting.starts_at:%Y-%m-%d}.pdf"
    return as_file("papers:minutes", file, filename=name, content_type="application/pdf", row_id=meeting.pk)


def minutes_of_part_a(meeting: Meeting, actor: Actor) -> documents.Minutes:
    """Part A as this person sees it. Roles come from the memberships of the day of the meeting."""
    found = minutes.minutes_of(meeting)
    day = meetings.day_of(meeting)
    roles = {somebody.person_id: somebody.role for somebody in meetings.people_with_a_role(day)}
    return documents.Minutes(
        language="en" if get_language() == "en" else "nl",
        municipality=actor.municipality,
        title=f"{_('Minutes')}: {meetings.title_of(meeting)}",
        made_at=actor.at,
        held_on=day,
        place=meeting.location or "–",
        state=_state(meeting),
        participants=tuple(_participant(row, roles.get(row.person_id, "")) for row in found.table),
        items=tuple(
            documents.Agenda(
                entry.item.title,
                entry.item.outcome,
                tuple(_decision(decision) for decision in entry.decisions),
                tuple(_action(action) for action in entry.actions),
            )
            for entry in found.items
        ),
    )


def _state(meeting: Meeting) -> str:
    since = date_format(localtime(meeting.status_since), "j F Y")
    return f"{meeting.get_status_display()}, {since}"


def _participant(row: Attendance, role: str) -> documents.Participant:
    label = str(Role(role).label) if role else "–"
    return documents.Participant(row.person.name, row.person.organisation.name, label, bool(row.is_present))


def _decision(decision: Decision) -> documents.Decision:
    text = f"{_('Correction:')} {decision.text}" if decision.corrects_id else decision.text
    dissent = f"{_('Thinks otherwise:')} {decision.dissent}" if decision.dissent else ""
    return documents.Decision(text, "\n".join(part for part in (decision.reasons, dissent) if part) or "–")


def _action(action: ActionItem) -> documents.Action:
    return documents.Action(
        action.description, f"{action.owner.name}, {action.owner_organisation.name}", action.due_on
    )
