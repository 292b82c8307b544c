"""`python -m duiding <command>`: for the installation of the environment, else the one on this machine."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module

from django.core.management import execute_from_command_line

from . import messages, secrets, sharing, state
from .bench import start as bench
from .errors import InstallationError
from .postgres import Cluster

ENGINE = ("disclosure", "insight", "effect")
"""The statistics engine reads files only."""
WITHOUT_DATABASE = ("help", "makemigrations", "collectstatic", "--help", "--version", *ENGINE)
AS_OWNER = ("migrate", "migrate_all")
AS_WORKER = ("worker", "anchor", "verify_trail", "retain")


def main(arguments: list[str]) -> None:
    arguments = [*arguments[:1], *(as_module(name) for name in arguments[1:2]), *arguments[2:]]
    command = arguments[1] if len(arguments) > 1 else "help"
    if command == "messages":
        messages.main(arguments[2:])
        return
    if command == "bench":
        bench.main(arguments[2:])
        return
    if command == "prove":
        # With the figures engine behind it, which no other command should wait for.
        sys.exit(import_module("duiding.installation.proofs.command").main(arguments[2:]))
    choose_role(command)
    local = is_local(command)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings_for(command, local=local))
    with local_installation() if local else nullcontext():
        execute_from_command_line(arguments)


def as_module(command: str) -> str:
    """`import-signals` is typed, `import_signals` is the name of its module."""
    return command if command.startswith("-") else command.replace("-", "_")


def choose_role(command: str) -> None:
    """Only a deployment is the owner of the tables, and only the worker has the worker's rights."""
    if command in AS_OWNER:
        os.environ["DUIDING_MIGRATING"] = "1"
    if command in AS_WORKER:
        os.environ["DUIDING_DATABASE_VARIABLE"] = "DATABASE_URL_WORKER"


def is_local(command: str) -> bool:
    tests = os.environ.get("DJANGO_SETTINGS_MODULE") == "duiding.settings.test"
    named = any(name.startswith("DATABASE_URL") for name in os.environ)
    return not (tests or named or command in WITHOUT_DATABASE)


def settings_for(command: str, *, local: bool) -> str:
    if command in WITHOUT_DATABASE:
        return "duiding.settings.test"
    return "duiding.settings.demo" if local else "duiding.settings.production"


@contextmanager
def local_installation() -> Iterator[None]:
    """Beside a running one, or with its database server started for as long as the command lasts."""
    folder = state.existing_folder()
    installation = state.recall(folder)
    if installation is None:
        raise InstallationError(f"There is no installation in {folder} yet; start one with bin/demo.")
    with sharing.running(Cluster(folder)) as cluster:
        found = secrets.environment(cluster, secrets.load(folder), state.DATABASE)
        os.environ.update(found | installation.environment())
        yield
