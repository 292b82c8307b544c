"""Small public pages: accessibility, privacy, help, source; and the page that keeps a session alive."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duiding.directory.http import ActorRequest, public, reads
from duiding.directory.signin import clock


@public
@reads
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "about/accessibility.html")


@public
@reads
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "about/privacy.html")


@public
@reads
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "about/help.html")


@public
@reads
def source(request: HttpRequest) -> HttpResponse:
    return render(request, "about/source.html", {"source_url": settings.SOURCE_URL})


@reads
def session(request: ActorRequest) -> HttpResponse:
    """For the dialog about the end of the session: a fresh token, and the session lives on."""
    return render(request, "about/session.html")


@public
@reads
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a leak."""
    expires = (clock.now() + dt.timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
