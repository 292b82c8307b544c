"""The World: a small fictive municipality with its people, in a database of its own for each test.

The database is made once by the production commands and then cloned; every connection is a real login of the
real role, so row-level security is always on. Superuser rights are used for cloning and for planting only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from duiding.installation.postgres import Cluster
from duiding.installation.provision import LOGINS, database_rights, provision
from tests.demo_world import DemoWorld, build_demo_world
from tests.world import World, build_world

PASSWORDS = {name: f"test-{name}" for name in LOGINS}
ROLE_OF = {"default": "duiding_web", "signin": "duiding_signin"}
ROOT = Path(__file__).resolve().parent.parent


class Server:
    """The test cluster, its templates, and where the aliases point at."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.count = 0

    def sql(self, statement: str, dbname: str = "postgres") -> None:
        with psycopg.connect(self.cluster.superuser_dsn(dbname), autocommit=True) as connection:
            connection.execute(statement.encode())

    def clone(self, template: str) -> str:
        self.count += 1
        name = f"clone_{self.count}"
        self.sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        for right in database_rights(name):
            self.sql(right)
        return name

    def drop(self, name: str) -> None:
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def url(self, role: str, dbname: str) -> str:
        return f"postgresql://{role}:{PASSWORDS[role]}@/{dbname}?host={self.socket}"

    @property
    def socket(self) -> str:
        return psycopg.conninfo.conninfo_to_dict(self.cluster.superuser_dsn("postgres"))["host"]

    def point(self, dbname: str) -> None:
        for alias, role in ROLE_OF.items():
            connections[alias].close()
            connections[alias].settings_dict.update(
                NAME=dbname, USER=role, PASSWORD=PASSWORDS[role], HOST=self.socket, PORT=""
            )
        # The roles carry these in production; a startup option must not take them away.
        connections["default"].settings_dict["OPTIONS"]["options"] = "-c search_path=public"
        connections["signin"].settings_dict["OPTIONS"]["options"] = "-c search_path=accounts"

    def release(self) -> None:
        for alias in ROLE_OF:
            connections[alias].close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    state = Path(tempfile.mkdtemp(prefix="dui"))
    state.chmod(0o711)
    cluster = Cluster(state, durable=False)
    cluster.start()
    made = Server(cluster)
    provision(cluster.superuser_dsn("postgres"), "template_empty", PASSWORDS)
    subprocess.run(
        [sys.executable, "-m", "duiding", "migrate_all"],
        check=True,
        env=os.environ
        | {
            "DUIDING_MIGRATING": "1",
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "duiding.settings.test",
            "DATABASE_URL_MIGRATE": made.url("duiding_migrate", "template_empty"),
        },
    )
    yield made
    made.release()
    cluster.stop()
    shutil.rmtree(state, ignore_errors=True)


@pytest.fixture(scope="session")
def _world_template(server: Server, django_db_blocker: Any) -> dict[str, Any]:
    server.sql('CREATE DATABASE "template_world" TEMPLATE "template_empty"')
    with django_db_blocker.unblock():
        server.point("template_world")
        described = build_world(Path(settings.POLICY_DIR))
        server.release()
    return described


@pytest.fixture
def empty_database(server: Server, django_db_blocker: Any) -> Iterator[str]:
    """A migrated database without a municipality."""
    name = server.clone("template_empty")
    with django_db_blocker.unblock():
        server.point(name)
        yield name
        server.release()
    server.drop(name)


@pytest.fixture
def world(server: Server, _world_template: dict[str, Any], django_db_blocker: Any) -> Iterator[World]:
    """A fresh world for one test."""
    name = server.clone("template_world")
    with django_db_blocker.unblock():
        server.point(name)
        yield World(dbname=name, superuser_dsn=server.cluster.superuser_dsn(name), **_world_template)
        server.release()
    server.drop(name)


@pytest.fixture(scope="module")
def shared_world(server: Server, _world_template: dict[str, Any], django_db_blocker: Any) -> Iterator[World]:
    """One world for a module whose tests only read."""
    name = server.clone("template_world")
    with django_db_blocker.unblock():
        server.point(name)
        yield World(dbname=name, superuser_dsn=server.cluster.superuser_dsn(name), **_world_template)
        server.release()
    server.drop(name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-matrix", action="store_true", help="write tests/access/matrix.csv anew")


@pytest.fixture(scope="session")
def _demo_template(server: Server, django_db_blocker: Any) -> DemoWorld:
    """The demo municipality, built by its own command through the actions; once per run."""
    server.sql('CREATE DATABASE "template_demo" TEMPLATE "template_empty"')
    for right in database_rights("template_demo"):
        server.sql(right)
    os.environ["DATABASE_URL_MIGRATE"] = server.url("duiding_migrate", "template_demo")
    with django_db_blocker.unblock():
        server.point("template_demo")
        built = build_demo_world()
        server.release()
    return built


@pytest.fixture(scope="module")
def demo(server: Server, _demo_template: DemoWorld, django_db_blocker: Any) -> Iterator[DemoWorld]:
    """A clone of the demo for one module."""
    name = server.clone("template_demo")
    with django_db_blocker.unblock():
        server.point(name)
        yield _demo_template.in_database(name, server.cluster.superuser_dsn(name))
        server.release()
    server.drop(name)
