"""My account: role, second step, and where I am signed in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from duiding.audit.models import Action
from duiding.directory.http import public
from duiding.directory.signin import clock, trail
from duiding.directory.signin.entry import end_other_sessions, memberships_of
from duiding.directory.signin.models import Account, Capability
from duiding.directory.signin.sessions import PERSON_KEY, token_hash


@dataclass(frozen=True)
class LiveSession:
    """One place where this person is signed in. `key` is the hash: it opens nothing."""

    key: str
    client: str
    since: dt.datetime
    seen_at: dt.datetime
    is_this_one: bool


@public
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    person_id = request.session.get(PERSON_KEY)
    if person_id is None:
        return redirect("signin:choose")
    context = {
        "sessions": live_sessions(person_id, request.session.session_key or ""),
        "can_choose": len(memberships_of(person_id)) > 1,
        "has_account": isinstance(request.user, Account),
    }
    return render(request, "signin/account.html", context)


def live_sessions(person_id: str, token: str) -> list[LiveSession]:
    rows = Capability.objects.filter(person_id=person_id, kind="session", expires_at__gt=clock.now())
    mine = token_hash(token)
    return [
        LiveSession(bytes(row.hash).hex(), row.client, row.created_at, row.seen_at, bytes(row.hash) == mine)
        for row in rows.order_by("-seen_at")[:50]
    ]


@public
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """One of my sessions, or with `key` empty all others than this one."""
    person_id = request.session.get(PERSON_KEY)
    if person_id is None:
        return redirect("signin:choose")
    key = request.POST.get("key", "")
    if key:
        ended = _end_one(person_id, key)
    else:
        ended = end_other_sessions(person_id, keep=request.session.session_key or "")
    if ended:
        trail.record(Action.SIGN_OUT, UUID(person_id), purpose="other_session")
    messages.success(request, _("Signed out there. Nothing opens there any more."))
    return redirect("signin:account")


def _end_one(person_id: str, key: str) -> int:
    try:
        hashed = bytes.fromhex(key)
    except ValueError as error:
        raise Http404 from error
    return Capability.objects.filter(person_id=person_id, kind="session", hash=hashed).delete()[0]
