"""What follows from acts inside allauth."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from duiding.audit.models import Action
from duiding.directory.signin import trail
from duiding.directory.signin.entry import SET_UP_KEY, end_other_sessions
from duiding.directory.signin.models import Account


def connect() -> None:
    signals.authenticator_added.connect(_factor_added)
    signals.authenticator_removed.connect(_factor_changed)
    signals.authenticator_reset.connect(_factor_changed)
    signals.authentication_failed.connect(_factor_failed)
    password_changed.connect(_password_changed)


def _factor_added(request: HttpRequest, user: Account, authenticator: Authenticator, **rest: Any) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        request.session[SET_UP_KEY] = str(user.pk)
    _factor_changed(request, user)


def _factor_changed(request: HttpRequest, user: Account, **rest: Any) -> None:
    trail.record(Action.CHANGE, user.person_id, purpose="second_factor")


def _factor_failed(user: Account, **rest: Any) -> None:
    trail.record(Action.DENIED, user.person_id, purpose="second_factor")


def _password_changed(request: HttpRequest, user: Account, **rest: Any) -> None:
    """Whoever knew the old password is out."""
    end_other_sessions(user.person_id, keep=request.session.session_key or "")
    trail.record(Action.CHANGE, user.person_id, purpose="password")
