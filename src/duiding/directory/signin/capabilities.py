"""Minting and ending capabilities; only the sign-in role can do this."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import connections, transaction

from duiding.directory.signin import clock
from duiding.directory.signin.models import Account, Capability
from duiding.directory.signin.sessions import token_hash


def mint(person_id: UUID, membership_id: UUID, *, kind: str, minutes: int) -> str:
    """A new token for work outside a browser; the caller keeps it in memory only."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    Capability.objects.create(
        hash=token_hash(token),
        kind=kind,
        person_id=person_id,
        membership_id=membership_id,
        created_at=now,
        seen_at=now,
        expires_at=now + dt.timedelta(minutes=minutes),
    )
    return token


def end(token: str) -> None:
    Capability.objects.filter(hash=token_hash(token)).delete()


@dataclass(frozen=True)
class Founded:
    """The keys of the first rows of a municipality."""

    municipality_id: UUID
    organisation_id: UUID
    person_id: UUID
    membership_id: UUID


def found_municipality(
    name: str, slug: str, admin_name: str, admin_email: str, *, is_demo: bool, password: str | None = None
) -> Founded:
    """A municipality with its own organisation and its first administrator, who can then sign in."""
    founded = Founded(*(uuid.uuid4() for _ in range(4)))
    with transaction.atomic(using="signin"):
        with connections["signin"].cursor() as cursor:
            cursor.execute(
                "SELECT ctx.found_municipality(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [founded.municipality_id, name, slug, is_demo, founded.organisation_id, founded.person_id,
                 admin_name, admin_email, founded.membership_id],
            )  # fmt: skip
        Account.objects.create_user(admin_email, password, person_id=founded.person_id)
    return founded


def open_account(email: str, person_id: UUID, password: str | None = None) -> Account:
    return Account.objects.create_user(email, password, person_id=person_id)


def import_service_token(slug: str, minutes: int = 60) -> str | None:
    """A capability of the service that brings in files; "" is the first municipality, None = no such one."""
    with transaction.atomic(using="signin"), connections["signin"].cursor() as cursor:
        cursor.execute("SELECT person_id, membership_id FROM ctx.ensure_import_service(%s)", [slug])
        person_id, membership_id = cursor.fetchone()
        return mint(person_id, membership_id, kind="service", minutes=minutes) if person_id else None


def municipality_slugs() -> list[str]:
    """Every municipality of this installation, for work that the system does by itself."""
    with connections["signin"].cursor() as cursor:
        cursor.execute("SELECT ctx.municipality_slugs()")
        return list(cursor.fetchone()[0])
