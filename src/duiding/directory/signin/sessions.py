"""The session store: the cookie is the capability token, the table keeps its hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.db.models.expressions import RawSQL

from duiding.directory.signin import clock
from duiding.directory.signin.models import Capability

PERSON_KEY = "person_id"
MEMBERSHIP_KEY = "membership_id"
BEGUN_KEY = "begun_at"


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _end(data: dict[str, Any], now: dt.datetime) -> dt.datetime:
    """Half an hour after the last page, and never later than the working day after signing in."""
    begun = dt.datetime.fromisoformat(data.get(BEGUN_KEY) or now.isoformat())
    idle = now + dt.timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    return min(idle, begun + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE))


class SessionStore(SessionBase):
    """Keys of 256 random bits; idle and absolute end are kept by the database clock.

    The absolute end counts from signing in: another role or another key does not move it.
    """

    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(32)

    def exists(self, session_key: str) -> bool:
        return Capability.objects.filter(hash=token_hash(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def load(self) -> dict[str, Any]:
        moment = RawSQL("ctx.now()", [])
        rows = Capability.objects.annotate(now=moment).filter(expires_at__gt=moment)
        row = rows.filter(hash=token_hash(self.session_key or "")).first()
        if row is None:
            self._session_key = None
            return {}
        data: dict[str, Any] = self.decode(row.data)
        if row.now - row.seen_at > dt.timedelta(seconds=60):
            Capability.objects.filter(hash=row.hash).update(seen_at=row.now, expires_at=_end(data, row.now))
        return data

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        data: dict[str, Any] = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        now = clock.now()
        data.setdefault(BEGUN_KEY, now.isoformat())
        values = {
            "data": self.encode(data),
            "person_id": data.get(PERSON_KEY),
            "membership_id": data.get(MEMBERSHIP_KEY),
            "seen_at": now,
            "expires_at": _end(data, now),
        }
        hashed = token_hash(self.session_key)
        if must_create:
            try:
                with transaction.atomic(using="signin"):
                    Capability.objects.create(hash=hashed, kind="session", created_at=now, **values)
            except IntegrityError as error:
                raise CreateError from error
        elif not Capability.objects.filter(hash=hashed).update(**values):
            raise UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Capability.objects.filter(hash=token_hash(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Capability.objects.filter(expires_at__lt=clock.now()).delete()
