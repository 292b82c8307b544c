"""disclosure protect | audit | series | contributors"""

import argparse
import csv
import json
import sys
from pathlib import Path

import numpy as np

from duiding.figures.commands.facts import read_systems
from duiding.figures.commands.reading import Row, read_rows
from duiding.figures.commands.running import run
from duiding.figures.commands.tabular import read_table, write_publication
from duiding.figures.disclosure.auditor import audit
from duiding.figures.disclosure.contributors import Contribution, unsafe_cells
from duiding.figures.disclosure.refusal import protect_or_refuse
from duiding.figures.disclosure.series import BUURTEN, TYPES, DatedSignal, publish_series
from duiding.figures.errors import BadInput

SERIES_COLUMNS = ("id", "buurt", "type", "event_month", "recorded_month", "removed_month")


def main(argv: list[str]) -> int:
    """Run one of the subcommands; exit code 2 for bad input, 3 when nothing may be published."""
    return run(_parser(), argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="disclosure", description="Safe tables and the proof that they are."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    protect = commands.add_parser("protect", help="publish a table by suppression or controlled rounding")
    protect.add_argument("table")
    protect.add_argument("--method", choices=["suppress", "round5"], default="round5")
    protect.add_argument("--threshold", type=int, choices=[5, 10], default=5)
    protect.add_argument("--hierarchy")
    protect.add_argument("--output", required=True)
    protect.add_argument("--seconds", type=float, default=300.0)
    protect.add_argument("--seed", type=int, help="only for tests: makes the secret term of rounding known")
    protect.set_defaults(act=_protect)
    attack = commands.add_parser("audit", help="what an outsider can work out from published facts")
    attack.add_argument("facts")
    attack.add_argument("--threshold", type=int, default=5)
    attack.add_argument("--seconds", type=float, default=60.0, help="for each system")
    attack.set_defaults(act=_audit)
    series = commands.add_parser("series", help="twelve monthly reports that cannot be subtracted")
    series.add_argument("signals")
    series.add_argument("--output", required=True)
    series.add_argument("--seed", type=int, help="only for tests: makes the secret term of rounding known")
    series.set_defaults(act=_series)
    contributors = commands.add_parser("contributors", help="cells that rest on too few people or one group")
    contributors.add_argument("rows")
    contributors.add_argument("--threshold", type=int, default=5)
    contributors.set_defaults(act=_contributors)
    return parser


def _protect(options: argparse.Namespace) -> int:
    table, keys, dimensions = read_table(options.table, options.hierarchy)
    rng = None if options.seed is None else np.random.default_rng(options.seed)
    decision = protect_or_refuse(
        table,
        method="suppress" if options.method == "suppress" else "round",
        threshold=options.threshold,
        rng=rng,
        seconds=options.seconds,
    )
    sys.stderr.write(json.dumps(decision.record.as_dict()) + "\n")
    if decision.published is None:
        sys.stderr.write(f"Refused: {decision.record.reason}. {decision.advice}\n")
        return 3
    write_publication(options.output, table, keys, dimensions, decision.published)
    return 0


def _audit(options: argparse.Namespace) -> int:
    for system in read_systems(options.facts):
        result = audit(system, threshold=options.threshold, seconds=options.seconds)
        answer: dict[str, object] = {
            "name": result.name,
            "interval": [list(finding.interval) for finding in result.findings],
            "unsafe": result.unsafe,
        }
        if not result.proven:
            answer["proven"] = False
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    return 0


def _series(options: argparse.Namespace) -> int:
    signals = [_dated_signal(row) for row in read_rows(options.signals, SERIES_COLUMNS)]
    rng = None if options.seed is None else np.random.default_rng(options.seed)
    series = publish_series(signals, rng=rng)
    with Path(options.output).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["report", "month", "buurt", "type", "value"])
        writer.writerows(series.rows())
    return 0


def _dated_signal(row: Row) -> DatedSignal:
    recorded = row.whole("recorded_month", low=None)
    removed = row.whole_or_none("removed_month")
    if removed is not None and removed < recorded:
        raise BadInput(row.place, f"removed in month {removed}, before it was recorded in month {recorded}")
    return DatedSignal(
        row.whole("buurt", high=BUURTEN - 1), row.whole("type", high=TYPES - 1), recorded, removed
    )


def _contributors(options: argparse.Namespace) -> int:
    columns = ("id", "buurt", "type", "group_id", "reporter_hash")
    rows = (
        Contribution(*(row.text(name) for name in columns[1:])) for row in read_rows(options.rows, columns)
    )
    for cell in unsafe_cells(rows, threshold=options.threshold):
        line = {"buurt": _as_given(cell.buurt), "type": _as_given(cell.type), "reason": cell.reason.value}
        sys.stdout.write(json.dumps(line) + "\n")
    return 0


def _as_given(code: str) -> int | str:
    """A code that is a plain number goes out as a number."""
    return int(code) if code.isdigit() and str(int(code)) == code else code
