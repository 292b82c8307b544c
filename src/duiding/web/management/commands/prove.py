"""bin/duiding prove ...: hands the line to the figures engine; needs no database."""

import argparse
import sys

from django.core.management.base import BaseCommand, CommandParser

from duiding.figures.commands.prove import main


class Command(BaseCommand):
    """Thin: the engine parses its own line."""

    help = "The acceptance figures of the figures engine, measured here and now."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Everything after the name belongs to the engine."""
        parser.add_argument("rest", nargs=argparse.REMAINDER)

    def handle(self, *_: object, **options: object) -> None:
        """Exit with the engine's own code."""
        rest = options["rest"]
        sys.exit(main([str(word) for word in rest] if isinstance(rest, list) else []))
