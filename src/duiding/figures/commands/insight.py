"""insight detect SIGNALS.csv... --today DAY | insight duplicates SIGNALS.csv"""

import argparse
import csv
import json
import sys
import warnings

import numpy as np

from duiding.figures.commands.reading import FAR, header_of, opened, read_rows
from duiding.figures.commands.running import run
from duiding.figures.errors import BadInput
from duiding.figures.increase.alarm import detect
from duiding.figures.increase.duplicates import Report, count_candidates, suggest
from duiding.figures.increase.evenings import Evenings, evenings_of

DETECT_COLUMNS = ("place_id", "x", "y", "day", "count")
SAME_PLACE = 1.0
"""Metres within which two lines name the same spot."""
MOST_PAIRS = 1_000_000
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
    files = [(path, *read_evenings(path)) for path in options.signals]
    for path, names, evenings in files:
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
    moved = np.flatnonzero(np.maximum(abs(x - x[first][place]), abs(y - y[first][place])) > SAME_PLACE)
    if moved.size:
        raise BadInput(path, f"columns x, y: place {names[place[moved[0]]]} stands at two different spots")
    seen = count > 0
    evenings = evenings_of(place[seen].astype(np.int64), day[seen].astype(np.int64), x[first], y[first])
    return names.tolist(), evenings


def _read_numbers(path: str) -> tuple[np.ndarray, ...] | None:
    """All-number files at once, for a million lines; None when anything needs a careful look."""
    names = header_of(path)
    if not set(DETECT_COLUMNS) <= set(names) or len(set(names)) != len(names):
        return None
    columns = [names.index(name) for name in DETECT_COLUMNS]
    try:
        with opened(path) as handle, warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            next(handle)
            table = np.loadtxt(handle, comments=None, delimiter=",", usecols=columns, ndmin=2)
    except (ValueError, UserWarning):
        return None
    whole = table[:, [0, 3, 4]]
    usual = (
        bool(table.size)
        and bool(np.isfinite(table).all())
        and bool((whole == np.rint(whole)).all())
        and bool((table[:, 4] >= 0).all())
        and bool((abs(table) <= FAR).all())
    )
    if not usual:
        return None
    return (table[:, 0].astype(np.int64), table[:, 1], table[:, 2], table[:, 3], table[:, 4])


def _read_carefully(path: str) -> tuple[np.ndarray, ...]:
    rows = []
    for row in read_rows(path, DETECT_COLUMNS):
        if not row.text("place_id"):
            raise BadInput(row.place, "column place_id: is empty")
        spot = (row.number("x"), row.number("y"))
        rows.append((row.text("place_id"), *spot, row.whole("day", low=None), row.whole("count")))
    ids, x, y, day, count = zip(*rows, strict=True)
    return np.array(ids), np.array(x), np.array(y), np.array(day), np.array(count)


def _duplicates(options: argparse.Namespace) -> int:
    reports = []
    known: set[str] = set()
    for row in read_rows(options.signals, REPORT_COLUMNS):
        identity = row.text("id")
        if not identity or identity in known:
            reason = f"{identity!r} occurs twice" if identity else "is empty"
            raise BadInput(row.place, f"column id: {reason}")
        known.add(identity)
        x, y, hours = row.number("x"), row.number("y"), row.number("t_hours")
        reports.append(Report(identity, row.text("source"), hours, x, y, row.text("type"), row.text("text")))
    pairs = count_candidates(reports)
    if pairs > MOST_PAIRS:
        reason = f"{pairs} pairs lie within the block; at most {MOST_PAIRS} can be weighed at once"
        raise BadInput(options.signals, reason)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["id_a", "id_b", "probability"])
    for pair in suggest(reports):
        writer.writerow([pair.id_a, pair.id_b, f"{pair.probability:.6f}"])
    return 0
