"""Somebody with a real account, played through the pages without JavaScript."""

from __future__ import annotations

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from duiding.directory.signin.models import Account

PASSWORD = "een zin die niemand raadt"
EMAIL = {"director": "director@testdam.example", "school": "school@testdam.example"}


def with_password(email: str, password: str = PASSWORD) -> Account:
    account = Account.objects.get(email=email)
    account.set_password(password)
    account.save()
    return account


def code_of(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client: Client, email: str, password: str = PASSWORD, **data: str):
    return client.post("/account/login/", {"login": email, "password": password, **data})


def set_up_app(client: Client) -> tuple[str, list[str]]:
    """The secret of the app and the recovery codes, as the pages show them."""
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content.decode()
    codes = re.findall(r"<li><code>(\d{8})</code>", client.get(answer["Location"]).content.decode())
    return secret, codes
