"""Downloads. Part B of a meeting has none."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from duiding.audit import trail
from duiding.audit.models import Action
from duiding.casework.interpretation.queries.access import access_minutes
from duiding.directory.http import ActorRequest, reads
from duiding.kernel.errors import NotYours
from duiding.web import documents
from duiding.web.papers import composing


@reads
def minutes(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = access_minutes(request.actor, meeting_id)
    if meeting.status == "held":
        raise NotYours
    file = documents.minutes(composing.minutes_of_part_a(meeting, request.actor))
    trail.record(Action.EXPORT, "casework_meeting", meeting.pk, purpose="minutes")
    name = f"verslag-{meeting.starts_at:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type="application/pdf", headers=headers)
