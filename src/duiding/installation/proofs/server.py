"""A database server for one occasion: templates made by the production commands, and clones of them.

Every connection is a real login of the real role, so row-level security is always on. Superuser rights are used
for cloning and for planting only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from duiding.installation.postgres import Cluster
from duiding.installation.proofs.demo_world import DemoWorld, build_demo_world
from duiding.installation.proofs.world import World, build_world
from duiding.installation.provision import LOGINS, database_rights, provision
from duiding.installation.state import ROOT

PASSWORDS = {name: f"test-{name}" for name in LOGINS}
ROLE_OF = {"default": "duiding_web", "signin": "duiding_signin"}


class Server:
    """The cluster, its templates, and where the aliases point at."""

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
        return str(conninfo_to_dict(self.cluster.superuser_dsn("postgres"))["host"])

    def point(self, dbname: str) -> None:
        """From here on the aliases of Django work in this database, each with the login of its role."""
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

    @contextmanager
    def empty(self) -> Iterator[str]:
        """A migrated database without a municipality."""
        with self._clone_of("template_empty") as name:
            yield name

    @contextmanager
    def world(self) -> Iterator[World]:
        """Two small municipalities with people and a covenant in force, and no case yet."""
        described = self._world_template
        with self._clone_of("template_world") as name:
            yield World(dbname=name, superuser_dsn=self.cluster.superuser_dsn(name), **described)

    @contextmanager
    def demo(self) -> Iterator[DemoWorld]:
        """The demo municipality with its eighteen months of work."""
        built = self._demo_template
        with self._clone_of("template_demo") as name:
            yield built.in_database(name, self.cluster.superuser_dsn(name))

    @contextmanager
    def _clone_of(self, template: str) -> Iterator[str]:
        name = self.clone(template)
        self.point(name)
        try:
            yield name
        finally:
            self.release()
            self.drop(name)

    @cached_property
    def _world_template(self) -> dict[str, Any]:
        self.sql('CREATE DATABASE "template_world" TEMPLATE "template_empty"')
        self.point("template_world")
        described = build_world(Path(settings.POLICY_DIR))
        self.release()
        return described

    @cached_property
    def _demo_template(self) -> DemoWorld:
        self.sql('CREATE DATABASE "template_demo" TEMPLATE "template_empty"')
        for right in database_rights("template_demo"):
            self.sql(right)
        os.environ["DATABASE_URL_MIGRATE"] = self.url("duiding_migrate", "template_demo")
        self.point("template_demo")
        built = build_demo_world()
        self.release()
        return built


@contextmanager
def throwaway_server() -> Iterator[Server]:
    """With the template `template_empty`; the other templates come when they are first asked for."""
    state = Path(tempfile.mkdtemp(prefix="dui"))
    state.chmod(0o711)
    cluster = Cluster(state, durable=False)
    cluster.start()
    made = Server(cluster)
    try:
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
    finally:
        made.release()
        cluster.stop()
        shutil.rmtree(state, ignore_errors=True)
