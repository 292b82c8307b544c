"""`bin/demo`: from nothing to a running Duiding on this machine, and back to nothing at Ctrl-C."""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import psycopg

from . import account, secrets, sharing, state
from .children import WEB, WORKER, Child, Children, stop_orphans
from .errors import InstallationError
from .postgres import Cluster
from .provision import provision
from .state import Installation

ONLY_FOR_DEPLOYMENT = ("DATABASE_URL_MIGRATE",)
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_FREE_PORT = 20
SECONDS_TO_READY = 120


def main(arguments: Sequence[str] | None = None) -> None:
    options = read(arguments)
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup stays nohup
            signal.signal(number, stop_once)
    folder = state.folder_for(options.port)
    account.make_state_folder(folder, account.server_account(folder / "pg"))
    refusal = f"Duiding already runs from {folder}; stop that one first, or choose another --port."
    with sharing.only_one(folder / sharing.RUNNING, refusal):
        was_killed = stop_orphans(folder)
        require_free_port(options.port, SECONDS_TO_FREE_PORT if was_killed else 0)
        if options.reset:
            reset(folder)
        installation = choose(folder, options.port, demo=not options.no_demo)
        with sharing.running(Cluster(folder)) as cluster:
            run(cluster, installation)


def read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/demo", description="Start Duiding on this machine.")
    parser.add_argument("--port", type=int, default=state.DEFAULT_PORT)
    parser.add_argument("--reset", action="store_true", help="first remove all data of this port, unasked")
    parser.add_argument("--no-demo", action="store_true", help="an empty, real installation")
    return parser.parse_args(arguments)


def stop_once(number: int, frame: FrameType | None) -> None:
    """A second signal must not cut short the stopping that the first one began."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(0)


def require_free_port(port: int, patience: float) -> None:
    """Patience is for web processes whose parent was killed: they notice that themselves and go."""
    deadline = time.monotonic() + patience
    while not is_free(port):
        if time.monotonic() > deadline:
            raise InstallationError(f"Port {port} is taken by another program; choose another with --port.")
        time.sleep(0.2)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def reset(folder: Path) -> None:
    with (
        sharing.held(folder / sharing.STARTING),
        sharing.only_one(folder / sharing.USING, "A command still uses the data; try again when it is done."),
    ):
        Cluster(folder).remove()
        for entry in folder.iterdir():
            if entry.name in sharing.LOCKS:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()


def choose(folder: Path, port: int, *, demo: bool) -> Installation:
    """The demo is never built into a real installation, nor is a demo ever taken for a real one."""
    found = state.recall(folder)
    if found is None:
        found = Installation(port=port, demo=demo)
        state.remember(folder, found)
    if found.demo and not demo:
        raise InstallationError(f"{folder} holds the demo; choose another --port, or --reset to remove it.")
    if demo and not found.demo:
        raise InstallationError(f"{folder} holds a real installation; start it with --no-demo.")
    return Installation(port, found.demo, found.building, found.built_at)


def run(cluster: Cluster, installation: Installation) -> None:
    found = secrets.load(cluster.state)
    if installation.building:
        drop_database(cluster)
    provision(cluster.superuser_dsn(), state.DATABASE, found.passwords)
    environment = (
        os.environ | secrets.environment(cluster, found, state.DATABASE) | installation.environment()
    )
    together(environment, ["migrate_all"], ["collectstatic", "--noinput", "--verbosity=0"])
    installation = build(cluster.state, installation, environment)
    children = Children(cluster.state)
    try:
        begin(children, cluster.state, environment)
        greeting = prepare_greeting(installation, environment)
        wait_until_ready(children, installation.url)
        greet(installation, greeting)
        watch(children, cluster)
    finally:
        children.stop()


def drop_database(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_dsn(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{state.DATABASE}" WITH (FORCE)')


def together(environment: dict[str, str], *commands: list[str]) -> None:
    """Each in a process of its own, so that the memory of Django is given back; side by side, for speed."""
    running = [(words[0], begin_command(environment, words)) for words in commands]
    try:
        failed = [name for name, process in running if process.wait()]
    finally:
        for _, process in running:
            process.kill()
            process.wait()
    if failed:
        raise InstallationError(f"The start stopped at {', '.join(failed)}; the reason is above.")


def begin_command(
    environment: dict[str, str], words: list[str], output: int | None = None
) -> subprocess.Popen[str]:
    program = [sys.executable, "-m", "duiding", *words]
    return subprocess.Popen(program, env=environment, stdout=output, text=True)


def build(folder: Path, installation: Installation, environment: dict[str, str]) -> Installation:
    if not installation.demo or installation.built_at is not None:
        return installation
    say("Building the demo municipality (once) ...")
    installation = installation.begin_build()
    state.remember(folder, installation)
    together(environment, ["build_demo"])
    installation = installation.end_build()
    state.remember(folder, installation)
    return installation


def begin(children: Children, folder: Path, environment: dict[str, str]) -> None:
    """Without the address that may change the tables: only a deployment has it."""
    given = {name: value for name, value in environment.items() if name not in ONLY_FOR_DEPLOYMENT}
    for name, command in (("web", WEB), ("worker", WORKER)):
        children.begin(Child(name, command, given, folder / f"{name}.log"))


def wait_until_ready(children: Children, url: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_READY
    while not answers(f"{url}/health/ready"):
        dead = next((child for child in children.all if not child.is_alive), None)
        if dead is not None:
            raise InstallationError(f"The {dead.name} process stopped at once; the reason is in {dead.log}.")
        if time.monotonic() > deadline:
            raise InstallationError(f"{url} does not become ready; see the logs in {children.file.parent}.")
        time.sleep(0.1)


def answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


def prepare_greeting(installation: Installation, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Who may sign in, asked while the web processes start."""
    name = "demo_people" if installation.demo else "setup_code"
    return begin_command(environment, [name], subprocess.PIPE)


def greet(installation: Installation, greeting: subprocess.Popen[str]) -> None:
    text = greeting.communicate()[0]
    if greeting.returncode:
        raise InstallationError("The start stopped at its greeting; the reason is above.")
    say(text.rstrip())
    if installation.is_stale:
        say(f"The demo was built more than {state.DAYS_FRESH} days ago; --reset builds it anew for today.")
    say(f"Open {installation.url} in a browser; stop with Ctrl-C.")
    say(f"Duiding is ready on {installation.url}")


def watch(children: Children, cluster: Cluster) -> None:
    while True:
        time.sleep(1)
        for name in children.revive():
            say(f"The {name} process had stopped and was started again.")
        if not cluster.is_alive():
            say("The database server had stopped and is started again.")
            with sharing.held(cluster.state / sharing.STARTING):
                cluster.start()


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    try:
        main()
    except InstallationError as error:
        sys.exit(str(error))
    except PermissionError as error:
        sys.exit(f"No permission for {error.filename}; was it made by another account?")
