"""From contributions to a table with totals, and who stands behind each cell."""

import pytest

from duiding.figures.disclosure.grouping import Counted, counted_table
from duiding.figures.disclosure.hierarchies import Hierarchy, flat
from duiding.figures.errors import BadInput
from duiding.figures.increase.merging import ELSEWHERE, merge_places

PLACES = Hierarchy(("T", "W", "a", "b", "c"), {"T": ("W", "c"), "W": ("a", "b")})
KINDS = flat(["T", "x", "y"])


def test_a_row_counts_once_in_every_cell_above_it():
    rows = [Counted(("a", "x"), "g1", "r1"), Counted(("a", "x"), "g1", "r2"), Counted(("c", "y"), "", "r1")]
    made = counted_table([PLACES, KINDS], rows)
    counts = dict(zip(made.table.keys(), made.table.counts.ravel(), strict=True))
    assert (counts["a", "x"], counts["W", "x"], counts["T", "x"], counts["T", "T"]) == (2, 2, 2, 3)
    assert made.table.system().adds_up(made.table.system().counts)
    with pytest.raises(BadInput, match="'W' is not one of the finest codes"):
        counted_table([PLACES, KINDS], [Counted(("W", "x"))])


@pytest.mark.parametrize(
    ("rows", "sensitive"),
    [
        ([Counted(("a", "x"), "", f"r{n % 2}") for n in range(9)], True),
        ([Counted(("a", "x"), "", f"r{n % 3}") for n in range(9)], False),
        ([Counted(("a", "x"), "", "") for n in range(9)], True),
        ([Counted(("a", "x"), "g", f"r{n}") for n in range(9)], True),
        ([Counted(("a", "x"), "g" if n else "", f"r{n}") for n in range(9)], False),
        ([Counted(("a", "x"), "", f"r{n}") for n in range(4)], False),  # a small number is protected as one
    ],
)
def test_too_few_people_or_one_group_stand_behind_a_cell(rows, sensitive):
    made = counted_table([PLACES, KINDS], rows)
    assert made.sensitive(5)[made.table.keys().index(("a", "x"))] == sensitive


def test_a_table_without_dimensions_is_one_number():
    made = counted_table([], [Counted(()), Counted(())])
    assert made.table.keys() == [()]
    assert made.table.counts.ravel().tolist() == [2]


def test_thin_places_go_up_to_their_area_or_further():
    reporters = {"plein": 5, "tunnel": 2, "brug": 2, "steeg": 1, "veld": 1}
    area_of = {"plein": "noord", "tunnel": "noord", "brug": "noord", "steeg": "zuid", "veld": "zuid"}
    merged = merge_places(reporters, area_of, {"noord": 3, "zuid": 2})
    assert merged.name_of == {
        "plein": "plein", "tunnel": "noord", "brug": "noord", "steeg": ELSEWHERE, "veld": ELSEWHERE,
    }  # fmt: skip
    assert merged.is_place("plein")
    assert not merged.is_place("noord")
