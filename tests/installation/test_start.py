"""A whole installation: started, killed, started again. Real processes, real data."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from duiding.installation import children, processes, state
from duiding.installation.postgres import Cluster

pytestmark = pytest.mark.slow

READY = re.compile(r"^Duiding is ready on http://localhost:(\d+)$", re.MULTILINE)
SECONDS = 240


@dataclass
class Town:
    """One installation of the tests, in a folder of its own."""

    folder: Path
    port: int
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def begin(self, *options: str) -> subprocess.Popen[str]:
        environment = os.environ | {"DUIDING_STATE": str(self.folder), "PYTHONPATH": str(state.ROOT / "src")}
        program = [sys.executable, "-m", "duiding.installation.start", "--port", str(self.port), *options]
        process = subprocess.Popen(
            program,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def start(self, *options: str) -> tuple[subprocess.Popen[str], str]:
        """Up to the ready line; what was shown until then."""
        process = self.begin(*options)
        shown, deadline = "", time.monotonic() + SECONDS
        assert process.stdout is not None
        for line in process.stdout:
            shown += line
            if READY.search(shown) or time.monotonic() > deadline:
                break
        assert READY.findall(shown) == [str(self.port)], shown
        return process, shown

    def refused(self, *options: str) -> str:
        process = self.begin(*options)
        shown = process.communicate(timeout=SECONDS)[0]
        assert process.returncode == 1, shown
        return shown

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=10) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def children(self) -> list[int]:
        return [int(pid) for pid in json.loads((self.folder / children.FILE).read_text())]

    def kill_everything(self) -> None:
        cluster = Cluster(self.folder)
        server = int((cluster.data / "postmaster.pid").read_text().split()[0])
        groups = self.children()
        for process in self.started:
            process.kill()
            process.wait()
        for group in groups:
            children.signal_group(group, signal.SIGKILL)
        os.kill(server, signal.SIGKILL)

    def remember(self, word: str) -> None:
        with psycopg.connect(
            Cluster(self.folder).superuser_dsn(state.DATABASE), autocommit=True
        ) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS test_memory (word text)")
            connection.execute("INSERT INTO test_memory VALUES (%s)", [word])

    def remembered(self) -> list[str]:
        with psycopg.connect(Cluster(self.folder).superuser_dsn(state.DATABASE)) as connection:
            return [word for (word,) in connection.execute("SELECT word FROM test_memory ORDER BY word")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    """Built once; each test finds it stopped and leaves it stopped."""
    place = Path(tempfile.mkdtemp(prefix="dd-"))
    place.chmod(0o711)
    made = Town(place / "state", free_port())
    process, _ = made.start("--no-demo")
    stop(process)
    yield made
    for started in made.started:
        started.kill()
        started.wait()
    if made.folder.exists():
        children.stop_orphans(made.folder)
        Cluster(made.folder).remove()
    shutil.rmtree(place)


def stop(process: subprocess.Popen[str], number: signal.Signals = signal.SIGTERM) -> None:
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode == 0


@pytest.fixture(scope="module")
def running(town: Town) -> Iterator[Town]:
    process, _ = town.start("--no-demo")
    yield town
    stop(process)


def test_it_comes_back_with_all_data_whatever_was_killed(town: Town) -> None:
    first, _ = town.start("--no-demo")
    orphans = town.children()
    town.remember("before the blow")
    first.kill()
    first.wait()
    assert town.is_ready()  # nobody told the web processes

    town.start("--no-demo")
    assert [pid for pid in orphans if processes.identity(pid)] == []
    assert town.is_ready()
    town.kill_everything()

    last, shown = town.start("--no-demo")
    assert shown.splitlines()[-1] == f"Duiding is ready on http://localhost:{town.port}"
    assert town.remembered() == ["before the blow"]
    running = town.children()
    stop(last, signal.SIGINT)
    assert [pid for pid in running if processes.identity(pid)] == []
    assert not Cluster(town.folder).is_ready()


def test_a_taken_port_is_told(town: Town) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", town.port))
        other.listen()
        told = town.refused("--no-demo")
    assert told == f"Port {town.port} is taken by another program; choose another with --port.\n"


def test_a_real_installation_never_becomes_a_demo(town: Town) -> None:
    assert "holds a real installation" in town.refused()


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside a running one"])
def test_a_command_finds_its_database(town: Town, beside: bool, request: pytest.FixtureRequest) -> None:
    if beside:
        request.getfixturevalue("running")
    environment = os.environ | {"DUIDING_STATE": str(town.folder), "PYTHONPATH": str(state.ROOT / "src")}
    # A person at a prompt has none of these; the test run has.
    for name in [name for name in environment if name.startswith(("DJANGO_", "DATABASE_URL"))]:
        del environment[name]
    command = [sys.executable, "-m", "duiding", "setup_code"]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert Cluster(town.folder).is_ready() is beside


def test_a_second_start_of_the_same_is_refused_in_one_line(running: Town) -> None:
    told = running.refused("--no-demo")
    assert (told.count("\n"), "already runs" in told, running.is_ready()) == (1, True, True)


def test_a_second_installation_runs_beside_it(running: Town) -> None:
    other = Town(running.folder.with_name("other"), free_port())
    second, _ = other.start("--no-demo")
    assert (running.is_ready(), other.is_ready()) == (True, True)
    stop(second)
    assert (running.is_ready(), other.is_ready()) == (True, False)


def test_what_dies_is_started_again(running: Town) -> None:
    web = running.children()[0]
    children.signal_group(web, signal.SIGKILL)
    os.kill(int((Cluster(running.folder).data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    deadline = time.monotonic() + 60
    while not (running.is_ready() and web not in running.children()):
        assert time.monotonic() < deadline
        time.sleep(0.2)
