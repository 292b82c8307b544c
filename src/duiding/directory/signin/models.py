"""Accounts and capabilities: the schema that the web role cannot read.

A capability is a signed-in session, a job or a service; the database knows only the hash of its token.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """How a person signs in. `person_id` points into the directory, by value only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    person_id = models.UUIDField(unique=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return str(self.pk)


class Capability(models.Model):
    """A live token. The session cookie is the token; here stands its SHA-256 only."""

    hash = models.BinaryField(primary_key=True, max_length=32)
    kind = models.CharField(max_length=10, default="session")
    person_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    service = models.CharField(max_length=20, blank=True)
    data = models.TextField(blank=True)
    client = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="capability_person")]


class SetupCode(models.Model):
    """Opens the first-run wizard once; only the hash is kept."""

    hash = models.BinaryField(primary_key=True, max_length=32)
    expires_at = models.DateTimeField()


class Invitation(models.Model):
    """A one-time code with which a person sets a password; only the hash is kept.

    For an account that is already in use (`is_new` is false) a second person must confirm: whoever makes
    the code could otherwise take over the work of a colleague alone.
    """

    hash = models.BinaryField(primary_key=True, max_length=32)
    account = models.OneToOneField(Account, models.CASCADE, related_name="invitation")
    is_new = models.BooleanField(default=True)
    made_by = models.UUIDField()
    confirmed_by = models.UUIDField(null=True)
    expires_at = models.DateTimeField()

    @property
    def works(self) -> bool:
        return self.is_new or self.confirmed_by is not None
