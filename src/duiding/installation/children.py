"""The processes that a start runs: begun, watched, begun again when they die, and stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from . import processes
from .errors import InstallationError

FILE = "processes.json"
SECONDS_TO_STOP = 15
SECONDS_BETWEEN_LIVES = 2
WEB = [sys.executable, "-m", "gunicorn", "--config", "python:duiding.installation.gunicorn"]
WORKER = [sys.executable, "-m", "duiding", "worker"]


@dataclass
class Child:
    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    begun_at: float = 0.0

    def begin(self) -> None:
        """In a process group of its own: Ctrl-C reaches the start only, which then stops all in order."""
        with self.log.open("ab") as log:
            self.log.chmod(0o600)
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.begun_at = time.monotonic()

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Children:
    """Remembers on disk what runs, so that the next start can stop what a killed one left behind."""

    def __init__(self, state: Path) -> None:
        self.file = state / FILE
        self.all: list[Child] = []

    def begin(self, child: Child) -> None:
        self.all.append(child)
        child.begin()
        self._remember()

    def revive(self) -> list[str]:
        """Names of those that had died; not more often than every few seconds."""
        dead = [
            child
            for child in self.all
            if not child.is_alive and time.monotonic() - child.begun_at > SECONDS_BETWEEN_LIVES
        ]
        for child in dead:
            child.begin()
        if dead:
            self._remember()
        return [child.name for child in dead]

    def stop(self) -> None:
        groups = [child.process.pid for child in self.all if child.process is not None]
        for child in self.all:
            if child.is_alive and child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + SECONDS_TO_STOP
        while any(child.is_alive for child in self.all) and time.monotonic() < deadline:
            time.sleep(0.05)
        for group in groups:
            signal_group(group, signal.SIGKILL)
        for child in self.all:
            if child.process is not None:
                child.process.wait()
        self.file.unlink(missing_ok=True)

    def _remember(self) -> None:
        running = {
            str(child.process.pid): processes.identity(child.process.pid)
            for child in self.all
            if child.process is not None
        }
        half_done = self.file.with_suffix(".new")
        half_done.write_text(json.dumps(running))
        half_done.replace(self.file)


def stop_orphans(state: Path) -> bool:
    """Whether an earlier start was killed. Its processes are stopped when they are provably the ones that
    were written down: a number may have gone to another program."""
    file = state / FILE
    if not file.exists():
        return False
    known = {int(pid): identity for pid, identity in json.loads(file.read_text()).items()}
    orphans = [pid for pid, identity in known.items() if identity and processes.identity(pid) == identity]
    for pid in orphans:
        signal_group(pid, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_STOP
    while any(processes.identity(pid) == known[pid] for pid in orphans):
        if time.monotonic() > deadline:
            for pid in orphans:
                signal_group(pid, signal.SIGKILL)
        if time.monotonic() > deadline + SECONDS_TO_STOP:
            raise InstallationError(
                "Processes of an earlier start do not stop; see the folder's processes.json."
            )
        time.sleep(0.05)
    file.unlink()
    return True


def signal_group(group: int, number: signal.Signals) -> None:
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return  # all have gone already, which is what was asked
