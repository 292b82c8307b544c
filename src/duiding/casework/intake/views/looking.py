"""The list of admitted signals."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from duiding.directory.http import ActorRequest, reads


@reads
def signals(request: ActorRequest) -> HttpResponse:
    return redirect("intake:mine")


weeks = signals
