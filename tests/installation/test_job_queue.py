"""The queue in a database as a deployment makes it: the web role gives work, the worker role does it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from duiding.installation import secrets
from duiding.installation.postgres import Cluster
from duiding.installation.provision import provision
from duiding.installation.state import DATABASE, ROOT

pytestmark = pytest.mark.slow

ADD = """SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(
    'default', 'builtin:procrastinate.builtin_tasks.remove_old_jobs', 0, NULL, NULL, '{"max_hours": 1}', NULL
)::procrastinate_job_to_defer_v1])"""


@dataclass(frozen=True)
class Deployment:
    cluster: Cluster
    found: secrets.Secrets

    def run(self, *command: str, **extra: str) -> subprocess.CompletedProcess[str]:
        settings = {"DJANGO_SETTINGS_MODULE": "duiding.settings.demo", "PYTHONPATH": str(ROOT / "src")}
        environment = os.environ | secrets.environment(self.cluster, self.found, DATABASE) | settings | extra
        return subprocess.run(
            [sys.executable, *command], env=environment, check=False, capture_output=True, text=True
        )

    def execute(self, role: str, statement: str) -> None:
        dsn = self.cluster.dsn(DATABASE, role, self.found.passwords[role])
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(statement)

    def states(self) -> list[str]:
        with psycopg.connect(self.cluster.superuser_dsn(DATABASE)) as connection:
            rows = connection.execute("SELECT status::text FROM procrastinate_jobs ORDER BY id").fetchall()
        return [status for (status,) in rows]


@pytest.fixture(scope="module")
def deployment() -> Iterator[Deployment]:
    folder = Path(tempfile.mkdtemp(prefix="dd-"))
    cluster = Cluster(folder, durable=False)
    cluster.start()
    found = secrets.load(folder)
    provision(cluster.superuser_dsn(), DATABASE, found.passwords)
    made = Deployment(cluster, found)
    migrated = made.run("-m", "duiding", "migrate_all")
    assert migrated.returncode == 0, migrated.stderr
    yield made
    cluster.remove()
    shutil.rmtree(folder)


def test_web_gives_work_and_the_worker_does_it(deployment: Deployment) -> None:
    deployment.execute("duiding_web", ADD)
    assert deployment.states()[-1] == "todo"
    worked = deployment.run("-m", "duiding", "worker", "--one-shot")
    assert (worked.returncode, deployment.states()[-1]) == (0, "succeeded"), worked.stderr


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        (ADD, {"duiding_web", "duiding_worker"}),
        ("SELECT args FROM procrastinate_jobs", {"duiding_worker"}),
        ("UPDATE procrastinate_jobs SET priority = 1", {"duiding_worker"}),
        ("DELETE FROM procrastinate_jobs", {"duiding_worker"}),
        ("DROP TABLE procrastinate_jobs", set()),
    ],
)
def test_who_may_do_what_with_the_queue(deployment: Deployment, statement: str, allowed: set[str]) -> None:
    did = set()
    for role in ("duiding_web", "duiding_worker", "duiding_signin", "duiding_trust", "duiding_backup"):
        try:
            deployment.execute(role, statement)
            did.add(role)
        except psycopg.errors.InsufficientPrivilege:
            continue
        except (
            psycopg.errors.UndefinedFunction,
            psycopg.errors.UndefinedTable,
            psycopg.errors.UndefinedObject,
        ):
            continue  # not in this role's search path: for that role it does not exist
    assert did == allowed


@pytest.mark.parametrize(
    ("program", "works"),
    [
        (("-m", "duiding"), True),
        (("-m", "django"), False),  # past the entry that chooses the role
    ],
)
@pytest.mark.parametrize("command", [("worker", "--one-shot"), ("migrate_all",)])
def test_a_command_runs_in_its_own_role_or_not_at_all(
    deployment: Deployment, program: tuple[str, str], works: bool, command: tuple[str, ...]
) -> None:
    done = deployment.run(*program, *command)
    assert (done.returncode == 0) is works, done.stderr
