"""The minutes of part A on screen. Part B has no page that can be printed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from duiding.casework.interpretation.queries import meetings as queries
from duiding.casework.interpretation.queries.access import access_minutes
from duiding.casework.interpretation.queries.minutes import minutes_before, minutes_of
from duiding.directory.http import ActorRequest, reads


@reads
def minutes(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = access_minutes(request.actor, meeting_id)
    context = {
        "meeting": meeting,
        "title": queries.title_of(meeting),
        "minutes": minutes_of(meeting),
        "earlier": minutes_before(meeting),
    }
    return render(request, "interpretation/minutes.html", context)
