"""With real processes: Python programs that sleep, or that refuse to die."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duiding.installation import children as module
from duiding.installation import processes
from duiding.installation.children import FILE, Child, Children, stop_orphans

SLEEP = "import time; time.sleep(60)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {SLEEP}"


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Children]:
    made = Children(tmp_path)
    yield made
    made.stop()


def child(folder: Path, program: str) -> Child:
    return Child("sleeper", [sys.executable, "-c", program], dict(os.environ), folder / "sleeper.log")


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "it did not happen within ten seconds"
        time.sleep(0.02)


def number_of(each: Child) -> int:
    assert each.process is not None
    return each.process.pid


def test_one_that_dies_is_begun_again_after_a_moment(
    tmp_path: Path, children: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = child(tmp_path, SLEEP)
    children.begin(sleeper)
    first = number_of(sleeper)
    assert children.revive() == []
    os.kill(first, signal.SIGKILL)
    until(lambda: not sleeper.is_alive)
    assert children.revive() == []  # too soon: one that dies at once must not eat the machine
    monkeypatch.setattr(module, "SECONDS_BETWEEN_LIVES", 0)
    assert children.revive() == ["sleeper"]
    assert number_of(sleeper) != first
    assert list(json.loads((tmp_path / FILE).read_text())) == [str(number_of(sleeper))]


@pytest.mark.parametrize("program", [SLEEP, STUBBORN], ids=["obedient", "stubborn"])
def test_stopping_leaves_nothing(
    tmp_path: Path, children: Children, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_TO_STOP", 0.5)
    sleeper = child(tmp_path, program)
    children.begin(sleeper)
    if program == STUBBORN:
        until(lambda: "deaf" in sleeper.log.read_text())
    children.stop()
    assert processes.identity(number_of(sleeper)) is None
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("ours", [True, False])
def test_only_a_process_that_is_provably_ours_is_stopped(tmp_path: Path, ours: bool) -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEP], start_new_session=True) as left_behind:
        identity = processes.identity(left_behind.pid) if ours else "another boot/12345"
        (tmp_path / FILE).write_text(json.dumps({str(left_behind.pid): identity}))
        stop_orphans(tmp_path)
        stopped = left_behind.poll() is not None
        left_behind.kill()
    assert stopped is ours
    assert not (tmp_path / FILE).exists()
