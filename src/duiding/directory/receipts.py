"""Every write once: a double click, a retry or the back button gets the first answer again."""

from __future__ import annotations

import hashlib
import uuid

from django.db import connection

from duiding.directory.actor import Actor
from duiding.directory.models import WriteReceipt


def path_hash(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()


def claim(key: uuid.UUID, path: str, *, actor: Actor) -> bool:
    """True when this key is new. A second request with the same key waits here for the first one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO directory_writereceipt (id, key, person_id, path_hash, location, at)"
            " VALUES (%s, %s, %s, %s, '', ctx.now()) ON CONFLICT (person_id, key) DO NOTHING",
            [uuid.uuid4(), key, actor.person_id, path_hash(path)],
        )
        return bool(cursor.rowcount == 1)


def keep(key: uuid.UUID, location: str, *, actor: Actor) -> None:
    WriteReceipt.objects.filter(key=key, person_id=actor.person_id).update(location=location)


def earlier(key: uuid.UUID, *, actor: Actor) -> WriteReceipt:
    return WriteReceipt.objects.get(key=key, person_id=actor.person_id)
