"""Who stands behind a count."""

import pytest

from duiding.figures.disclosure.contributors import Contribution, unsafe_cells


@pytest.mark.parametrize(
    ("reporters", "groups", "reason"),
    [
        ("abcd", "....", "count"),
        ("ababab", "......", "reporters"),
        ("abcabc", "gggggg", "group"),
        ("abcabc", "......", None),
        ("abcabc", "ggg...", None),
        ("abcabc", "gggggh", None),
        ("ababab", "gggggg", "reporters"),
        ("a.....", "gghhgg", "reporters"),
    ],
)
def test_first_reason_that_applies(reporters, groups, reason):
    rows = [
        Contribution("3", "1", g.replace(".", ""), r.replace(".", ""))
        for r, g in zip(reporters, groups, strict=True)
    ]
    assert [cell.reason for cell in unsafe_cells(rows)] == ([reason] if reason else [])


def test_threshold_ten_asks_for_ten():
    rows = [Contribution("3", "1", "", str(n)) for n in range(9)]
    assert not unsafe_cells(rows)
    assert [cell.reason for cell in unsafe_cells(rows, threshold=10)] == ["count"]
