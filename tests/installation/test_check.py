import os
from pathlib import Path

import pytest

from duiding.installation import browser, check
from duiding.installation.check import Step, run_all, run_browser
from duiding.installation.errors import InstallationError

GOOD = Step("the good one", ("-c", "pass"))
BAD = Step("the bad one", ("-c", "raise SystemExit(3)"))


def test_the_first_failure_is_named_and_ends_the_run(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InstallationError, match=r"^FAILED: the bad one \(\d+\.\d s\)$"):
        run_all([GOOD, BAD, Step("never", ("-c", "print('reached')"))])
    shown = capfd.readouterr().out
    assert "the good one: passed in" in shown
    assert "reached" not in shown


@pytest.mark.parametrize(("there", "ci"), [(True, ""), (True, "true"), (False, ""), (False, "true")])
def test_a_missing_browser_is_told_and_in_ci_it_fails(
    there: bool, ci: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = ("/the/browser", "") if there else (None, browser.HOW)
    monkeypatch.setattr(check, "find_or_install_browser", lambda: answer)
    monkeypatch.setattr(
        check, "BROWSER", Step("journeys", ("-c", "import os; print(os.environ['DUIDING_BROWSER'])"))
    )
    monkeypatch.setenv("CI", ci)
    failed = False
    try:
        ending = run_browser()
    except InstallationError as error:
        failed = True
        assert browser.HOW in str(error)
    shown = capfd.readouterr().out
    assert failed is (not there and ci == "true")
    assert ("/the/browser" in shown) is there
    if not there and not failed:
        assert f"SKIPPED: journeys: {browser.HOW}" in shown
        assert "WITHOUT" in ending


@pytest.mark.parametrize(("answers", "found"), [("exit 0", True), ("exit 1", False)])
def test_a_browser_must_answer(
    answers: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "chromium"
    program.write_text(f"#!/bin/sh\n{answers}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.delenv("DUIDING_BROWSER", raising=False)
    monkeypatch.setattr(browser, "PROGRAMS", ("chromium",))
    assert browser.find_browser() == (str(program) if found else None)
