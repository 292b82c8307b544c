"""insight detect and duplicates on the command line."""

import csv
import io
import json

import pytest

from duiding.figures.commands.insight import main
from duiding.figures.increase.simulation import SCENARIOS, simulate


def signals_file(path, town, prefix="") -> str:
    lines = ["place_id,x,y,day,count"]
    lines += [
        f"{prefix}{p},{town.x[p]:.2f},{town.y[p]:.2f},{d},1"
        for p, d in zip(town.place, town.day, strict=True)
    ]
    path.write_text("\n".join(lines) + "\n")
    return str(path)


@pytest.mark.parametrize("prefix", ["", "plek-"])
def test_detect(tmp_path, capsys, prefix):
    busy, quiet = simulate(SCENARIOS[5], 1), simulate(SCENARIOS[0], 2)
    files = [signals_file(tmp_path / f"{k}.csv", t, prefix) for k, t in enumerate((busy, quiet))]
    assert main(["detect", *files, "--today", str(busy.today)]) == 0
    first = capsys.readouterr().out
    found = [json.loads(line) for line in first.splitlines()]
    assert [one["file"] for one in found] == files
    assert [one["alarm"] for one in found] == [True, False]
    planted = f"{prefix}{busy.planted}" if prefix else busy.planted
    assert planted in found[0]["places"]
    assert found[1]["places"] == []
    assert found[0]["about_once_per"].startswith("ongeveer eens per")
    assert found[0]["evenings"] > found[0]["expected"]
    assert main(["detect", *files, "--today", str(busy.today)]) == 0
    assert capsys.readouterr().out == first


def test_duplicates(tmp_path, capsys):
    path = tmp_path / "s.csv"
    path.write_text(
        "id,source,t_hours,x,y,type,text\n"
        'a,bewoner,20,0,0,geluid,"harde muziek, bij het station"\n'
        "b,politie,20.5,20,10,geluid,harde muziek bij het station\n"
        "c,boa,60,0,0,geluid,stil\n"
    )
    assert main(["duplicates", str(path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["id_a"], row["id_b"]) for row in rows] == [("a", "b")]
    assert float(rows[0]["probability"]) > 0.8


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        ("place_id,x,y,day,count\n", "no lines with data"),
        ("place_id,x,y,day\n1,2,3,4\n", "missing column count"),
        ("place_id,x,y,day,count\n1,2,3,4.5,1\n", "line 2: column day: '4.5' is not a whole number"),
        ("place_id,x,y,day,count\n1,2,3,4,-1\n", "line 2: column count: -1 is less than 0"),
        ("place_id,x,y,day,count\n1,nan,3,4,1\n", "line 2: column x: 'nan' is not a number"),
        ("place_id,x,y,day,count\n1,1e300,3,4,1\n", "line 2: column x: 1e300 lies further than"),
        ("place_id,x,y,day,count\n1,2,3,4,1\n,2,3,4,1\n", "line 3: column place_id: is empty"),
        ("place_id,x,y,day,count\n1,2,3,4,1\n1,2,9,4,1\n", "columns x, y: place 1 stands at two different"),
        ("place_id;x;y;day;count\n1;2;3;4;1\n", "line 1: expected commas"),
        ("place_id,x,y,day,count\n1,2,3,-9999999999999999,1\n", "column day: -9999999999999999 is less"),
        ("place_id,x,y,day,count\n1,2,3\n", "line 2: 3 values where 5 columns are named"),
    ],
)
def test_bad_signals(tmp_path, capsys, content, message):
    path = tmp_path / "s.csv"
    path.write_text(content)
    assert main(["detect", str(path), "--today", "5"]) == 2
    assert message in capsys.readouterr().err


def test_nothing_is_printed_when_one_file_is_bad(tmp_path, capsys):
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("place_id,x,y,day,count\n1,2,3,4,1\n")
    bad.write_text("place_id,x,y,day,count\n1,2,3,4,x\n")
    assert main(["detect", str(good), str(bad), "--today", "5"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "bad.csv, line 2: column count: 'x'" in told.err


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["a,p,0,0,0,x,hoi", "a,p,0,0,0,x,hoi"], "line 3: column id: 'a' occurs twice"),
        ([",p,0,0,0,x,hoi"], "line 2: column id: is empty"),
        (["a,p,nan,0,0,x,hoi"], "line 2: column t_hours: 'nan' is not a number"),
        ([f"{n},p,0,0,0,x,hoi" for n in range(1500)], "pairs lie within the block"),
    ],
)
def test_bad_reports(tmp_path, capsys, lines, message):
    path = tmp_path / "s.csv"
    path.write_text("id,source,t_hours,x,y,type,text\n" + "\n".join(lines) + "\n")
    assert main(["duplicates", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in told.err


def test_the_edge_of_the_block_belongs_to_it(tmp_path, capsys):
    path = tmp_path / "s.csv"
    rows = ["a,p,0.1,0.3,0,x,hoi", "b,p,12.1,250.3,0,x,hoi", "c,p,12.2,0.3,0,x,hoi"]
    path.write_text("id,source,t_hours,x,y,type,text\n" + "\n".join(rows) + "\n")
    assert main(["duplicates", str(path)]) == 0
    found = {tuple(sorted(line.split(",")[:2])) for line in capsys.readouterr().out.splitlines()[1:]}
    assert found == {("a", "b"), ("b", "c")}
