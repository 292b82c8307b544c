"""The start page: what must I do now?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from duiding.directory.http import ActorRequest, reads
from duiding.web.home.meetings import is_of_today, next_meeting
from duiding.web.home.pulse import pulses
from duiding.web.home.todo import todo_for


@reads
def start(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    lines, meeting, groups = todo_for(actor), next_meeting(actor), pulses(actor)
    context = {
        "today": actor.today,
        "lines": lines,
        "late": sum(line.due < actor.today for line in lines),
        "meeting": meeting,
        "leads_today": is_of_today(meeting, actor),
        "pulses": groups,
        "sees_signals": any(any(group.spark.data.counts) for group in groups),
    }
    return render(request, "home/start.html", context)
