"""Answers to requests that went wrong before a view was reached."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duiding.directory.middleware import typed_fields


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token is too old (signed in again, other tab): show what was typed, with a new token."""
    return render(request, "send_again.html", {"fields": typed_fields(request)}, status=403)
