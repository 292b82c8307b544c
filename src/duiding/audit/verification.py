"""Does a log still fit its chain, and the chain its anchors? Pure: it is given what stands there.

The first place that does not fit is named. Seals and lines are read piece by piece, so the length of the log
does not matter.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

BEGIN = b"\x00"
HASH = 32
SLACK = dt.timedelta(hours=1)
"""No transaction lasts longer; a line dated earlier than this before the seal in front of it was put there by hand."""


class Kind(StrEnum):
    """What is wrong at the place."""

    CHANGED = "changed"  # the line stands there, but says something else than when it was sealed
    GONE = "gone"  # a line that was sealed is not there
    PUT_IN = "put_in"  # a line stands there that was not sealed, or is dated where it cannot be
    MOVED = "moved"  # the lines stand in another order
    SEAL = "seal"  # a seal is missing, or does not go on from the one before
    REMADE = "remade"  # the chain fits itself, but not the anchor: somebody made it again
    CUT = "cut"  # the anchor knows more seals or lines than there are: the end is gone
    ANCHOR = "anchor"  # the file with anchors itself was changed


@dataclass(frozen=True)
class Line:
    tx: int
    id: int
    at: dt.datetime
    digest: bytes


@dataclass(frozen=True)
class SealRow:
    """A seal as it stands in the database; `ceiling` is the highest key that an era may hold."""

    number: int
    at: dt.datetime
    era: int
    floor: int
    ceiling: int
    from_tx: int
    border: int
    line_ids: tuple[int, ...]
    line_hashes: bytes
    lines: int
    previous: bytes
    hash: bytes


@dataclass(frozen=True)
class Anchor:
    """What was written down outside the database: up to this seal, so many lines, with this hash."""

    number: int
    lines: int
    hash: str


@dataclass(frozen=True)
class Broken:
    """The first place: a seal, and the line of the log where there is one."""

    kind: Kind
    number: int
    line_id: int | None = None


@dataclass
class State:
    """Where a check stands; it can stop after any seal and go on from there."""

    number: int = 0
    lines: int = 0
    hash: bytes = BEGIN
    border: int = 0
    era: int = 0
    at: dt.datetime | None = None
    since: dt.datetime | None = None
    """When the seals before those of the moment `at` were made: several at once share what came between."""
    forgotten: int = 0
    """Up to this seal the lines are gone, because their term had passed; the seals stay."""
    keep_from: dt.datetime | None = None
    """Lines sealed after this moment may not be gone yet, whatever a checkpoint says."""
    anchors: dict[int, Anchor] = field(default_factory=dict)


LinesOf = Callable[[list[SealRow]], Iterable[Line]]
"""All lines of these seals (of one era), in the order of transaction and key."""


def check(state: State, seals: Iterable[list[SealRow]], lines_of: LinesOf) -> Broken | None:
    """Go through all seals, in stretches of one era, and move `state` on; the first place that does not fit."""
    for stretch in seals:
        wanted = [seal for seal in stretch if seal.number > state.forgotten]
        rows = iter(lines_of(wanted)) if wanted else iter(())
        waiting: list[Line] = []
        for seal in stretch:
            own = list(_lines_until(seal, rows, waiting)) if seal.number > state.forgotten else None
            found = _check_seal(state, seal, own)
            if found is not None:
                return found
            _move_on(state, seal)
    return _check_end(state)


def _lines_until(seal: SealRow, rows: Iterator[Line], waiting: list[Line]) -> Iterator[Line]:
    """What lies before the border of this seal; the first line beyond it waits for the next."""
    while True:
        line = waiting.pop() if waiting else next(rows, None)
        if line is None:
            return
        if line.tx >= seal.border:
            waiting.append(line)
            return
        yield line


def _check_seal(state: State, seal: SealRow, own: list[Line] | None) -> Broken | None:
    broken = Broken(Kind.SEAL, seal.number)
    first = seal.era == state.era + 1 and seal.from_tx == 0
    if seal.number != state.number + 1 or seal.previous != state.hash:
        return Broken(Kind.SEAL, state.number + 1)
    if not (first or (seal.era == state.era and seal.from_tx == state.border)):
        return broken
    if seal.lines != state.lines + len(seal.line_ids) or len(seal.line_hashes) != HASH * len(seal.line_ids):
        return broken
    found = _compare(state, seal, own) if own is not None else _check_forgotten(state, seal)
    if found is not None:
        return found
    if seal.hash != (seal.line_hashes[-HASH:] or seal.previous):
        return broken
    anchor = state.anchors.get(seal.number)
    if anchor is not None and (anchor.hash != seal.hash.hex() or anchor.lines != seal.lines):
        return Broken(Kind.REMADE, seal.number, seal.line_ids[0] if seal.line_ids else None)
    return None


def _check_forgotten(state: State, seal: SealRow) -> Broken | None:
    early = state.keep_from is not None and seal.at > state.keep_from and seal.line_ids
    return Broken(Kind.GONE, seal.number, seal.line_ids[0]) if early else None


def _compare(state: State, seal: SealRow, own: list[Line]) -> Broken | None:
    """Line by line: the same keys in the same order, and the same hash after each of them."""
    running, sealed, there = seal.previous, set(seal.line_ids), {line.id for line in own}
    earliest = state.at if state.at is not None and seal.at > state.at else state.since
    for place, (key, line) in enumerate(zip_longest(seal.line_ids, own)):
        if line is None:
            return Broken(Kind.GONE, seal.number, key)
        if line.id not in sealed:
            return Broken(Kind.PUT_IN, seal.number, line.id)
        if line.id != key:
            return (
                Broken(Kind.MOVED, seal.number, line.id)
                if key in there
                else Broken(Kind.GONE, seal.number, key)
            )
        running = hashlib.sha256(running + line.digest).digest()
        if running != seal.line_hashes[place * HASH : (place + 1) * HASH]:
            return Broken(Kind.CHANGED, seal.number, line.id)
        early = earliest is not None and line.at < earliest - SLACK
        if early or line.at > seal.at + SLACK:
            return Broken(Kind.PUT_IN, seal.number, line.id)
    return None


def _move_on(state: State, seal: SealRow) -> None:
    if state.at is not None and seal.at > state.at:
        state.since = state.at
    state.number, state.lines, state.hash = seal.number, seal.lines, seal.hash
    state.border, state.era, state.at = seal.border, seal.era, seal.at


def _check_end(state: State) -> Broken | None:
    """An anchor that lies beyond the last seal: the end of the log is gone."""
    beyond = [number for number in state.anchors if number > state.number]
    return Broken(Kind.CUT, min(beyond)) if beyond else None
