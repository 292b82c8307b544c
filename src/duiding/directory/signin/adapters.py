"""Where allauth asks us: nobody signs up, secrets are sealed, and a sign-in leads to a second factor and a role."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from duiding.audit.models import Action
from duiding.directory.signin import lockout, trail
from duiding.directory.signin.models import Account

METHODS_KEY = "account_authentication_methods"


class ClosedSignup(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account by themselves; a wrong address and a wrong password get the same answer."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the administrator."),
        "email_password_mismatch": _("This e-mail address and password do not belong together. Try again."),
        "enter_current_password": _("This is not your password of now. Try again."),
        "incorrect_password": _("This is not your password. Try again."),
        "incorrect_code": _("This code is not right. Wait for a new code and try again."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Account, **hooks: Any) -> HttpResponse:
        """First the second factor and the role, then the page that was asked for."""
        response = super().post_login(request, user, **hooks)
        return HttpResponseRedirect(f"{reverse('signin:ready')}?{urlencode({'next': response.url})}")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        seconds = lockout.seconds_to_wait(request, self._get_login_attempts_cache_key(request, **credentials))
        if seconds:
            raise lockout.refusal(seconds)
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        email = str(credentials.get("email", "")).lower()
        account = Account.objects.filter(email=email).first()
        trail.record(Action.DENIED, account.person_id if account else None, purpose="password")

    def reauthenticate(self, user: Account, password: str) -> bool:
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a moment ago is not asked the password a second time."""
        done = context.request.session.get(METHODS_KEY) or [{"at": 0}]
        recently = time.time() - float(done[-1]["at"]) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not recently and bool(super().is_reauthentication_required(app=app, **kwargs))


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """TOTP and recovery seeds are encrypted with a key derived from the secret of the installation."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("This is your only second step. Add another one first."),
        "incorrect_code": _("This code is not right. Wait for a new code and try again."),
    }

    def _fernet(self) -> Fernet:
        key = hashlib.sha256(b"duiding-mfa:" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(key))

    def encrypt(self, text: str) -> str:
        return self._fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "Duiding"}
