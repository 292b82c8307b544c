"""Bring every schema up to date, and lay the process tables into the database."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from duiding.web.process_tables import fill_process_tables


class Command(BaseCommand):
    help = "Migrate all database aliases as the owner; run it with DUIDING_MIGRATING=1."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT current_user")
            if cursor.fetchone()[0] != "duiding_owner":
                raise CommandError("migrate_all must run as the owner: set DUIDING_MIGRATING=1.")
        for alias in ("signin", "default"):
            call_command("migrate", database=alias, verbosity=0, interactive=False)
        fill_process_tables()
        self.stdout.write("The database is up to date.")
