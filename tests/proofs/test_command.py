"""One word for every proof: those on the database, and those of the figures engine."""

from __future__ import annotations

import pytest

from duiding.installation.proofs import command
from duiding.installation.proofs.line import Line


def test_a_figure_that_does_not_hold_is_said_and_fails():
    line = Line("cells", "0 deviations", "1", holds=False, found=("PR may delete",))
    assert "FAILED" in str(line) and "PR may delete" in str(line)


def test_a_part_that_does_not_exist_is_refused(capsys):
    with pytest.raises(SystemExit):
        command.main(["no_such_part"])
    assert "no such proof: no_such_part" in capsys.readouterr().err


def test_the_figures_engine_keeps_its_parts(capsys):
    assert command.main(["increase", "--only", "nothing of that name"]) == 0
    assert "MB" in capsys.readouterr().out
