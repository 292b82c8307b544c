"""The background work; `python -m duiding` gives it the worker's role."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from duiding.web.start_checks import refuse_strong_role

ROLE = "duiding_worker"


class Command(BaseCommand):
    help = "Work off the job queue, until stopped."
    requires_system_checks: list[str] = []  # they ask after pages, which the worker has none of

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--one-shot", action="store_true", help="stop when the queue is empty")

    def handle(self, *args: Any, **options: Any) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT session_user")
            if cursor.fetchone() != (ROLE,):
                raise CommandError(f"The worker runs as {ROLE} only; start it as python -m duiding worker.")
        refuse_strong_role()
        call_command("procrastinate", "worker", wait=not options["one_shot"], delete_jobs="never")
