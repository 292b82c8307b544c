"""`bin/duiding bench`: makes the database, lets a process of the web role measure, and drops the database."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from duiding.installation import secrets, sharing, state
from duiding.installation.errors import InstallationError
from duiding.installation.postgres import Cluster
from duiding.installation.provision import provision

DATABASE = f"duiding_bench_{os.getpid()}"
SUPERUSER = "DUIDING_BENCH_SUPERUSER"


def main(arguments: Sequence[str]) -> None:
    options = read(arguments)
    with cluster() as found:
        keys = secrets.load(found.state)
        try:
            provision(found.superuser_dsn(), DATABASE, keys.passwords)
            environment = os.environ | secrets.environment(found, keys, DATABASE) | {
                "DJANGO_SETTINGS_MODULE": "duiding.settings.demo",
                "DUIDING_DEMO": "1",
                "DUIDING_PORT": str(options.port),
                SUPERUSER: found.superuser_dsn(DATABASE),
            }  # fmt: skip
            run(environment, "migrate_all")
            run(environment, "collectstatic", "--noinput", "--verbosity=0")
            run(environment, "bench_measure", *arguments)
        finally:
            drop(found)


def read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/duiding bench", description="Measure the main pages.")
    add_arguments(parser)
    options = parser.parse_args(list(arguments))
    if options.signals < 1000:
        parser.error("--signals must be 1000 or more; a smaller table says nothing.")
    return options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--signals", type=int, required=True, help="number of signals, 1000 or more")
    parser.add_argument("--groups", type=int, default=200)
    parser.add_argument("--requests", type=int, default=100, help="per page and reader, after warming up")
    parser.add_argument(
        "--parallel", type=int, default=0, help="also as many clients at once, over HTTP, as real ones do"
    )
    parser.add_argument("--port", type=int, default=8999, help="for --parallel")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """The server of the installation on this machine; without one, a server for this occasion."""
    try:
        folder = state.existing_folder()
    except InstallationError:
        with tempfile.TemporaryDirectory(prefix="dui") as temporary:
            Path(temporary).chmod(0o711)
            with sharing.running(Cluster(Path(temporary))) as made:
                yield made
        return
    with sharing.running(Cluster(folder)) as found:
        yield found


def run(environment: dict[str, str], *words: str) -> None:
    if subprocess.run([sys.executable, "-m", "duiding", *words], env=environment, check=False).returncode:
        raise InstallationError(f"The measurement stopped at {words[0]}; the reason is above.")


def drop(found: Cluster) -> None:
    with psycopg.connect(found.superuser_dsn(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)'.encode())
