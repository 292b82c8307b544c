"""insight detect SIGNALS.csv... --today DAY | insight duplicates SIGNALS.csv"""

import argparse
import csv
import json
import sys
from itertools import islice
from pathlib import Path

import numpy as np

from duiding.figures.commands.reading import header_of, read_rows
from duiding.figures.commands.running import run
from duiding.figures.errors import BadInput
from duiding.figures.increase.alarm import detect
from duiding.figures.increase.duplicates import Report, suggest
from duiding.figures.increase.evenings import Evenings, evenings_of

DETECT_COLUMNS = ("place_id", "x", "y", "day", "count")
REPORT_COLUMNS = ("id", "source", "t_hours", "x", "y", "type", "text")


def main(argv: list[str]) -> int:
    """Exit code 2 for bad input. No column may name a person, a group or an origin: none is read."""
    parser = argparse.ArgumentParser(
        prog="insight", description="What stands out, without looking at persons."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    find = commands.add_parser("detect", help="is it busier than usual somewhere in the last six weeks")
    find.add_argument("signals", nargs="+", metavar="SIGNALS.csv")
    find.add_argument("--today", type=int, required=True, help="whole number of days, as in the column day")
    find.add_argument("--seed", type=int, default=1)
    find.set_defaults(act=_detect)
    twice = commands.add_parser("duplicates", help="pairs of signals that may speak of one event")
    twice.add_argument("signals", metavar="SIGNALS.csv")
    twice.set_defaults(act=_duplicates)
    return run(parser, argv)


def _detect(options: argparse.Namespace) -> int:
    for path in options.signals:
        names, evenings = read_evenings(path)
        found = detect(evenings, options.today, seed=options.seed)
        answer = {
            "file": path,
            "alarm": bool(found.alarm),
            "places": [names[place] for place in found.places],
            "evenings": found.peak.evenings,
            "expected": round(found.peak.expected, 2),
            "about_once_per": found.about_once_per,
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


def read_evenings(path: str) -> tuple[list[int | str], Evenings]:
    """Place names and evenings of a file; a line with count 0 is no evening."""
    quick = _read_numbers(path)
    place_ids, x, y, day, count = quick if quick is not None else _read_carefully(path)
    names, first, place = np.unique(place_ids, return_index=True, return_inverse=True)
    seen = count > 0
    evenings = evenings_of(place[seen].astype(np.int64), day[seen].astype(np.int64), x[first], y[first])
    return names.tolist(), evenings


def _read_numbers(path: str) -> tuple[np.ndarray, ...] | None:
    """All-number files at once, for a million lines; None when anything needs a careful look."""
    names = header_of(path)
    if not set(DETECT_COLUMNS) <= set(names) or len(set(names)) != len(names):
        return None
    with Path(path).open(encoding="utf-8-sig") as handle:
        if not any(line.strip() for line in islice(handle, 1, None)):
            return None
    columns = [names.index(name) for name in DETECT_COLUMNS]
    try:
        table = np.loadtxt(
            path, comments=None, delimiter=",", skiprows=1, usecols=columns, ndmin=2, encoding="utf-8-sig"
        )
    except ValueError:
        return None
    whole = table[:, [0, 3, 4]]
    if (
        not table.size
        or not np.isfinite(table).all()
        or (whole != np.rint(whole)).any()
        or (table[:, 4] < 0).any()
    ):
        return None
    return (table[:, 0].astype(np.int64), table[:, 1], table[:, 2], table[:, 3], table[:, 4])


def _read_carefully(path: str) -> tuple[np.ndarray, ...]:
    rows = [
        (
            row.text("place_id"),
            row.number("x"),
            row.number("y"),
            row.whole("day", low=None),
            row.whole("count"),
        )
        for row in read_rows(path, DETECT_COLUMNS)
    ]
    ids, x, y, day, count = zip(*rows, strict=True)
    if "" in ids:
        raise BadInput(path, f"line {ids.index('') + 2} has no place_id")
    return np.array(ids), np.array(x), np.array(y), np.array(day), np.array(count)


def _duplicates(options: argparse.Namespace) -> int:
    reports = []
    known: set[str] = set()
    for row in read_rows(options.signals, REPORT_COLUMNS):
        identity = row.text("id")
        if identity in known:
            raise BadInput(row.place, f"id {identity} occurs twice")
        known.add(identity)
        x, y, hours = row.number("x"), row.number("y"), row.number("t_hours")
        reports.append(Report(identity, row.text("source"), hours, x, y, row.text("type"), row.text("text")))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["id_a", "id_b", "probability"])
    for pair in suggest(reports):
        writer.writerow([pair.id_a, pair.id_b, f"{pair.probability:.6f}"])
    return 0
