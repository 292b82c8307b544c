"""The floors are set a little below what was measured; a drop shows in the list of misses."""

from pathlib import Path

import pytest

from duiding.textguard.__main__ import main
from duiding.textguard.measure import measure, parse, report

SENTENCES = Path(__file__).parents[1] / "fixtures" / "textguard"


def measured(name: str):
    return measure((SENTENCES / name).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("file", "count", "recall", "precision"),
    [("seen.txt", 40, 0.95, 0.95), ("kept_apart.txt", 20, 0.75, 0.85)],
)
def test_recall_and_precision_stay_above_the_floor(file, count, recall, precision):
    result = measured(file)
    assert len((SENTENCES / file).read_text(encoding="utf-8").splitlines()) == count
    assert result.recall >= recall, report(result)
    assert result.precision >= precision, report(result)


def test_a_guard_that_finds_nothing_would_fall_through_the_floor():
    text, marks = parse("Bel {name|Sanne} op {phone|06-12345678}.")
    assert text == "Bel Sanne op 06-12345678."
    assert [(mark.start, mark.end) for mark in marks] == [(4, 9), (13, 24)]
    result = measure(["Een {name|plein} zonder iemand."])
    assert (result.recall, result.precision, len(result.missed)) == (0.0, 1.0, 1)


def test_a_false_alarm_lowers_precision():
    result = measure(["Sanne was er."])
    assert (result.precision, len(result.false_alarms)) == (0.0, 1)


def test_the_command_prints_the_figures(capsys):
    assert main([str(SENTENCES / "seen.txt"), str(SENTENCES / "kept_apart.txt")]) == 0
    printed = capsys.readouterr().out
    assert printed.count("recall ") == 2
    assert "precision " in printed


def test_the_command_without_files_says_what_it_wants(capsys):
    assert main([]) == 2
    assert "marked sentences" in capsys.readouterr().err
