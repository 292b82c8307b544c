"""effect estimate: one object a line, one list for an array, and plain messages."""

import json

import numpy as np
import pytest

from duiding.figures.commands.effect import main


def panel_file(path, counts) -> str:
    lines = ["area,month,count"]
    lines += [f"a{i},{j + 1},{int(n)}" for i, row in enumerate(counts) for j, n in enumerate(row)]
    path.write_text("\n".join(lines) + "\n")
    return str(path)


def test_files_and_array_agree(tmp_path, capsys):
    panels = np.random.default_rng(1).poisson(12, (2, 10, 36))
    files = [panel_file(tmp_path / f"p{k}.csv", panel) for k, panel in enumerate(panels)]
    np.savez(tmp_path / "y.npz", Y=panels)
    assert main(["estimate", *files, "--treated", "a0", "--start", "25"]) == 0
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert main(["estimate", "--npz", str(tmp_path / "y.npz"), "--start", "25"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [found["file"] for found in objects] == files
    for found, row in zip(objects, rows, strict=True):
        assert [int(found["refused"]), found["est"], found["lo"], found["hi"]] == pytest.approx(row)


def test_refusal_is_an_answer(tmp_path, capsys):
    path = panel_file(tmp_path / "p.csv", np.ones((4, 36)))
    assert main(["estimate", path, "--treated", "a0", "--start", "25"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["refused"] is True
    assert found["est"] is None
    assert "too few comparison areas" in found["reasons"]
    assert found["text"].startswith("Er zijn te weinig gegevens")


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        ("", ["--treated", "a", "--start", "2"], "the file is empty"),
        ("area,month\na,1\n", ["--treated", "a", "--start", "2"], "missing column count"),
        ("area,month,count\na,1,x\n", ["--treated", "a", "--start", "2"], "line 2: column count: 'x'"),
        ("area,month,count\na,1,2\n", ["--treated", "b", "--start", "2"], "'b' does not occur"),
        ("area,month,count\na,1,2\na,3,2\n", ["--treated", "a", "--start", "3"], "month 2 is missing"),
        ("area,month,count\na,1,2\na,1,3\n", ["--treated", "a", "--start", "3"], "occurs twice"),
        ("area,month,count\na,1,2\na,2,2\n", ["--treated", "a", "--start", "9"], "--start 9 leaves"),
        ("area,month,count\na,1,2\n", ["--start", "2"], "--treated AREA is missing"),
    ],
)
def test_bad_panels(tmp_path, capsys, content, arguments, message):
    path = tmp_path / "p.csv"
    path.write_text(content)
    assert main(["estimate", str(path), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_bad_arrays(tmp_path, capsys):
    arrays = {"X": np.ones((2, 9, 9)), "Y": np.ones((2, 9)), "no array": None, "": None}
    for name, array in arrays.items():
        path = tmp_path / "y.npz"
        if array is None:
            path.write_text(name)
        else:
            np.savez(path, **{name: array})
        assert main(["estimate", "--npz", str(path), "--start", "5"]) == 2
    messages = capsys.readouterr().err
    assert "has no array Y" in messages
    assert "expected (replication, area, month)" in messages
    assert "not an npz file" in messages


def test_nothing_is_printed_when_one_panel_is_bad(tmp_path, capsys):
    good = panel_file(tmp_path / "good.csv", np.ones((4, 36)))
    bad = panel_file(tmp_path / "bad.csv", np.ones((4, 9)))
    assert main(["estimate", good, bad, "--treated", "a0", "--start", "25"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "bad.csv: --start 25 leaves" in told.err
