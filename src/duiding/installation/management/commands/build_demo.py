"""Fill an empty demo database with the fictive municipality; `bin/demo` calls it once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from duiding.directory.actor import AMSTERDAM
from duiding.installation.demo.build import build


class Command(BaseCommand):
    help = "Build the demo municipality through the actions, day by day."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only in demo mode (DUIDING_DEMO=1): real and invented data never mix.")
        build(dt.datetime.now(AMSTERDAM).date())
        self.stdout.write("Vlierdam and Oosterhoek are built. Everything in them is invented.")
