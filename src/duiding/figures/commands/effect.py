"""effect estimate PANEL.csv... --treated AREA --start MONTH, or --npz FILE --start MONTH"""

import argparse
import json
import sys
import zipfile

import numpy as np

from duiding.figures.commands.reading import read_rows
from duiding.figures.commands.running import run
from duiding.figures.effect.assessment import assess, assess_many
from duiding.figures.errors import BadInput
from duiding.figures.solver import FloatArray


def main(argv: list[str]) -> int:
    """Exit code 2 for bad input; a refusal for lack of data is an answer, not an error."""
    parser = argparse.ArgumentParser(prog="effect", description="Did something change, and can we say so?")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    estimate = commands.add_parser("estimate", help="compare an area with others before and after a plan")
    estimate.add_argument("panels", nargs="*", metavar="PANEL.csv")
    estimate.add_argument("--treated", help="the area of the plan")
    estimate.add_argument("--start", type=int, required=True, help="first month of the plan, counted from 1")
    estimate.add_argument("--npz", metavar="FILE", help="array Y[replication, area, month], area 0 treated")
    estimate.set_defaults(act=_estimate)
    return run(parser, argv)


def _estimate(options: argparse.Namespace) -> int:
    if bool(options.npz) == bool(options.panels):
        raise BadInput("effect estimate", "give either panels (CSV) or --npz FILE")
    if options.npz:
        y = _read_array(options.npz)
        _check_start(options.start, y.shape[2], options.npz)
        rows = [[int(row[0]), *map(float, row[1:])] for row in assess_many(y, options.start)]
        sys.stdout.write(json.dumps(rows) + "\n")
        return 0
    if options.treated is None:
        raise BadInput("effect estimate", "--treated AREA is missing")
    panels = [(path, read_panel(path, options.treated.strip())) for path in options.panels]
    for path, panel in panels:
        _check_start(options.start, panel.shape[1], path)
    for path, panel in panels:
        found = assess(panel, options.start)
        answer = {
            "file": path,
            "refused": found.refused,
            "reasons": [reason.value for reason in found.reasons],
            "est": found.est,
            "lo": found.lo,
            "hi": found.hi,
            "text": found.text,
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def read_panel(path: str, treated: str) -> FloatArray:
    """Counts (areas, months) with the treated area first; a month that is not there is missing, not zero."""
    counts: dict[tuple[str, int], int] = {}
    for row in read_rows(path, ("area", "month", "count")):
        key = (row.text("area"), row.whole("month", low=1, high=1200))
        if key in counts:
            raise BadInput(row.place, f"area {key[0]}, month {key[1]} occurs twice")
        counts[key] = row.whole("count")
    areas = list(dict.fromkeys(area for area, _ in counts))
    if treated not in areas:
        raise BadInput(path, f"the treated area {treated!r} does not occur")
    months = range(1, max(month for _, month in counts) + 1)
    order = [treated, *(area for area in areas if area != treated)]
    for area in order:
        for month in months:
            if (area, month) not in counts:
                raise BadInput(path, f"area {area}, month {month} is missing; write 0 when there was nothing")
    return np.array([[counts[area, month] for month in months] for area in order], dtype=float)


def _read_array(path: str) -> FloatArray:
    try:
        with np.load(path, allow_pickle=False) as content:
            arrays = {name: np.asarray(content[name]) for name in content.files}
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, TypeError, AttributeError) as problem:
        raise BadInput(path, "is not an npz file with numbers") from problem
    if "Y" not in arrays:
        raise BadInput(path, f"has no array Y; found {', '.join(arrays) or 'nothing'}")
    y = arrays["Y"]
    if y.ndim != 3 or y.shape[1] < 2 or not y.shape[0]:
        raise BadInput(
            path, f"Y has shape {y.shape}; expected (replication, area, month) with two areas or more"
        )
    if y.dtype.kind not in "iuf" or not np.isfinite(y).all() or (y < 0).any() or (y != np.rint(y)).any():
        raise BadInput(path, "Y must hold whole counts of 0 or more")
    return y.astype(float)


def _check_start(start: int, months: int, place: str) -> None:
    if not 3 <= start <= months:
        raise BadInput(
            place, f"--start {start} leaves no two months before and one after (there are {months})"
        )
