"""The set-up that runs before anything is installed. A shell script plays the environment's Python."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from duiding.installation.state import ROOT

SOURCE = ROOT / "bin" / "bootstrap.py"
RECORDER = '#!/bin/sh\necho "$*" >> "{log}"\nexit {status}\n'


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "SOURCE", tmp_path / "src")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    (tmp_path / "requirements.lock").write_text("something==1 --hash=sha256:00\n")
    return module


def play_python(bootstrap: ModuleType, status: str = "0") -> Path:
    bootstrap.PYTHON.parent.mkdir(parents=True, exist_ok=True)
    log: Path = bootstrap.ROOT / "calls"
    bootstrap.PYTHON.write_text(RECORDER.format(log=log, status=status))
    bootstrap.PYTHON.chmod(0o755)
    log.write_text("")
    return log


def installations(log: Path) -> list[str]:
    return [line for line in log.read_text().splitlines() if " install " in line]


def test_an_old_python_can_read_it_and_is_told() -> None:
    ast.parse(SOURCE.read_text(), feature_version=(3, 7))
    program = f"import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path({str(SOURCE)!r})"
    told = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert told.returncode == 1
    assert told.stderr == (
        "Python 3.11 or newer is needed, this is 3.9; name another with PYTHON=<program>.\n"
    )


@pytest.mark.parametrize("command", ["demo", "test", "duiding"])
def test_a_missing_python_is_told(command: str) -> None:
    environment = os.environ | {"PYTHON": "/no/such/python"}
    told = subprocess.run(
        [ROOT / "bin" / command], env=environment, check=False, capture_output=True, text=True
    )
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert told.stderr.startswith("Python 3.11 or newer is needed")


@pytest.mark.parametrize("there", [True, False])
def test_a_missing_venv_module_is_told(
    bootstrap: ModuleType, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: object() if there else None)
    monkeypatch.setattr(bootstrap.venv.EnvBuilder, "create", lambda self, folder: made.append(folder))
    try:
        bootstrap.make_environment()
    except SystemExit as ending:
        assert "apt install python3-venv" in str(ending)
    assert made == ([bootstrap.VENV] if there else [])


def test_packages_are_installed_by_hash_and_only_when_the_lock_changes(bootstrap: ModuleType) -> None:
    log, lock = play_python(bootstrap), bootstrap.ROOT / "requirements.lock"
    bootstrap.install(lock)
    (call,) = installations(log)
    assert f"--only-binary :all: --require-hashes -r {lock}" in call
    bootstrap.install(lock)
    assert len(installations(log)) == 1
    lock.write_text("something==2 --hash=sha256:00\n")
    bootstrap.install(lock)
    assert len(installations(log)) == 2


def test_a_failed_installation_is_tried_again(bootstrap: ModuleType) -> None:
    lock = bootstrap.ROOT / "requirements.lock"
    play_python(bootstrap, status='$(case "$*" in *install*) echo 1;; *) echo 0;; esac)')
    with pytest.raises(SystemExit, match="could not be installed"):
        bootstrap.install(lock)
    log = play_python(bootstrap)
    bootstrap.install(lock)
    assert len(installations(log)) == 1


def test_only_translations_that_changed_are_compiled(bootstrap: ModuleType) -> None:
    log = play_python(bootstrap)
    folder = bootstrap.SOURCE / "web" / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text, compiled = folder / "django.po", folder / "django.mo"
    for change, calls in ((text, 1), (compiled, 1), (text, 2)):
        change.write_text("")
        moment = time.time() + calls + (change is compiled) * 0.5
        os.utime(change, (moment, moment))
        bootstrap.compile_translations()
        assert log.read_text().count(f"duiding.installation.translations {text}\n") == calls


def test_two_set_ups_wait_for_each_other(bootstrap: ModuleType) -> None:
    child = os.fork()
    if child == 0:
        with bootstrap.one_at_a_time():
            (bootstrap.ROOT / "in").touch()
            time.sleep(0.5)
            (bootstrap.ROOT / "out").touch()
        os._exit(0)
    while not (bootstrap.ROOT / "in").exists():
        time.sleep(0.01)
    with bootstrap.one_at_a_time():
        first_was_out = (bootstrap.ROOT / "out").exists()
    assert os.waitpid(child, 0)[1] == 0
    assert first_was_out


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_hashes_and_names_no_place(name: str) -> None:
    lock = (ROOT / name).read_text()
    assert "://" not in lock
    pinned = re.findall(r"^[a-z0-9][\w.\[\],-]*==[^\\]*\\\n(?:    --hash=)", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-z0-9]", lock, re.MULTILINE)) > 30


def test_ci_calls_the_one_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines == ["#!/bin/sh", 'exec "$(dirname -- "$0")/../bin/test" "$@"']
