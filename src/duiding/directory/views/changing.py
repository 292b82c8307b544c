"""Two people changed the same row: both texts on one page, nothing lost."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from duiding.directory.http import ActorRequest
from duiding.kernel.errors import Conflict


def posted_version(request: ActorRequest) -> int:
    """The version that was on the screen; 0 fits no row, so a form without one never overwrites."""
    text = request.POST.get("version", "")
    return int(text) if text.isdigit() else 0


def conflict_page(
    request: ActorRequest, conflict: Conflict, form: forms.BaseForm, version: int
) -> HttpResponse:
    """Theirs readable, mine still in the form; sending it again overwrites theirs on purpose."""
    context = {"theirs": conflict.theirs, "form": form, "version": version}
    return render(request, "directory/conflict.html", context, status=409)
