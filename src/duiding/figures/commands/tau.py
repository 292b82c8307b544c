"""Side by side with pytauargus: prove disclosure --tau PYTHON, an interpreter that has pytauargus 0.6.0.

A beta with one engine per process that can crash: it runs in a subprocess and is no dependency of ours. FREQ(5,30)
asks less than we do (+-30% of the count); FREQ(5,100) comes nearer. Neither looks at whole numbers. Flat tables only.
"""

import json
import subprocess
import tempfile

import numpy as np

from duiding.figures.disclosure.tables import Table

RULES = ("FREQ(5,30)", "FREQ(5,100)")
PATIENCE = 600
THEIRS = """
import json, sys, tempfile, time
from pytauargus import protect
columns, rule = json.load(sys.stdin)
names = list(columns)
columns["N"] = [1] * len(columns[names[0]])
start = time.monotonic()
result = protect(columns, [names], response="N", safety_rules=rule, workdir=tempfile.mkdtemp())
seconds = time.monotonic() - start
print(json.dumps([list(result.tables[0].status()).count("M"), seconds]))
"""


def beside_tau(table: Table, interpreter: str) -> str:
    """Extra cells and seconds of pytauargus on a flat table, by rule."""
    leaves = table.counts[tuple(slice(1, None) for _ in table.counts.shape)]
    rows = np.repeat(np.argwhere(leaves > 0), leaves[leaves > 0], axis=0)
    columns = {f"D{axis}": [f"{code:03d}" for code in rows[:, axis]] for axis in range(rows.shape[1])}
    return "; ".join(f"{rule} {_theirs(columns, rule, interpreter)}" for rule in RULES)


def _theirs(columns: dict[str, list[str]], rule: str, interpreter: str) -> str:
    """What one process of theirs answered, or that it ended without an answer."""
    with tempfile.TemporaryDirectory() as folder:  # it writes logs of its own wherever it runs
        done = subprocess.run(
            [interpreter, "-c", THEIRS],
            input=json.dumps([columns, rule]),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            cwd=folder,
        )
    if done.returncode:
        return f"gave no answer (exit code {done.returncode})"
    extra, seconds = json.loads(done.stdout.splitlines()[-1])
    return f"{extra} extra in {seconds:.1f} s"
