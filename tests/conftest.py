"""The World: a small fictive municipality with its people, in a database of its own for each test.

The database is made once by the production commands and then cloned; see duiding.installation.proofs.server.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from duiding.installation.proofs.demo_world import DemoWorld
from duiding.installation.proofs.server import Server, throwaway_server
from duiding.installation.proofs.world import World


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with throwaway_server() as made:
        yield made


@pytest.fixture
def empty_database(server: Server, django_db_blocker: Any) -> Iterator[str]:
    """A migrated database without a municipality."""
    with django_db_blocker.unblock(), server.empty() as name:
        yield name


@pytest.fixture
def world(server: Server, django_db_blocker: Any) -> Iterator[World]:
    """A fresh world for one test."""
    with django_db_blocker.unblock(), server.world() as made:
        yield made


@pytest.fixture(scope="module")
def shared_world(server: Server, django_db_blocker: Any) -> Iterator[World]:
    """One world for a module whose tests only read."""
    with django_db_blocker.unblock(), server.world() as made:
        yield made


@pytest.fixture(scope="module")
def demo(server: Server, django_db_blocker: Any) -> Iterator[DemoWorld]:
    """A clone of the demo for one module."""
    with django_db_blocker.unblock(), server.demo() as made:
        yield made


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-matrix", action="store_true", help="write tests/access/matrix.csv anew")
