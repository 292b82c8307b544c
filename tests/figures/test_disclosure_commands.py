"""The command line: exact output, and a plain message with exit code 2 for bad input."""

import csv
import json

import pytest

from duiding.figures.commands.disclosure import main

TABLE = "d0,d1,count\nT,T,93\nT,1,33\nT,2,60\na,T,23\na,1,3\na,2,20\nb,T,70\nb,1,30\nb,2,40\n"


@pytest.fixture
def write(tmp_path):
    def write_file(name: str, content: str) -> str:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    return write_file


def published(path: str) -> dict[tuple[str, str], str]:
    with open(path, newline="", encoding="utf-8") as handle:
        return {(row["d0"], row["d1"]): row["published"] for row in csv.DictReader(handle)}


def test_protect_suppress(write, tmp_path):
    output = str(tmp_path / "pub.csv")
    assert main(["protect", write("t.csv", TABLE), "--method", "suppress", "--output", output]) == 0
    cells = published(output)
    assert len(cells) == 9
    assert cells["a", "1"] == ""
    assert list(cells.values()).count("") == 4


@pytest.mark.parametrize(("threshold", "base"), [("5", 5), ("10", 10)])
def test_protect_round(write, tmp_path, threshold, base):
    output = str(tmp_path / "pub.csv")
    arguments = ["protect", write("t.csv", TABLE), "--method", "round5", "--threshold", threshold]
    assert main([*arguments, "--output", output]) == 0
    cells = {key: int(value) for key, value in published(output).items()}
    assert all(value % base == 0 for value in cells.values())
    assert cells["T", "T"] == cells["a", "T"] + cells["b", "T"]


def test_hierarchy_file(write, tmp_path):
    rows = ["d0,count", "T,40", "W,28", "a,3", "b,25", "c,12"]
    parts = json.dumps({"d0": {"T": ["W", "c"], "W": ["a", "b"]}})
    output = str(tmp_path / "pub.csv")
    table = write("t.csv", "\n".join(rows) + "\n")
    hierarchy = write("h.json", parts)
    assert main(["protect", table, "--method", "suppress", "--hierarchy", hierarchy, "--output", output]) == 0


def test_audit_lines(write, capsys):
    systems = [
        {"name": "row", "base": 2, "facts": [[[0, 1], 7, 7], [[1], 4, 4]], "targets": [[0], [0, 1]]},
        {"name": "open", "base": 2, "facts": [[[0], 1, 3]], "targets": [[1]]},
    ]
    assert main(["audit", write("f.json", json.dumps(systems))]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        {"name": "row", "interval": [[3, 3], [7, 7]], "unsafe": True},
        {"name": "open", "interval": [[0, None]], "unsafe": False},
    ]


def test_series_and_contributors(write, tmp_path, capsys):
    head = "id,buurt,type,event_month,recorded_month,removed_month\n"
    signals = write("s.csv", head + "".join(f"{n},{n % 20},{n % 5},1,{1 + n % 12},\n" for n in range(240)))
    output = tmp_path / "pub.csv"
    assert main(["series", signals, "--output", str(output)]) == 0
    lines = output.read_text().splitlines()
    assert lines[0] == "report,month,buurt,type,value"
    assert len(lines) == 1 + 90 * 150
    rows = write("r.csv", "id,buurt,type,group_id,reporter_hash\n1,4,2,,ab\n")
    capsys.readouterr()
    assert main(["contributors", rows]) == 0
    assert json.loads(capsys.readouterr().out) == {"buurt": 4, "type": 2, "reason": "count"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        ("d0,d1,count\n", "no lines with data"),
        ("d0,d1,aantal\nT,T,1\n", "line 1: missing column count"),
        (TABLE.replace("a,1,3", "a,1,drie"), "line 6: column count: 'drie' is not a whole number"),
        (TABLE.replace("a,1,3", "a,1,-3"), "line 6: column count: -3 is less than 0"),
        (TABLE.replace("a,1,3", "a,1,4"), "cell d0=T, d1=1: the total is 33 but its parts add up to 34"),
        (TABLE.replace("a,1,3\n", ""), "cell d0=a, d1=1 is missing"),
        (TABLE + "b,2,40\n", "cell d0=b, d1=2 occurs twice"),
        (TABLE.replace("a,1,3", "a,1"), "line 6: 2 values where 3 columns are named"),
        (TABLE.replace(",", ";"), "line 1: expected commas between the columns; found 'd0;d1;count'"),
        (TABLE.replace("a,1,3", "a,1,NaN"), "line 6: column count: 'NaN' is not a whole number"),
        (TABLE.replace("a,1,3", "a,1,1_0"), "line 6: column count: '1_0' is not a whole number"),
        (TABLE.replace("a,1,3", "a,1," + "9" * 20), f"line 6: column count: {'9' * 20} is more than"),
        (TABLE.replace("a,1,3", "a,1,"), "line 6: column count: '' is not a whole number"),
        (TABLE.replace("d1", "d0"), "line 1: a column name occurs twice"),
        (TABLE.replace("a,1,3", '"a,1,3'), "line 10: 1 values where 3 columns are named"),
        (TABLE.replace("a,1,3", f'"{"a" * 200_000}",1,3'), "is not a table with commas"),
        (TABLE + "c" * 9000 + ",1,1\n", "is missing"),
    ],
)
def test_bad_tables(write, tmp_path, capsys, content, message):
    output = tmp_path / "pub.csv"
    assert main(["protect", write("t.csv", content), "--output", str(output)]) == 2
    assert message in capsys.readouterr().err
    assert not output.exists()


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("{", "not valid JSON"),
        ('[{"name": "x", "base": 2, "facts": []}]', "system 1: missing targets"),
        ('[{"name": "x", "base": 2, "facts": [[[2], 0, 1]], "targets": []}]', "index 2 does not exist"),
        ('[{"name": "x", "base": 2, "facts": [[[0], 3, 1]], "targets": []}]', "low 3 is more than high 1"),
        ('[{"name": "x", "base": 1, "facts": [[[0], 0.5, 1]], "targets": []}]', "0.5 is not a whole number"),
        ('[{"name": "x", "base": 1, "facts": [[[0], 1, 1], [[0], 2, 2]], "targets": [[0]]}]', "contradict"),
        ('[{"name": "x", "base": 1000000000, "facts": [], "targets": []}]', "is more than 1000000 counts"),
        ("[" * 100_000, "too large to read"),
        ('[{"name": "x", "base": ' + "9" * 5000 + "}]", "too large to read"),
    ],
)
def test_bad_facts(write, capsys, facts, message):
    assert main(["audit", write("f.json", facts)]) == 2
    assert message in capsys.readouterr().err


def test_what_is_unusual_but_clear_is_read(write, tmp_path):
    """A mark at the beginning, Windows line ends, blank lines, further columns, 3.0 for 3."""
    outputs = []
    for name, text in {
        "plain": TABLE,
        "mark": "\ufeff" + TABLE,
        "windows": TABLE.replace("\n", "\r\n"),
        "blank": TABLE + "\n,,\n",
        "decimal": TABLE.replace("a,1,3", "a,1,3.0"),
        "more": TABLE.replace("\n", ",x\n").replace("count,x", "count,note"),
    }.items():
        output = str(tmp_path / f"{name}.out")
        assert main(["protect", write(name, text), "--method", "suppress", "--output", output]) == 0
        outputs.append(published(output))
    assert all(found == outputs[0] for found in outputs)


def test_not_utf8_is_named_also_far_into_the_file(tmp_path, capsys):
    path = tmp_path / "t.csv"
    path.write_bytes(b"id,buurt,type,group_id,reporter_hash\n" + b"1,2,3,4,5\n" * 3000 + b"\xe9,2,3,4,5\n")
    assert main(["contributors", str(path)]) == 2
    assert "is not text in UTF-8" in capsys.readouterr().err


def test_a_publication_is_written_whole_or_not_at_all(write, tmp_path, capsys):
    absent = str(tmp_path / "absent" / "pub.csv")
    assert main(["protect", write("t.csv", TABLE), "--output", absent]) == 2
    assert main(["protect", write("t.csv", TABLE), "--output", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize(
    "option", [["--seconds", "nan"], ["--seconds", "-1"], ["--threshold", "7"], ["--method", "hide"]]
)
def test_odd_options(write, tmp_path, option):
    output = tmp_path / "pub.csv"
    assert main(["protect", write("t.csv", TABLE), "--output", str(output), *option]) == 2
    assert not output.exists()


def test_no_time_is_a_refusal(write, tmp_path, capsys):
    output = tmp_path / "pub.csv"
    assert main(["protect", write("t.csv", TABLE), "--output", str(output), "--seconds", "0"]) == 3
    assert "Refused" in capsys.readouterr().err
    assert not output.exists()


def test_an_answer_is_given_about_all_systems_or_none(write, capsys):
    good = {"name": "good", "base": 1, "facts": [[[0], 7, 7]], "targets": [[0]]}
    bad = {"name": "bad", "base": 1, "facts": [[[0], 1, 1], [[0], 2, 2]], "targets": [[0]]}
    nothing = {"name": "nothing", "base": 0, "facts": [], "targets": [[]]}
    assert main(["audit", write("f.json", json.dumps([good, bad]))]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "f.json, system 'bad'" in told.err
    assert main(["audit", write("f.json", json.dumps([nothing]))]) == 0
    assert json.loads(capsys.readouterr().out)["interval"] == [[0, 0]]


def test_a_signal_occurs_once_in_a_series(write, tmp_path, capsys):
    head = "id,buurt,type,event_month,recorded_month,removed_month\n"
    output = tmp_path / "pub.csv"
    assert main(["series", write("s.csv", head + "1,0,0,1,1,\n1,0,0,1,2,\n"), "--output", str(output)]) == 2
    assert "line 3: column id: '1' occurs twice" in capsys.readouterr().err
    assert not output.exists()
    assert main(["series", write("s.csv", head + "1,0,0,1,1.0,7.0\n"), "--output", str(output)]) == 0


def test_missing_file(tmp_path, capsys):
    assert main(["contributors", str(tmp_path / "absent.csv")]) == 2
    assert "cannot be opened" in capsys.readouterr().err
