"""The one-time code of the first run. Whoever can start the program can read it; nobody else."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import connections

from duiding.directory.signin import clock
from duiding.directory.signin.models import SetupCode

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that looks like something else
GROUPS = 4
VALID_HOURS = 24


def readable_code(groups: int = GROUPS) -> str:
    """Such as K7QM-2DXW-9HRT-VB4E: easy to read aloud, 80 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(groups))


def code_hash(code: str) -> bytes:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(b"duiding-code:" + plain.encode()).digest()


def is_empty() -> bool:
    with connections["signin"].cursor() as cursor:
        cursor.execute("SELECT ctx.is_empty()")
        return bool(cursor.fetchone()[0])


def make() -> str:
    """A new code; an earlier one no longer works."""
    code = readable_code()
    SetupCode.objects.all().delete()
    SetupCode.objects.create(hash=code_hash(code), expires_at=clock.now() + dt.timedelta(hours=VALID_HOURS))
    return code


def is_valid(code: str) -> bool:
    return SetupCode.objects.filter(hash=code_hash(code), expires_at__gt=clock.now()).exists()


def use_up(code: str) -> bool:
    """True for the one who was first; of two at the same moment the second waits here and gets False."""
    found = SetupCode.objects.filter(hash=code_hash(code), expires_at__gt=clock.now()).delete()
    return found[0] == 1
