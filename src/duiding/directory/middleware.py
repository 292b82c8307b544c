"""The context of a request: language, capability, and who must be signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip as client_address
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import urlencode

from duiding.audit import operation, trail
from duiding.audit.models import Action
from duiding.directory import actor as actors
from duiding.directory.signin.sessions import PERSON_KEY

Respond = Callable[[HttpRequest], HttpResponse]
WITHOUT_DATABASE = ("/static/", "/health/live")
READS_NOTHING = ("web:session",)
BEFORE_SECRECY = ("/secrecy/", "/session/")


class Language:
    """Dutch until the person chooses, whatever the browser says."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class CapabilityContext:
    """One transaction around view and rendering, under the capability of the session cookie.

    A refusal or a server error leaves nothing behind; a refusal is then written to the trail by itself.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]
        request.refusal = None  # type: ignore[attr-defined]
        if request.path.startswith(WITHOUT_DATABASE):
            return self.get_response(request)
        with operation.begin("", access_point=client_address(request) or "") as told:
            return self._respond(request, told)

    def _respond(self, request: HttpRequest, told: operation.Operation) -> HttpResponse:
        token = request.session.session_key or ""
        actors.forget()
        with transaction.atomic():
            actors.enter(token)
            request.actor = actors.current() if token else None  # type: ignore[attr-defined]
            if request.actor and request.actor.session_cools:  # type: ignore[attr-defined]
                request.session.get(PERSON_KEY)  # reading it is what keeps a session warm
            response = self.get_response(request)
            told.name = request.resolver_match.view_name if request.resolver_match else ""
            failed = response.status_code >= 500
            if failed or request.refusal:  # type: ignore[attr-defined]
                transaction.set_rollback(True)
            elif request.actor:  # type: ignore[attr-defined]
                self._note_exception(request)
                operation.tell(told)
        if request.actor and (failed or request.refusal):  # type: ignore[attr-defined]
            self._tell_logs(request, token, told, failed=failed)
        return response

    def _note_exception(self, request: HttpRequest) -> None:
        """Every page that is read while a group is open by exception is a line in the trail."""
        match, actor = request.resolver_match, request.actor  # type: ignore[attr-defined]
        if match is None or actor is None or match.view_name in READS_NOTHING:
            return
        for group_id, proposal_id in actor.exceptional:
            if match.kwargs.get("group_id", group_id) == group_id:
                trail.record(
                    Action.READ, match.view_name[:60], proposal_id, group_id=group_id, purpose="exceptional"
                )

    def _tell_logs(
        self, request: HttpRequest, token: str, told: operation.Operation, *, failed: bool
    ) -> None:
        """What was undone left nothing behind, so it is told by itself: a refusal, or people loaded in vain."""
        with transaction.atomic():
            actors.enter(token)
            if failed:
                operation.tell(told, failed=True)
            else:
                match = request.resolver_match
                keys = [key for key in match.kwargs.values() if isinstance(key, UUID)] if match else []
                trail.refused(told.name, str(request.refusal.status), keys[-1] if keys else None)  # type: ignore[attr-defined]


class SignInRequired:
    """All is closed but the pages marked `@public`; nothing typed is lost when a session has ended."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Who reloads a page that came from a form gets words; a browser shows nothing for an empty answer."""
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            page = render(request, "405.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if getattr(view, "is_public", False) or request.path.startswith("/account/"):
            return None
        actor = request.actor  # type: ignore[attr-defined]
        if actor is None:
            if request.method == "POST":
                return render(request, "session_ended.html", {"fields": typed_fields(request)}, status=401)
            return redirect(f"/sign-in/?{urlencode({'next': request.get_full_path()})}")
        if not actor.is_sworn and not request.path.startswith(BEFORE_SECRECY):
            return redirect(f"/secrecy/?{urlencode({'next': request.get_full_path()})}")
        return None


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be sent again; never a password or a token."""
    secret = ("csrfmiddlewaretoken", "password", "oldpassword", "code", "credential")
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not name.startswith(secret)
    ]
