"""How a view is marked: `@reads` changes nothing, `@writes` changes once, `@public` needs nobody."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django_htmx.middleware import HtmxDetails

from duiding.directory import receipts
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotNow

View = TypeVar("View", bound=Callable[..., HttpResponse])
WRITING = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "MERGE", "COPY")


class ActorRequest(HttpRequest):
    """A request of somebody who is signed in."""

    actor: Actor
    htmx: HtmxDetails


def _refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.lstrip().upper().startswith(WRITING):
        raise RuntimeError("A page that reads tried to write.")
    return execute(sql, params, many, context)


def reads(view: View) -> View:
    """GET only; any SQL that writes is a programming error. The trail is written by a function, so it may."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        with connection.execute_wrapper(_refuse_writes):
            return view(request, *args, **kwargs)

    guarded.kind = "reads"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def searches(view: View) -> View:
    """A question by POST, because what is searched for must not stand in an address; changes nothing."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with connection.execute_wrapper(_refuse_writes):
            return view(request, *args, **kwargs)

    guarded.kind = "searches"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def writes(view: View) -> View:
    """POST only, one savepoint, once per idempotency key; an answer of 400 or more leaves nothing behind."""

    @functools.wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            key = uuid.UUID(
                request.POST.get("idempotency_key") or request.headers.get("Idempotency-Key") or ""
            )
        except ValueError:
            return HttpResponseBadRequest("idempotency_key")
        with transaction.atomic():
            if not receipts.claim(key, request.path, actor=request.actor):
                return _answer_again(request, key)
            response = view(request, *args, **kwargs)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            else:
                receipts.keep(key, response.headers.get("Location", ""), actor=request.actor)
        return response

    guarded.kind = "writes"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def _answer_again(request: ActorRequest, key: uuid.UUID) -> HttpResponse:
    earlier = receipts.earlier(key, actor=request.actor)
    if earlier.path_hash != receipts.path_hash(request.path) or not earlier.location:
        raise NotNow
    return redirect(earlier.location)


def form_page(show: View, store: View) -> View:
    """One address: GET shows the form (`@reads`), POST stores what was typed (`@writes`)."""

    @functools.wraps(show)
    def either(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (store if request.method == "POST" else show)(request, *args, **kwargs)

    either.kind = "form"  # type: ignore[attr-defined]
    return either  # type: ignore[return-value]


def public(view: View) -> View:
    """A page for people who are not signed in; the list of them is short and tested."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def page_or_fragment(
    request: HttpRequest, template: str, fragment: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The full page, or only its partial when htmx asks."""
    htmx = getattr(request, "htmx", None)
    name = f"{template}#{fragment}" if htmx and not htmx.boosted else template
    return render(request, name, context, status=status)
