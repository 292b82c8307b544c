"""The container files cannot be run by the tests; what they say is held against what the program says."""

import re
from typing import Any

import pytest
import yaml

from duiding.installation import children
from duiding.installation.state import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
CONTAINER = (ROOT / "Containerfile").read_text()
SET_BY_THE_COMMAND = {"DUIDING_MIGRATING", "DUIDING_DATABASE_VARIABLE"}
PASSED_ON = re.compile(r"\$\{[A-Z_]+(:\?|:-\w*)\}")


def names_that_settings_read() -> set[str]:
    files = sorted((ROOT / "src" / "duiding" / "settings").glob("*.py"))
    return {
        name
        for file in files
        for name in re.findall(r"\"((?:DUIDING|DATABASE)_[A-Z_]+)\"", file.read_text(encoding="utf-8"))
    }


def test_every_name_that_settings_read_is_given() -> None:
    given = {name for service in SERVICES.values() for name in service["environment"]}
    assert names_that_settings_read() - SET_BY_THE_COMMAND <= given


def test_no_name_is_given_that_nothing_reads() -> None:
    source = "".join(file.read_text() for file in sorted((ROOT / "src").rglob("*.py")))
    own = [SERVICES[name]["environment"] for name in ("web", "worker", "migrate")]
    unread = {name for environment in own for name in environment if f"{name}" not in source}
    assert unread == set()


@pytest.mark.parametrize(
    ("service", "address"),
    [
        ("web", {"DATABASE_URL", "DATABASE_URL_SIGNIN", "DATABASE_URL_TRUST"}),
        ("worker", {"DATABASE_URL_WORKER", "DATABASE_URL_SIGNIN"}),
        ("migrate", {"DATABASE_URL_MIGRATE", "DATABASE_URL_SIGNIN"}),
    ],
)
def test_each_service_reaches_the_database_in_its_own_roles_only(service: str, address: set[str]) -> None:
    environment = SERVICES[service]["environment"]
    assert {name for name in environment if name.startswith("DATABASE_URL")} == address


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_no_secret_stands_in_the_file(service: str) -> None:
    for name, value in SERVICES[service]["environment"].items():
        if re.search(r"SECRET|PASSWORD|URL|TOKEN", name):
            assert PASSED_ON.fullmatch(value), name
    assert not re.search(r"(SECRET|PASSWORD|TOKEN)\w*=", CONTAINER)


@pytest.mark.parametrize(
    ("service", "command"),
    [
        ("web", [*children.WEB[1:], "--bind", "0.0.0.0:8000"]),
        ("worker", children.WORKER[1:]),
        ("migrate", ["-m", "duiding", "migrate_all"]),
    ],
)
def test_the_same_programs_run_as_on_a_laptop(service: str, command: list[str]) -> None:
    assert SERVICES[service]["command"] == ["python", *command]


def test_the_image_runs_as_an_ordinary_user_and_installs_what_is_pinned() -> None:
    instructions = [line for line in CONTAINER.splitlines() if line and not line.startswith("#")]
    assert [line for line in instructions if line.startswith("USER")] == ["USER duiding"]
    assert "--require-hashes -r requirements.lock" in CONTAINER
    images = [line.removeprefix("FROM ") for line in instructions if line.startswith("FROM")]
    images.append(SERVICES["database"]["image"])
    assert all(re.fullmatch(r"[a-z]+:[\w.-]+", image) for image in images), images
