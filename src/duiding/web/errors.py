"""Answers to requests that went wrong before a view was reached."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duiding.directory.middleware import typed_fields


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token is too old (signed in again, other tab): show what was typed, with a new token.

    Never for a form of another site: its fields with our token would be its deed in our name.
    """
    if not _is_ours(request):
        return render(request, "from_elsewhere.html", status=403)
    return render(request, "send_again.html", {"fields": typed_fields(request)}, status=403)


def _is_ours(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    source = request.headers.get("Origin") or request.headers.get("Referer")
    return source is not None and urlsplit(source).netloc == request.get_host()
