"""One box: groups by code name, signals by number or words, actions by words; only what the asker may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from duiding.audit import trail
from duiding.audit.models import Action
from duiding.casework.groups.models import YouthGroup
from duiding.casework.intake.queries.walking import Filters, page_of_signals
from duiding.casework.interpretation.models import ActionItem
from duiding.directory.http import ActorRequest, searches

MOST = 20
SHORTEST = 2
LONGEST = 80


@searches
def results(request: ActorRequest) -> HttpResponse:
    """The trail says that somebody searched, never for what."""
    question = request.POST.get("q", "").strip()[:LONGEST]
    context = {"question": question, "asked": len(question) >= SHORTEST, "today": request.actor.today}
    if context["asked"]:
        context["groups"] = YouthGroup.objects.filter(code_name__icontains=question).order_by("code_name")[
            :MOST
        ]
        context["signals"] = page_of_signals(request.actor, Filters(words=question), "").rows[:MOST]
        context["actions"] = (
            ActionItem.objects.filter(description__icontains=question)
            .select_related("owner")
            .order_by("-due_on")[:MOST]
        )
        trail.record(Action.SEARCH, "web:search")
    return render(request, "search/results.html", context)
