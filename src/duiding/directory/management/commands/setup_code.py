"""A one-time code for setting up an empty installation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from duiding.directory.signin import setup_codes


class Command(BaseCommand):
    help = "Print a code for /setup/; it works once, for 24 hours, and only while there is no municipality."

    def handle(self, *arguments: Any, **options: Any) -> None:
        if not setup_codes.is_empty():
            self.stdout.write("The municipality is there already; sign in at /sign-in/.")
            return
        self.stdout.write(f"Open /setup/ and type this code (24 hours, once): {setup_codes.make()}")
