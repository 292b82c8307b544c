"""The start page: what must I do now?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from duiding.directory.http import ActorRequest, reads


@reads
def start(request: ActorRequest) -> HttpResponse:
    return render(request, "home/start.html", {"today": request.actor.today})
