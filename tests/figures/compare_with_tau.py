"""Side by side with pytauargus, by hand: python tests/figures/compare_with_tau.py PYTHON

PYTHON is an interpreter that has pytauargus 0.6.0, a beta with one engine per process: it runs in a subprocess and
is no dependency of ours. FREQ(5,30) asks less than we do (+-30% of the count); FREQ(5,100) comes nearer. Flat tables
only.
"""

import json
import subprocess
import sys

import numpy as np

from duiding.figures.disclosure.simulation import SHAPES, simulated_table
from duiding.figures.disclosure.suppression import suppress

THEIRS = """
import json, sys, tempfile, time
from pytauargus import protect
columns = json.load(sys.stdin)
names = list(columns)
columns["N"] = [1] * len(columns[names[0]])
for rule in ("FREQ(5,30)", "FREQ(5,100)"):
    start = time.monotonic()
    result = protect(columns, [names], response="N", safety_rules=rule, workdir=tempfile.mkdtemp())
    status = list(result.tables[0].status())
    print("tau " + rule, status.count("M"), "extra", round(time.monotonic() - start, 2), "s", flush=True)
"""


def main(interpreter: str) -> None:
    """Print extra cells and seconds of both for each flat table."""
    for shape in SHAPES:
        if any(shape.groups):
            continue
        table = simulated_table(shape)
        leaves = table.counts[tuple(slice(1, None) for _ in shape.sizes)]
        rows = np.repeat(np.argwhere(leaves > 0), leaves[leaves > 0], axis=0)
        columns = {f"D{axis}": [f"{code:03d}" for code in rows[:, axis]] for axis in range(rows.shape[1])}
        result = suppress(table.system())
        print(shape.name, "ours", result.extra.size, "extra", round(result.seconds, 2), "s", flush=True)
        subprocess.run([interpreter, "-c", THEIRS], input=json.dumps(columns), text=True, check=False)


if __name__ == "__main__":
    main(sys.argv[1])
