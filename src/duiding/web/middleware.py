"""Refusals as pages, and headers on every answer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duiding.kernel.errors import NotYours, Refusal

Respond = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """Pages of people who are signed in are never kept by a browser or a proxy."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(), microphone=()")
        return response


class Refusals:
    """What a person may not do, see or do now becomes a page that says what happened and what now."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Http404):
            exception = NotYours()
        if not isinstance(exception, Refusal):
            return None
        request.refusal = exception  # type: ignore[attr-defined]
        template = f"{exception.status}.html"
        return render(request, template, {"refusal": exception}, status=exception.status)
