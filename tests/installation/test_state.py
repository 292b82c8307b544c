import dataclasses
import time
from pathlib import Path

import pytest

from duiding.installation import state
from duiding.installation.errors import InstallationError
from duiding.installation.start import choose
from duiding.installation.state import FILE, Installation


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(state, "ROOT", tmp_path)
    monkeypatch.delenv("DUIDING_STATE", raising=False)
    monkeypatch.delenv("DUIDING_PORT", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("there", "asked", "found"),
    [
        (["8000"], "", "8000"),
        (["8000", "8001"], "", "8000"),
        (["8000", "8001"], "8001", "8001"),
        (["8001"], "", "8001"),
        (["8001"], "8002", None),
        (["8001", "8002"], "", None),
        ([], "", None),
        (["8000"], "the first", None),
    ],
)
def test_a_command_finds_the_installation_that_is_meant(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, there: list[str], asked: str, found: str | None
) -> None:
    for port in there:
        folder = state.folder_for(int(port))
        folder.mkdir(parents=True)
        state.remember(folder, Installation(int(port), demo=True))
    monkeypatch.setenv("DUIDING_PORT", asked)
    try:
        chosen = state.existing_folder().name
    except InstallationError as error:
        chosen = None
        assert "\n" not in str(error)
    assert chosen == found


def test_another_folder_can_be_named(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIDING_STATE", str(checkout / "elsewhere"))
    assert state.folder_for(8000) == checkout / "elsewhere"


@pytest.mark.parametrize(
    ("before", "asks_demo", "allowed"),
    [
        (None, True, True),
        (None, False, True),
        (True, True, True),
        (False, False, True),
        (True, False, False),
        (False, True, False),
    ],
)
def test_a_demo_and_a_real_installation_are_never_mixed(
    tmp_path: Path, before: bool | None, asks_demo: bool, allowed: bool
) -> None:
    if before is not None:
        state.remember(tmp_path, Installation(8000, demo=before))
    try:
        chosen = choose(tmp_path, 8000, demo=asks_demo)
        assert chosen.environment()["DUIDING_DEMO"] == str(int(asks_demo))
        went_on = True
    except InstallationError:
        went_on = False
    assert went_on is allowed
    remembered = state.recall(tmp_path)
    assert remembered is not None
    assert remembered.demo is (asks_demo if before is None else before)


@pytest.mark.parametrize(("days", "stale"), [(None, False), (6.9, False), (7.1, True)])
def test_a_demo_ages_after_a_week(days: float | None, stale: bool) -> None:
    built_at = None if days is None else time.time() - days * 24 * 60 * 60
    assert Installation(8000, demo=True, built_at=built_at).is_stale is stale


def test_a_build_that_was_cut_off_is_remembered(tmp_path: Path) -> None:
    begun = Installation(8000, demo=True).begin_build()
    state.remember(tmp_path, begun)
    assert state.recall(tmp_path) == dataclasses.replace(begun, building=True)
    assert not (tmp_path / f"{FILE}.new").exists()
    assert begun.end_build().building is False
