"""Beside values that others worked out: R 4.2.2 with `surveillance` and `metafor`. The files stand in a checkout.

burkitt.csv: 188 points (place and day only) of Williams e.a. 1978, British Journal of Cancer 37(1), as shipped with
PySAL; knox.csv: 340 simulated points; panels.csv: ten simulated panels.
"""

import json
from pathlib import Path

import numpy as np

from duiding.figures.effect.assessment import assess
from duiding.figures.increase.farrington import weekly_view
from duiding.figures.increase.knox import knox

FOLDER = Path(__file__).parents[4] / "tests" / "figures" / "golden"
KNOX: dict[str, tuple[float, float, int, float]] = {
    "knox.csv": (100, 7, 68, 65.12344),
    "burkitt.csv": (20, 5, 13, 10.14382),
}
"""By file: metres, days, and the observed and expected pairs of R's knox()."""
START = 25


def farrington_differs() -> tuple[int, int, float]:
    """Weeks compared, weeks with another limit or alarm, and the largest difference of an expected number."""
    golden = json.loads((FOLDER / "farrington.json").read_text(encoding="utf-8"))
    counts = np.array(golden["counts"])
    first = counts.size - len(golden["limit"])
    views = [weekly_view(counts, week) for week in range(first, counts.size)]
    wrong = sum(view.limit != limit for view, limit in zip(views, golden["limit"], strict=True))
    gap = max(
        abs(view.expected / expected - 1) for view, expected in zip(views, golden["expected"], strict=True)
    )
    return len(views), wrong, gap


def knox_found(name: str) -> tuple[int, float]:
    """Observed and expected pairs on one file."""
    metres, days, _observed, _expected = KNOX[name]
    x, y, t = np.genfromtxt(FOLDER / name, delimiter=",", skip_header=1).T
    found = knox(x, y, t, metres=metres, days=days)
    return found.observed, found.expected


def effects_differ() -> tuple[int, float]:
    """Panels compared, and the largest difference of an estimate or a limit."""
    rows = np.genfromtxt(FOLDER / "panels.csv", delimiter=",", skip_header=1)
    expected = json.loads((FOLDER / "effects.json").read_text(encoding="utf-8"))["expected"]
    gap = 0.0
    for number, values in enumerate(expected):
        found = assess(rows[rows[:, 0] == number, 2:], START)
        told = (found.est, found.lo, found.hi)
        for name, value in zip(("est", "lo", "hi"), told, strict=True):
            gap = max(gap, np.inf if value is None else abs(value - values[name]))
    return len(expected), float(gap)
