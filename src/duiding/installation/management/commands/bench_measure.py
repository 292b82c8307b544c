"""The inner half of `bin/duiding bench`: in a process of its own, with the logins of the web server."""

from __future__ import annotations

import os
import platform
import time
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser

from duiding.installation.bench import filling, town
from duiding.installation.bench.measuring import Figure, Pages, measure
from duiding.installation.bench.parallel import measure_parallel
from duiding.installation.bench.start import SUPERUSER, add_arguments

LINE = "{:<20} {:<12} {:>8} {:>8} {:>8} {:>11} {:>11} {:>7}"


class Command(BaseCommand):
    help = "Used by bin/duiding bench."

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        superuser = os.environ.get(SUPERUSER, "")
        if not superuser:
            raise CommandError("Start it as bin/duiding bench; it needs a database of its own.")
        began = time.monotonic()
        made = town.build()
        filling.fill(superuser, made, options["signals"], options["groups"])
        self.stdout.write(
            f"{options['signals']:,} signals, {options['groups']} groups, filled in"
            f" {time.monotonic() - began:.0f} s; {platform.machine()}, {os.cpu_count()} cores;"
            f" {options['requests']} requests each, milliseconds"
        )
        pages = Pages(place=str(made.places[0]), group=_group(superuser))
        protected = list(measure(made, pages, options["requests"]))
        if options["parallel"]:
            self._parallel(made, pages, options)
        filling.switch_row_level_security(superuser, on=False)
        bare = list(measure(made, pages, options["requests"]))
        self._table(protected, bare)

    def _table(self, protected: list[Figure], bare: list[Figure]) -> None:
        self.stdout.write(
            LINE.format("page", "reader sees", "p50", "p95", "queries", "p50 no RLS", "p95 no RLS", "ratio")
        )
        for one, other in zip(protected, bare, strict=True):
            ratio = f"x{one.middle / other.middle:.2f}"
            plain = other.columns()[:2]
            self.stdout.write(LINE.format(one.page, one.reader, *one.columns(), *plain, ratio))

    def _parallel(self, made: town.BenchTown, pages: Pages, options: dict[str, Any]) -> None:
        clients = options["parallel"]
        self.stdout.write(f"{clients} clients at once, reader of everything (p50, p95, requests a second)")
        cookie = made.session("everything")
        for load in measure_parallel(pages, cookie, options["port"], clients, options["requests"] // 4):
            self.stdout.write(
                f"{load.page:<20} {load.middle:>8.1f} {load.slow:>8.1f} {load.per_second:>8.1f}"
            )


def _group(superuser: str) -> str:
    """The group with most signals among those in execution."""
    with psycopg.connect(superuser) as connection:
        row = connection.execute(
            "SELECT g.id FROM casework_youthgroup g JOIN casework_signal s ON s.group_id = g.id"
            " WHERE g.status = 'execution' GROUP BY g.id ORDER BY count(*) DESC LIMIT 1"
        ).fetchone()
    if row is None:
        raise CommandError("There is no group in execution; use more --groups.")
    return str(row[0])
