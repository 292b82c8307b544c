"""Bring every schema up to date, and lay the process tables into the database."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from duiding.directory.routers import APART
from duiding.web.process_tables import fill_process_tables


class Command(BaseCommand):
    help = "Migrate all database aliases as the owner; run it with DUIDING_MIGRATING=1."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT current_user")
            if cursor.fetchone()[0] != "duiding_owner":
                raise CommandError("migrate_all must run as the owner: set DUIDING_MIGRATING=1.")
        for app in apps_apart():
            call_command("migrate", app, database="signin", verbosity=0, interactive=False)
        call_command("migrate", database="default", verbosity=0, interactive=False)
        fill_process_tables()
        self.stdout.write("The database is up to date.")


def apps_apart() -> list[str]:
    """Only what stands there: walking the migrations of all apps for a schema they do not touch takes as long again."""
    migrated = MigrationLoader(None).migrated_apps
    return [app.label for app in apps.get_app_configs() if app.label in APART & migrated]
