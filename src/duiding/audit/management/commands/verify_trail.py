"""bin/duiding verify-trail: do both logs still fit their chains and the anchors outside the database?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from duiding.audit import sealing
from duiding.audit.chains import Result


class Command(BaseCommand):
    """Exits with an error at the first place that does not fit, and names it."""

    help = "Compare every line of both logs with its seal, and every seal with the anchors."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchors", type=Path, help="the file with anchors, when it lies elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["anchors"] or sealing.anchor_file()
        results, broken_line = sealing.verify_all(file)
        if not file.exists():
            self.stdout.write(
                f"There is no file with anchors at {file}: a chain made again would not be found."
            )
        for result in results:
            self.stdout.write(_sentence(result))
        if broken_line is not None:
            raise CommandError(f"Line {broken_line} of the file with anchors was changed.")
        if any(result.broken for result in results):
            raise CommandError("A log was changed. Keep the database as it is, and report a data breach.")


def _sentence(result: Result) -> str:
    log, municipality = result.chain
    name = f"{log} of {municipality}"
    if result.broken is None:
        return f"{name}: {result.seals} seals, {result.lines} lines, all of it fits"
    line = "" if result.broken.line_id is None else f", line {result.broken.line_id}"
    return f"{name}: {result.broken.kind} at seal {result.broken.number}{line}"
