"""The only numbers that leave: read out of a stored release, and sealed.

A page, a file, a chart, a map and an answer to a partner system take `Figure`, never an int. What is made of figures
alone (a sum over months, a class on a map, a direction) tells no more than they do: whoever has the figures can make
it too. So such sums live here, and nothing else makes a `Figure` (tests/release/test_every_outgoing_number.py).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from duiding.figures.disclosure.hierarchies import Hierarchy
from duiding.release.models import Method, Release

_SEAL = object()
TOTAL = "T"
CLASSES = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may leave; `value` is None where it is hidden."""

    value: int | None
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("A figure is read out of a stored release; nobody makes one.")

    def __str__(self) -> str:
        return _("hidden") if self.value is None else str(self.value)

    @property
    def is_hidden(self) -> bool:
        return self.value is None


@dataclass(frozen=True)
class Axis:
    """One dimension of a table: its codes with what they are called, and which add up to which."""

    name: str
    hierarchy: Hierarchy
    labels: Mapping[str, str]

    def parts(self) -> tuple[str, ...]:
        """The finest codes, in their order."""
        return self.hierarchy.leaves()


@dataclass(frozen=True)
class ReleasedTable:
    """What one release says."""

    release_id: UUID
    kind: str
    circle: str
    method: str
    threshold: int
    period_from: dt.date
    period_until: dt.date
    axes: tuple[Axis, ...]
    figures: Mapping[tuple[str, ...], Figure]

    def figure(self, *codes: str) -> Figure:
        """The figure of a cell; a code that the table does not have counted nothing."""
        return self.figures.get(codes, Figure(0, _SEAL))

    @property
    def total(self) -> Figure:
        return self.figure(*[TOTAL] * len(self.axes))


def write_content(axes: Sequence[Axis], values: Sequence[int | None]) -> str:
    """The text that leaves: the same axes and values always give the same text."""
    told = {
        "axes": [
            {
                "name": axis.name,
                "codes": list(axis.hierarchy.codes),
                "parts": {code: list(parts) for code, parts in axis.hierarchy.parts.items()},
                "labels": dict(axis.labels),
            }
            for axis in axes
        ],
        "values": list(values),
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_of(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def read(release: Release) -> ReleasedTable:
    """The table of a safe release. Raises LookupError for a refused one, or when content and hash differ."""
    if not release.is_safe or hash_of(release.content) != release.sha256:
        raise LookupError("This row holds nothing that may leave.")
    told = json.loads(release.content)
    axes = tuple(
        Axis(
            axis["name"],
            Hierarchy(tuple(axis["codes"]), {code: tuple(parts) for code, parts in axis["parts"].items()}),
            axis["labels"],
        )
        for axis in told["axes"]
    )
    keys = keys_of(axes)
    figures = {key: Figure(value, _SEAL) for key, value in zip(keys, told["values"], strict=True)}
    return ReleasedTable(
        release.pk, release.kind, release.circle, release.method, release.threshold, release.period_from,
        release.period_until, axes, figures,
    )  # fmt: skip


def keys_of(axes: Sequence[Axis]) -> list[tuple[str, ...]]:
    """The codes of every cell, in the order in which values are stored."""
    keys: list[tuple[str, ...]] = [()]
    for axis in axes:
        keys = [(*key, code) for key in keys for code in axis.hierarchy.codes]
    return keys


def none_released() -> Figure:
    """Stands where nothing was released: hidden, like a small number."""
    return Figure(None, _SEAL)


def add(figures: Iterable[Figure]) -> Figure:
    """The sum, such as a running year; hidden when one of them is."""
    values = [figure.value for figure in figures]
    known = [value for value in values if value is not None]
    return Figure(sum(known) if len(known) == len(values) else None, _SEAL)


def class_on_map(figure: Figure, highest: Figure) -> int:
    """0 for nothing or hidden, else 1 to 3 by thirds of the highest figure."""
    if not figure.value or not highest.value:
        return 0
    return min(CLASSES, 1 + (CLASSES * figure.value - 1) // highest.value)


def direction(now: Figure, before: Figure) -> str:
    """`more`, `less` or `same` by a quarter; `few` when there is too little to say."""
    if now.value is None or before.value is None or not now.value + before.value:
        return "few"
    if now.value > before.value * 1.25:
        return "more"
    return "less" if now.value < before.value * 0.75 else "same"


def distance(table: ReleasedTable) -> int:
    """How far a rounded figure can lie from the truth; 0 for one that was left as it is."""
    return table.threshold - 1 if table.method == Method.ROUND else 0
