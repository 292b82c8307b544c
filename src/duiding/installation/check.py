"""`bin/test`: every check by name, timed, in the order in which a fault is cheapest to find."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from .browser import find_or_install_browser
from .errors import InstallationError
from .state import ROOT

PYTEST = ("-m", "pytest", "-q")
NOT_FAST = "not slow and not proof"


@dataclass(frozen=True)
class Step:
    """A command of this environment's Python."""

    name: str
    command: tuple[str, ...]


STATIC = (
    Step("format", ("-m", "ruff", "format", "--check", ".")),
    Step("lint", ("-m", "ruff", "check", ".")),
    Step("types", ("-m", "mypy")),
    Step("import directions", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    Step("migrations", ("-m", "duiding", "makemigrations", "--check", "--dry-run")),
    Step("translations", ("-m", "duiding.installation.messages", "--check")),
)
FAST = (Step("tests, fast ones only", (*PYTEST, "--ignore=tests/journeys", "-m", NOT_FAST)),)
WHOLE = (
    Step("tests", (*PYTEST, "--ignore=tests/journeys")),
    Step("proofs, the short form", ("-m", "duiding", "prove", "--short")),
)
BROWSER = Step("journeys in a browser", (*PYTEST, "tests/journeys"))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="bin/test", description="Run every check.")
    parser.add_argument("--fast", action="store_true", help="without browser, proofs and slow tests")
    fast = parser.parse_args(arguments).fast
    began = time.monotonic()
    run_all((*STATIC, *FAST) if fast else (*STATIC, *WHOLE))
    skipped = "" if fast else run_browser()
    say(f"All checks passed in {time.monotonic() - began:.0f} s{skipped}.")


def run_all(steps: Sequence[Step]) -> None:
    for step in steps:
        run(step, os.environ | {})


def run_browser() -> str:
    """Never skipped in silence; where a machine decides on a merge it is not skipped at all."""
    browser, reason = find_or_install_browser()
    if browser:
        run(BROWSER, os.environ | {"DUIDING_BROWSER": browser})
        return ""
    if os.environ.get("CI") == "true":
        raise InstallationError(f"FAILED: {BROWSER.name}: {reason}")
    say(f"SKIPPED: {BROWSER.name}: {reason}")
    return f", WITHOUT the {BROWSER.name}"


def run(step: Step, environment: dict[str, str]) -> None:
    say(f"--- {step.name}")
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *step.command],
        cwd=ROOT,
        env=environment | {"DJANGO_SETTINGS_MODULE": "duiding.settings.test"},
        check=False,
    )
    seconds = f"{time.monotonic() - began:.1f} s"
    if done.returncode:
        raise InstallationError(f"FAILED: {step.name} ({seconds})")
    say(f"    {step.name}: passed in {seconds}")


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    try:
        main()
    except InstallationError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
