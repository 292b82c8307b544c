"""The measurement itself works: it fills, measures three readers with and without the rules, and cleans up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.free_port import free_port

from duiding.installation.state import ROOT

pytestmark = pytest.mark.slow
MEASURE = "import sys; from duiding.installation.bench.start import main; main(sys.argv[1:])"


def test_a_small_measurement_from_begin_to_end(place: Path) -> None:
    words = [
        "--signals",
        "1000",
        "--groups",
        "16",
        "--requests",
        "4",
        "--parallel",
        "2",
        "--port",
        str(free_port()),
    ]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *words],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "DUIDING_STATE": str(place / "state")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    for page in ("list", "filter", "search, rare word", "search, common word", "submit"):
        assert sum(line.startswith(f"{page} ") for line in lines) == 4, page  # three readers, and in parallel
    assert all("x" in line for line in lines if line.startswith("group page") and "everything" in line)
