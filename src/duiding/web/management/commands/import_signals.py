"""Brings in signals from files, as the import service of the municipality; see docs/import-csv.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.intake import actions
from duiding.casework.intake.parsing import ImportedSignal, ImportRefused, read_csv, read_signalen
from duiding.directory.actor import Actor, acting
from duiding.directory.signin import capabilities
from duiding.kernel.errors import Refusal

SHOWN_PROBLEMS = 50


class Command(BaseCommand):
    help = "Import signals to review. All or nothing; a second run adds nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=("signalen", "csv"), required=True)
        parser.add_argument("--municipality", default="", metavar="SLUG", help="default: the first one")
        parser.add_argument("--dry-run", action="store_true", help="read and check everything, keep nothing")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        token = capabilities.import_service_token(options["municipality"])
        if token is None:
            raise CommandError("There is no such municipality.")
        try:
            with translation.override("nl"):
                self._import(token, options)
        finally:
            capabilities.end(token)

    def _import(self, token: str, options: dict[str, Any]) -> None:
        contents = self._contents(options["files"])
        try:
            with acting(token) as actor:
                self._bring_in(actor, contents, options)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _bring_in(self, actor: Actor, contents: list[tuple[str, bytes]], options: dict[str, Any]) -> None:
        if not actor.is_live:
            missing = ", ".join(actor.missing)
            raise CommandError(
                _("This municipality is not ready for real signals yet: %(missing)s") % {"missing": missing}
            )
        arrivals = self._read(contents, options["format"], actor)
        with transaction.atomic():
            result = actions.bring_in(
                arrivals, actor=actor, tell=lambda done: self._tell(done, len(arrivals))
            )
            transaction.set_rollback(options["dry_run"])
        self._report(result, is_dry=options["dry_run"])

    def _contents(self, files: list[Path]) -> list[tuple[str, bytes]]:
        try:
            return [(file.name, file.read_bytes()) for file in files]
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error

    def _read(self, contents: list[tuple[str, bytes]], form: str, actor: Actor) -> list[ImportedSignal]:
        try:
            if form == "signalen":
                reading = read_signalen(contents, now=actor.at)
                if reading.left_alone:
                    left = {"number": reading.left_alone}
                    self.stderr.write(_("%(number)s reports of another category were left alone.") % left)
                return list(reading.signals)
            return [row for name, content in contents for row in read_csv(name, content, now=actor.at)]
        except ImportRefused as refused:
            raise CommandError(self._problems(refused)) from refused

    def _problems(self, refused: ImportRefused) -> str:
        lines = [str(problem) for problem in refused.problems[:SHOWN_PROBLEMS]]
        more = len(refused.problems) - len(lines)
        if more:
            lines.append(_("And %(number)s more.") % {"number": more})
        return "\n".join([_("Nothing was imported."), *lines])

    def _tell(self, done: int, total: int) -> None:
        self.stderr.write(_("%(done)s of %(total)s") % {"done": done, "total": total})

    def _report(self, result: actions.Arrivals, *, is_dry: bool) -> None:
        self.stdout.write(
            ngettext(
                "%(number)s signal waits for review.", "%(number)s signals wait for review.", result.added
            )
            % {"number": result.added}
        )
        self.stdout.write(
            _("%(known)s were here already; in %(masked)s something about persons was masked.")
            % {"known": result.known, "masked": result.masked}
        )
        if is_dry:
            self.stdout.write(_("This was a trial: nothing was kept."))
