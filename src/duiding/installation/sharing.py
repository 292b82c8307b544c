"""Locks of one installation. The system lets go of them when a process dies, also by kill -9."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import InstallationError
from .postgres import Cluster

STARTING = "starting.lock"  # held while the server is started or stopped
USING = "using.lock"  # shared by everybody who needs the server; whoever leaves last stops it
RUNNING = "running.lock"  # held by the one start that runs the processes
LOCKS = (STARTING, USING, RUNNING)


@contextmanager
def running(cluster: Cluster) -> Iterator[Cluster]:
    """The server runs inside; a command and a start beside each other never stop it under one another."""
    using = _open(cluster.state / USING)
    try:
        with held(cluster.state / STARTING):
            cluster.start()
            fcntl.flock(using, fcntl.LOCK_SH)
        yield cluster
    finally:
        try:
            _stop_when_last(cluster, using)
        finally:
            os.close(using)


def _stop_when_last(cluster: Cluster, using: int) -> None:
    with held(cluster.state / STARTING):
        if _try(using):
            cluster.stop()


@contextmanager
def held(file: Path) -> Iterator[None]:
    descriptor = _open(file)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def only_one(file: Path, refusal: str) -> Iterator[None]:
    descriptor = _open(file)
    try:
        if not _try(descriptor):
            raise InstallationError(refusal)
        yield
    finally:
        os.close(descriptor)


def _open(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT, 0o600)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
