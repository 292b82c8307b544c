"""Tables of the same counts, published together: judged by an attacker who reads them all."""

import csv
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiding.figures.commands.disclosure import main
from duiding.figures.disclosure.auditor import Fact, FactSystem, audit
from duiding.figures.disclosure.hierarchies import flat
from duiding.figures.disclosure.linking import link
from duiding.figures.disclosure.refusal import Terms, protect_linked_or_refuse
from duiding.figures.disclosure.suppression import suppress
from duiding.figures.disclosure.tables import Table, table_from_leaves
from duiding.figures.errors import BadInput

PLACE, TYPE, MONTH = flat(["T", "a", "b", "c"]), flat(["T", "x", "y"]), flat(["T", "1", "2"])
NAMES = [("d0", "d1"), ("d0", "d2")]


def views(cube: np.ndarray) -> list[Table]:
    """Place by type and place by month of signals (3, 2, 2)."""
    return [
        table_from_leaves([PLACE, TYPE], cube.sum(axis=2)),
        table_from_leaves([PLACE, MONTH], cube.sum(axis=1)),
    ]


def cells_of(view: int, key: tuple[str, ...]) -> tuple[int, ...]:
    """Which of the 12 counts (place, type, month) add up to a cell of one of the two tables."""
    wanted = [key[0], *(("T", key[1]) if view else (key[1], "T"))]
    axes = [hierarchy.leaves() for hierarchy in (PLACE, TYPE, MONTH)]
    picked = [
        [place for place, code in enumerate(axis) if want in ("T", code)]
        for axis, want in zip(axes, wanted, strict=True)
    ]
    return tuple(
        int(np.ravel_multi_index((i, j, k), (3, 2, 2)))
        for i in picked[0]
        for j in picked[1]
        for k in picked[2]
    )


def attacked(tables: list[Table], shown: list[list[int | None]]) -> list[tuple[int, int | None]]:
    """The intervals of all small cells for who knows what is shown of both tables."""
    facts, targets = [], []
    for view, (table, values) in enumerate(zip(tables, shown, strict=True)):
        for key, count, value in zip(table.keys(), table.counts.ravel(), values, strict=True):
            if value is not None:
                facts.append(Fact(cells_of(view, key), value, value))
            if 0 < count < 5:
                targets.append(cells_of(view, key))
    return [f.interval for f in audit(FactSystem("both", 12, tuple(facts), tuple(targets))).findings]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 6), min_size=12, max_size=12))
def test_together_nothing_small_can_be_worked_out(counts):
    tables = views(np.array(counts).reshape(3, 2, 2))
    linked = link(tables, NAMES, ["d0"])
    decision, shown = protect_linked_or_refuse(linked, Terms("suppress"))
    assert decision.record.safe
    assert shown is not None
    assert all(low == 0 and (high is None or high >= 5) for low, high in attacked(tables, shown))


def test_one_by_one_they_give_each_other_away():
    """The test above can fail: a total that one table hides stands in the other."""
    cube = np.array([[[9, 0], [1, 1]], [[1, 9], [20, 8]], [[0, 0], [2, 3]]])
    tables = views(cube)
    alone = [suppress(table.system()).hidden for table in tables]
    shown = [
        [None if hide else int(n) for hide, n in zip(hidden, table.counts.ravel(), strict=True)]
        for hidden, table in zip(alone, tables, strict=True)
    ]
    assert (2, 2) in attacked(tables, shown)
    together = protect_linked_or_refuse(link(tables, NAMES, ["d0"]), Terms("suppress"))[1]
    assert together is not None
    assert all(low == 0 and (high is None or high >= 5) for low, high in attacked(tables, together))


def test_rounded_tables_tell_the_same_of_what_they_share():
    tables = views(np.random.default_rng(1).poisson(4, (3, 2, 2)))
    _, shown = protect_linked_or_refuse(link(tables, NAMES, ["d0"]), Terms("round"))
    assert shown is not None
    first, second = (
        dict(zip(t.keys(), values, strict=True)) for t, values in zip(tables, shown, strict=True)
    )
    for place in PLACE.codes:
        assert first[place, "T"] == second[place, "T"]


def test_no_time_publishes_none_of_them():
    decision, shown = protect_linked_or_refuse(
        link(views(np.full((3, 2, 2), 2)), NAMES, ["d0"]), Terms("round", seconds=0.0)
    )
    assert shown is None
    assert not decision.record.safe


def test_tables_that_contradict_each_other_are_refused():
    first, second = views(np.full((3, 2, 2), 9))
    other = Table(second.hierarchies, second.counts + 1)
    with pytest.raises(BadInput, match=r"cell d0=T: one table says 108, a linked one 109"):
        link([first, other], NAMES, ["d0"])
    with pytest.raises(BadInput, match="has no dimension 'd9'"):
        link([first, second], NAMES, ["d9"])


def test_on_the_command_line(tmp_path, capsys):
    files = []
    for number, table in enumerate(views(np.random.default_rng(2).poisson(3, (3, 2, 2)))):
        path = tmp_path / f"t{number}.csv"
        rows = [",".join([*key, str(n)]) for key, n in zip(table.keys(), table.counts.ravel(), strict=True)]
        path.write_text(("d0,d1,count\n" if number == 0 else "d0,d2,count\n") + "\n".join(rows) + "\n")
        files.append(str(path))
    outputs = [str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]
    line = ["protect", files[0], "--method", "suppress", "--output", outputs[0], "--linked", files[1]]
    assert main([*line, "--linked-output", outputs[1], "--shared", "d0"]) == 0
    assert json.loads(capsys.readouterr().err)["safe"] is True
    for output in outputs:
        with open(output, newline="", encoding="utf-8") as handle:
            assert len(list(csv.DictReader(handle))) == 12
    assert main(line) == 2
    assert main([*line, "--linked-output", outputs[0]]) == 2
