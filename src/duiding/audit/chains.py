"""Reading the chains for a check: as the worker every chain, as oversight the two of the own municipality.

`cursor` is one of Django or of psycopg: the daily check, the page and the proofs ask the same questions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from duiding.audit import verification
from duiding.audit.verification import Anchor, Broken, Kind, Line, SealRow, State

Chain = tuple[str, UUID]
NOBODY = UUID(int=0)
"""The chain of what belongs to no municipality."""
AT_ONCE = 20_000
"""Lines that are held in memory together."""
SHORTEST_TERM = dt.timedelta(days=3 * 365)


@dataclass(frozen=True)
class Head:
    """Where a chain ends; nothing of its content."""

    log: str
    municipality_id: UUID
    number: int
    at: dt.datetime
    lines: int
    hash: str
    forgotten: int

    @property
    def chain(self) -> Chain:
        return self.log, self.municipality_id


@dataclass(frozen=True)
class Result:
    """What a check of one chain found; `broken` is None when all of it fitted."""

    chain: Chain
    seals: int
    lines: int
    broken: Broken | None


def heads(cursor: Any) -> list[Head]:
    cursor.execute("SELECT log, municipality_id, number, at, lines, hash, forgotten FROM audit.heads()")
    return [Head(*row) for row in cursor.fetchall()]


def verify(cursor: Any, head: Head, anchors: Mapping[int, Anchor], now: dt.datetime) -> Result:
    """The whole chain, and its anchors."""
    state = State(forgotten=head.forgotten, keep_from=now - SHORTEST_TERM, anchors=dict(anchors))
    broken = verification.check(state, _stretches(cursor, head.chain, 0), _Lines(cursor, head.chain))
    if broken is None:
        broken = _stray(cursor, head.chain, state.number)
    return Result(head.chain, state.number, state.lines, broken)


def verify_some(cursor: Any, head: Head, after: int, now: dt.datetime) -> tuple[Result, bool]:
    """As much as can be held at once, from the seal after `after`; and whether that was all."""
    state = _state_at(cursor, head, after, now)
    stretch = _fetch(cursor, head.chain, after, AT_ONCE)
    broken = verification.check(state, iter([stretch]), _Lines(cursor, head.chain)) if stretch else None
    is_all = state.number >= head.number
    if broken is None and is_all:
        broken = _stray(cursor, head.chain, state.number)
    return Result(head.chain, state.number, state.lines, broken), is_all


def _state_at(cursor: Any, head: Head, after: int, now: dt.datetime) -> State:
    state = State(forgotten=head.forgotten, keep_from=now - SHORTEST_TERM)
    if after > 0:
        for seal in _fetch(cursor, head.chain, after - 1, 0):
            state.number, state.lines, state.hash = seal.number, seal.lines, seal.hash
            state.border, state.era, state.at = seal.border, seal.era, seal.at
    return state


def _stretches(cursor: Any, chain: Chain, after: int) -> Iterator[list[SealRow]]:
    while found := _fetch(cursor, chain, after, AT_ONCE):
        yield found
        after = found[-1].number


def _fetch(cursor: Any, chain: Chain, after: int, lines: int) -> list[SealRow]:
    """The next seals of one era."""
    cursor.execute(
        "SELECT number, at, era, floor, ceiling, from_tx, border, line_ids, line_hashes, lines, previous, hash"
        " FROM audit.seals_to_check(%s, %s, %s, %s)",
        [chain[0], chain[1], after, lines],
    )
    found = [_seal(row) for row in cursor.fetchall()]
    return [seal for seal in found if seal.era == found[0].era]


def _seal(row: tuple[Any, ...]) -> SealRow:
    number, at, era, floor, ceiling, from_tx, border, ids, hashes, lines, previous, digest = row
    return SealRow(
        number, at, era, floor, ceiling, int(from_tx), int(border), tuple(ids), bytes(hashes), lines, bytes(previous),
        bytes(digest),
    )  # fmt: skip


@dataclass(frozen=True)
class _Lines:
    """All lines of seals that follow on each other in one era."""

    cursor: Any
    chain: Chain

    def __call__(self, seals: list[SealRow]) -> list[Line]:
        first, last = seals[0], seals[-1]
        self.cursor.execute(
            "SELECT tx, id, at, digest FROM audit.lines_to_check(%s, %s, %s, %s, %s, %s)",
            [*self.chain, first.floor, first.ceiling, str(first.from_tx), str(last.border)],
        )
        return [Line(int(tx), key, at, bytes(digest)) for tx, key, at, digest in self.cursor.fetchall()]


def _stray(cursor: Any, chain: Chain, number: int) -> Broken | None:
    cursor.execute("SELECT audit.stray_line(%s, %s)", list(chain))
    key = cursor.fetchone()[0]
    return None if key is None else Broken(Kind.PUT_IN, number, key)
