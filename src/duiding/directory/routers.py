"""Accounts stand in a schema of their own, behind a database role of their own."""

from __future__ import annotations

from typing import Any

APART = {"accounts", "account", "mfa", "auth", "contenttypes", "sessions", "django_cache"}


class AccountsApart:
    """Sign-in tables through the alias `signin`, everything else through `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return "signin" if model._meta.app_label in APART else "default"

    db_for_write = db_for_read

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        return (first._meta.app_label in APART) == (second._meta.app_label in APART)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == "signin") == (app_label in APART)
