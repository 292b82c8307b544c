"""Figures as a stored release gives them, for tests of who draws or prints them."""

from __future__ import annotations

import datetime as dt

from duiding.figures.disclosure.hierarchies import flat
from duiding.release.models import Release
from duiding.release.published import Axis, Figure, hash_of, read, write_content


def figures(*values: int | None) -> tuple[Figure, ...]:
    """One figure for each value; None is hidden."""
    codes = ["T", *(str(number) for number in range(len(values)))]
    content = write_content([Axis("group", flat(codes), {code: code for code in codes})], [None, *values])
    row = Release(
        kind="group_signals", circle="triangle", method="round", threshold=5, is_safe=True, content=content,
        sha256=hash_of(content), period_from=dt.date(2026, 1, 1), period_until=dt.date(2026, 1, 31),
    )  # fmt: skip
    table = read(row)
    return tuple(table.figure(str(number)) for number in range(len(values)))
