"""bin/duiding retain: what retention would destroy now, and with --for-real what it destroys."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from duiding.privacy.destruction import run


class Command(BaseCommand):
    """Also done every night by the worker; by hand after a restore, before people sign in."""

    help = "Say what is over its term and what two people agreed to destroy; --for-real destroys it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--for-real", action="store_true", help="destroy; without it nothing changes")

    def handle(self, *args: Any, **options: Any) -> None:
        for found in run.look():
            self.stdout.write(
                f"{found.slug}: {found.over_term} people over their term, {found.agreed} agreed"
            )
        days = run.log_term()
        if days is None:
            self.stdout.write("the logs: no term is confirmed in every municipality, nothing goes")
        else:
            lines = ", ".join(f"{log} {number}" for log, number in run.old_lines(days).items())
            self.stdout.write(f"the logs: older than {days} days: {lines}")
        if options["for_real"]:
            persons, gone = run.run()
            self.stdout.write(f"destroyed: data of {persons} people, {gone} lines of the logs")
