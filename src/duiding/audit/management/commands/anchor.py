"""bin/duiding anchor: the heads of the logs, written down outside the database."""

from typing import Any

from django.core.management.base import BaseCommand

from duiding.audit import sealing


class Command(BaseCommand):
    """Also done every night by the worker; by hand before a backup, a move or an upgrade."""

    help = "Seal both logs and add their heads to the file with anchors (DUIDING_ANCHOR_DIR); prints the new lines."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for line in sealing.write_anchor():
            self.stdout.write(line)
