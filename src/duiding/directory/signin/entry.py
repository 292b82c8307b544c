"""From a checked account to a capability: the second factor first, then a role."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.db import connections
from django.http import HttpRequest

from duiding.audit.models import Action
from duiding.directory.signin import trail
from duiding.directory.signin.adapters import METHODS_KEY
from duiding.directory.signin.models import Account, Capability
from duiding.directory.signin.sessions import MEMBERSHIP_KEY, PERSON_KEY, token_hash

SET_UP_KEY = "second_factor_set_up_by"
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
DEVICES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Choice:
    """A role that a person can act in today."""

    membership_id: UUID
    role: str
    organisation: str
    municipality: str
    deputy_for: str


def memberships_of(person_id: UUID | str) -> list[Choice]:
    with connections["signin"].cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.memberships_of(%s)", [person_id])
        return [Choice(*row) for row in cursor.fetchall()]


def has_second_factor(account: Account) -> bool:
    return bool(is_mfa_enabled(account, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))


def passed_second_factor(request: HttpRequest) -> bool:
    """In this session, not in another: used it, or set it up right after the password."""
    methods = request.session.get(METHODS_KEY) or []
    used = any(method.get("method") == "mfa" for method in methods)
    return used or request.session.get(SET_UP_KEY) == str(request.user.pk)


def enter_role(request: HttpRequest, person_id: UUID | str, membership_id: UUID | None) -> None:
    """A fresh token for this person in this role; the old one no longer works."""
    request.session[PERSON_KEY] = str(person_id)
    if membership_id is None:
        request.session.pop(MEMBERSHIP_KEY, None)
    else:
        request.session[MEMBERSHIP_KEY] = str(membership_id)
    request.session.cycle_key()
    request.session.save()
    mine = Capability.objects.filter(hash=token_hash(request.session.session_key or ""))
    mine.update(client=describe(request.headers.get("User-Agent", "")))
    trail.record(Action.SIGN_IN, UUID(str(person_id)), membership_id)


def describe(user_agent: str) -> str:
    """Enough to recognise one's own device in a list, and no more."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    device = next((name for sign, name in DEVICES if sign in user_agent), "")
    return ", ".join(part for part in (browser, device) if part)


def end_other_sessions(person_id: UUID | str, keep: str = "") -> int:
    """All sessions of a person but this one."""
    sessions = Capability.objects.filter(person_id=person_id, kind="session")
    return sessions.exclude(hash=token_hash(keep)).delete()[0]
