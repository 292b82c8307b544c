"""disclosure protect | audit | series | contributors"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from duiding.figures.commands.facts import read_systems
from duiding.figures.commands.reading import Row, read_rows
from duiding.figures.commands.running import at_least, run, whole_at_least
from duiding.figures.commands.tabular import GivenTable, read_table, write_publication
from duiding.figures.commands.writing import write_csv
from duiding.figures.disclosure.auditor import audit
from duiding.figures.disclosure.contributors import Contribution, unsafe_cells
from duiding.figures.disclosure.linking import link
from duiding.figures.disclosure.refusal import (
    Decision,
    Method,
    Terms,
    protect_linked_or_refuse,
    protect_or_refuse,
)
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
    protect.add_argument("--seconds", type=at_least(0), default=300.0)
    protect.add_argument("--seed", type=int, help="only for tests: makes the secret term of rounding known")
    protect.add_argument("--linked", metavar="TABLE.csv", help="a second table of the same counts")
    protect.add_argument("--linked-hierarchy", metavar="H.json")
    protect.add_argument("--linked-output", metavar="PUB.csv")
    protect.add_argument("--shared", default="", help="columns that mean the same in both, such as d0,d1")
    protect.set_defaults(act=_protect)
    attack = commands.add_parser("audit", help="what an outsider can work out from published facts")
    attack.add_argument("facts")
    attack.add_argument("--threshold", type=whole_at_least(2), default=5)
    attack.add_argument("--seconds", type=at_least(0), default=60.0, help="for each system")
    attack.set_defaults(act=_audit)
    series = commands.add_parser("series", help="twelve monthly reports that cannot be subtracted")
    series.add_argument("signals")
    series.add_argument("--output", required=True)
    series.add_argument("--seed", type=int, help="only for tests: makes the secret term of rounding known")
    series.set_defaults(act=_series)
    contributors = commands.add_parser("contributors", help="cells that rest on too few people or one group")
    contributors.add_argument("rows")
    contributors.add_argument("--threshold", type=whole_at_least(1), default=5)
    contributors.set_defaults(act=_contributors)
    return parser


def _protect(options: argparse.Namespace) -> int:
    given = read_table(options.table, options.hierarchy)
    rng = None if options.seed is None else np.random.default_rng(options.seed)
    method: Method = "suppress" if options.method == "suppress" else "round"
    if options.linked or options.linked_output:
        return _protect_linked(options, given, Terms(method, options.threshold, options.seconds, rng))
    decision = protect_or_refuse(
        given.table, method=method, threshold=options.threshold, rng=rng, seconds=options.seconds
    )
    if decision.published is None:
        return _say_refused(decision)
    write_publication(options.output, given, decision.published)
    _say(decision)
    return 0


def _protect_linked(options: argparse.Namespace, given: GivenTable, terms: Terms) -> int:
    """Both tables are published, or none."""
    if not (options.linked and options.linked_output):
        raise BadInput("disclosure protect", "--linked and --linked-output belong together")
    if Path(options.output).resolve() == Path(options.linked_output).resolve():
        raise BadInput("disclosure protect", "--output and --linked-output are the same file")
    other = read_table(options.linked, options.linked_hierarchy)
    shared = [name.strip() for name in options.shared.split(",") if name.strip()]
    linked = link([given.table, other.table], [given.dimensions, other.dimensions], shared)
    decision, published = protect_linked_or_refuse(linked, terms)
    if published is None:
        return _say_refused(decision)
    write_publication(options.output, given, published[0])
    write_publication(options.linked_output, other, published[1])
    _say(decision)
    return 0


def _say(decision: Decision) -> None:
    sys.stderr.write(json.dumps(decision.record.as_dict()) + "\n")


def _say_refused(decision: Decision) -> int:
    _say(decision)
    sys.stderr.write(f"Refused: {decision.record.reason}. {decision.advice}".rstrip() + "\n")
    return 3


def _audit(options: argparse.Namespace) -> int:
    lines = []
    for system in read_systems(options.facts):
        try:
            result = audit(system, threshold=options.threshold, seconds=options.seconds)
        except BadInput as problem:
            raise BadInput(f"{options.facts}, {problem.place}", problem.reason) from problem
        answer: dict[str, object] = {
            "name": result.name,
            "interval": [list(finding.interval) for finding in result.findings],
            "unsafe": result.unsafe,
        }
        if not result.proven:
            answer["proven"] = False
        lines.append(json.dumps(answer) + "\n")
    sys.stdout.write("".join(lines))
    return 0


def _series(options: argparse.Namespace) -> int:
    signals = list(_dated_signals(options.signals))
    rng = None if options.seed is None else np.random.default_rng(options.seed)
    series = publish_series(signals, rng=rng)
    write_csv(options.output, ["report", "month", "buurt", "type", "value"], series.rows())
    return 0


def _dated_signals(path: str) -> Iterator[DatedSignal]:
    known: set[str] = set()
    for row in read_rows(path, SERIES_COLUMNS):
        identity = row.text("id")
        if identity in known:
            raise BadInput(row.place, f"column id: {identity!r} occurs twice")
        known.add(identity)
        yield _dated_signal(row)


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
