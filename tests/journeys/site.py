"""Duiding as people meet it: gunicorn with the real logins of the roles, on a clone in the test cluster."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.conf import settings
from tests.web.free_port import free_port

from duiding.directory import actions as directory
from duiding.directory.models import Area
from duiding.directory.signin.sessions import token_hash
from duiding.installation.children import WEB

ROOT = Path(__file__).resolve().parents[2]
ROLE_OF_VARIABLE = {
    "DATABASE_URL": "duiding_web",
    "DATABASE_URL_SIGNIN": "duiding_signin",
    "DATABASE_URL_WORKER": "duiding_worker",
}
SECONDS_TO_READY = 30
PLACES = ("Skatebaan", "Dorpshuis")


@dataclass
class Site:
    """The running server, and the world whose people visit it."""

    world: Any
    addresses_of_databases: dict[str, str]
    state: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    is_demo: bool = True

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        return self.state / f"web-{self.port}.log"

    def start(self) -> None:
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                WEB, cwd=ROOT, env=self._environment(), stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        deadline = time.monotonic() + SECONDS_TO_READY
        while not self._is_ready():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, f"not ready: {self.log.read_text()}"
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)

    def cookie(self, who: str) -> dict[str, Any]:
        """A session as after signing in, without walking through the page."""
        key = self.world.session_key(who)
        return {"name": f"duiding_session_{self.port}", "value": key, "url": self.address}

    def plant(self, statement: str, parameters: tuple[Any, ...] = ()) -> None:
        """SQL as the superuser of the test cluster; for what the product itself can never do."""
        with psycopg.connect(self.world.superuser_dsn, autocommit=True) as connection:
            connection.execute(statement.encode(), parameters)

    def end_session(self, session_key: str) -> None:
        """As half an hour without a click does."""
        self.plant(
            "UPDATE accounts.accounts_capability SET expires_at = created_at WHERE hash = %s",
            (token_hash(session_key),),
        )

    def forward(self, **shift: int) -> None:
        """Move the clock of the database; `minutes=11` lets a view of ten minutes end."""
        unit, number = next(iter(shift.items()))
        self.plant(f"UPDATE ctx.clock SET shift = shift + interval '{number:d} {unit}'")

    def add_places(self) -> dict[str, str]:
        """The known places of the municipality, which its administrator keeps; their keys by name."""
        with self.world.acting("admin") as actor:
            return {
                name: str(directory.add_place(area, name, 120.0, 90.0, actor=actor).pk)
                for name, area in zip(PLACES, Area.objects.order_by("name"), strict=True)
            }

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _environment(self) -> dict[str, str]:
        return os.environ | self.addresses_of_databases | {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "duiding.settings.demo",
            "DUIDING_DEMO": "1" if self.is_demo else "0",
            "DUIDING_SECRET_KEY": settings.SECRET_KEY,
            "DUIDING_STATE": str(self.state),
            "DUIDING_PORT": str(self.port),
            "WEB_CONCURRENCY": "1",
        }  # fmt: skip


def site_on(server: Any, world: Any, state: Path) -> Site:
    """`server` is the test cluster, `world` holds the name of the database to serve."""
    addresses = {variable: server.url(role, world.dbname) for variable, role in ROLE_OF_VARIABLE.items()}
    return Site(world, {name: _escaped(url) for name, url in addresses.items()}, state)


def _escaped(url: str) -> str:
    before, _, folder = url.partition("?host=")
    return f"{before}?host={quote(folder, safe='')}"


def prepare(state: Path) -> None:
    """Static files and translations, as a start of the program makes them."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "duiding.settings.demo",
        "DUIDING_STATE": str(state),
    }
    texts = sorted((ROOT / "src").glob("**/locale/*/LC_MESSAGES/*.po"))
    stale = [str(text) for text in texts if _is_stale(text)]
    for words in (
        ["-m", "duiding", "collectstatic", "--noinput", "--verbosity=0"],
        ["-m", "duiding.installation.translations", *stale],
    ):
        subprocess.run([sys.executable, *words], check=True, env=environment, cwd=ROOT)


def _is_stale(text: Path) -> bool:
    compiled = text.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < text.stat().st_mtime_ns
