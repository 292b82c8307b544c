"""A PostgreSQL server of our own, for the demo, development and tests.

It listens on a private socket only, asks a password of everybody (the superuser too) and keeps its files
where only its own account can read them. In production a municipality brings its own PostgreSQL.
"""

import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from . import binaries
from .account import Account, make_private_folder, make_state_folder, server_account
from .errors import InstallationError
from .processes import command_name

SUPERUSER = "postgres"
PORT = 5432  # only names the socket file; nothing listens on the network
LONGEST_SOCKET_PATH = 100  # the system's limit is 107 bytes on Linux and 103 on macOS
START_TRIES = 20  # after a kill -9 the server refuses until its old children have gone
SECONDS_BETWEEN_TRIES = 0.5
SECONDS_TO_RECOVER = 300

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
    # What somebody typed is in the text of a failing statement and in its detail: neither reaches a log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Cluster:
    """The server whose data live in `state`. `durable=False` is for tests: fast, lost at a power cut."""

    def __init__(self, state: Path, *, durable: bool = True) -> None:
        self.state = state.absolute()
        self.durable = durable
        self.account = server_account(self.state / "pg")
        make_state_folder(self.state, self.account)
        self.home = home_for(self.state, self.account)
        self.data = self.home / "pg"
        self.socket = socket_folder(self.home)
        self.log = self.state / "postgres.log"
        self.password_file = self.state / "superuser.password"
        found = binaries.find_binaries()
        self.binaries = binaries.reachable_binaries(found, self.home, self.account)

    def start(self) -> None:
        """Does nothing when the server already answers, also when an earlier, killed start left it behind."""
        make_private_folder(self.socket, self.account)
        self._initialise()
        if self.is_ready():
            return
        self._write_settings()
        self._start_with_patience()

    def stop(self) -> None:
        if not (self.data / "postmaster.pid").exists():
            return
        for mode in ("fast", "immediate"):
            if self._pg_ctl("stop", "-m", mode, "-t", "60"):
                return
        if self.is_ready():
            raise InstallationError(f"The database server in {self.data} does not stop.")

    def is_ready(self) -> bool:
        if not self.password_file.exists():
            return False
        try:
            psycopg.connect(self.superuser_dsn(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def is_alive(self) -> bool:
        """Cheaper than asking for an answer: whether the process of the server is there."""
        try:
            number = (self.data / "postmaster.pid").read_text().partition("\n")[0].strip()
        except FileNotFoundError:
            return False
        return number.isdigit() and command_name(int(number)).startswith("postgres")

    def dsn(self, dbname: str, user: str, password: str) -> str:
        return make_conninfo(
            host=str(self.socket), port=PORT, dbname=dbname, user=user, password=password, sslmode="disable"
        )

    def superuser_dsn(self, dbname: str = "postgres") -> str:
        return self.dsn(dbname, SUPERUSER, self.password_file.read_text().strip())

    def remove(self) -> None:
        """Stops the server and removes its data; what else is in the state folder stays."""
        self.stop()
        for folder in (self.data, self.socket):
            if folder.exists():
                shutil.rmtree(folder)
        self.password_file.unlink(missing_ok=True)

    def _initialise(self) -> None:
        """Into a folder beside it, renamed at the end: an initdb cut off leaves nothing half done."""
        version = binaries.major_version(self.binaries, self.account)
        if (self.data / "PG_VERSION").exists():
            self._require_version(version)
            return
        half_done = self.home / "pg.new"
        shutil.rmtree(half_done, ignore_errors=True)
        make_private_folder(half_done, self.account)
        password = half_done.with_name("pg.password")
        password.unlink(missing_ok=True)
        write_private(password, self._superuser_password() + "\n")
        self.account.give(password)
        try:
            self._initdb(half_done, password, version)
        finally:
            password.unlink()
        with (half_done / "postgresql.conf").open("a") as conf:
            conf.write("include 'duiding.conf'\n")
        half_done.rename(self.data)

    def _initdb(self, folder: Path, password: Path, version: int) -> None:
        command: list[str | Path] = [
            self.binaries / "initdb",
            *("-D", folder, "-U", SUPERUSER, "-E", "UTF8", f"--pwfile={password}"),
            *("--auth-local=scram-sha-256", "--auth-host=scram-sha-256"),
            *("--data-checksums", "--no-instructions", *collation(version)),
        ]
        if not self.durable:
            command.append("--no-sync")
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, **self.account.process_arguments()
        )
        if done.returncode:
            raise InstallationError(f"The database could not be made: {last_fault(done.stderr)}")

    def _require_version(self, version: int) -> None:
        made_by = int((self.data / "PG_VERSION").read_text())
        if made_by != version:
            raise InstallationError(
                f"The data in {self.data} were made by PostgreSQL {made_by}; {self.binaries} is {version}."
                " Set PG_BIN to the same version, or start with --reset."
            )

    def _superuser_password(self) -> str:
        if not self.password_file.exists():
            write_private(self.password_file, secrets.token_urlsafe(32))
        return self.password_file.read_text().strip()

    def _write_settings(self) -> None:
        settings = SETTINGS | ({} if self.durable else NOT_DURABLE)
        settings["unix_socket_directories"] = f'"{self.socket}"'
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items()]
        conf = self.data / "duiding.conf"
        conf.unlink(missing_ok=True)
        write_private(conf, "".join(lines))
        self.account.give(conf)

    def _forget_dead_server(self) -> None:
        """After a power cut the number in a left-over file may belong to any other program of this account,
        and the server would refuse for ever. It guards itself against a server that still runs."""
        for left_over in (self.data / "postmaster.pid", self.socket / f".s.PGSQL.{PORT}.lock"):
            if not left_over.exists():
                continue
            number = left_over.read_text().partition("\n")[0].strip()
            if not (number.isdigit() and command_name(int(number)).startswith("postgres")):
                left_over.unlink()

    def _start_with_patience(self) -> None:
        self._forget_dead_server()
        for _ in range(START_TRIES):
            self._pg_ctl("start", "-t", str(SECONDS_TO_RECOVER))
            if self.is_ready():
                return
            time.sleep(SECONDS_BETWEEN_TRIES)
        raise InstallationError(
            f"The database server does not start: {last_fault(self.log.read_text())} (see {self.log})"
        )

    def _pg_ctl(self, action: str, *options: str) -> bool:
        """The data folder goes by the environment: pg_ctl would hand an option to a shell. Output goes to a
        file, not a pipe: the server inherits it and would hold a pipe open for ever."""
        arguments = self.account.process_arguments()
        arguments["env"] |= {"PGDATA": str(self.data)}
        with self.log.open("a") as log:
            self.log.chmod(0o600)
            done = subprocess.run(
                [self.binaries / "pg_ctl", action, "-w", "-s", *options],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **arguments,
            )
        return done.returncode == 0


def home_for(state: Path, account: Account) -> Path:
    """The state folder, unless it lies in a home that the server's account may not enter (root's)."""
    if account.can_enter(state):
        return state
    home = Path("/var/lib/duiding") / short_hash(state)
    make_state_folder(home, account)
    if home.stat().st_uid != os.geteuid() or not account.can_enter(home):
        raise InstallationError(
            f"{home} cannot be used for the database; set DUIDING_STATE to another folder."
        )
    return home


def socket_folder(home: Path) -> Path:
    """Beside the data; a path that is too long for a socket gets a short name in the temporary folder."""
    beside = home / "socket"
    if len(os.fsencode(beside / f".s.PGSQL.{PORT}.lock")) < LONGEST_SOCKET_PATH:
        return beside
    return Path(tempfile.gettempdir()) / f"duiding-{short_hash(home)}"


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]


def collation(version: int) -> list[str]:
    """The same order on every machine; before 17 that needs the system's own C.UTF-8."""
    if version >= 17:
        return ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def write_private(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)


def last_fault(text: str) -> str:
    lines = text.strip().splitlines() or ["no message"]
    faults = [line for line in lines if "FATAL" in line or "error:" in line]
    return (faults or lines)[-1]
