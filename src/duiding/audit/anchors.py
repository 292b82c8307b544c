"""The heads of the chains, written down outside the database: a text file to which lines are only added.

Whoever makes a whole chain again cannot make this file again, as long as it stands where that person cannot write.
One line for each chain that grew, nine words: `anchor`, format, moment, log, municipality, number of the seal,
lines closed by it and by all before it, hash of the seal, hash of this file so far.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from duiding.audit.chains import Chain, Head
from duiding.audit.verification import Anchor

FORMAT = "1"
NAME = "anchors.txt"


@dataclass
class Anchors:
    """What the file says. `broken_line` counts from 1: the first line that does not fit the ones before."""

    by_chain: dict[Chain, dict[int, Anchor]] = field(default_factory=dict)
    last_hash: str = ""
    broken_line: int | None = None

    def of(self, chain: Chain) -> dict[int, Anchor]:
        return self.by_chain.get(chain, {})


def read(file: Path) -> Anchors:
    """No file means no anchors yet."""
    found = Anchors()
    if not file.exists():
        return found
    for number, text in enumerate(file.read_text(encoding="ascii").splitlines(), 1):
        words = text.split(" ")
        said, digest = " ".join(words[:-1]), words[-1]
        if len(words) != 9 or words[:2] != ["anchor", FORMAT] or digest != _next(found.last_hash, said):
            found.broken_line = number
            return found
        _word, _format, _moment, log, municipality, seal, lines, seal_hash, found.last_hash = words
        chain = (log, UUID(municipality))
        found.by_chain.setdefault(chain, {})[int(seal)] = Anchor(int(seal), int(lines), seal_hash)
    return found


def append(file: Path, heads: list[Head], moment: dt.datetime) -> list[str]:
    """Write a line for each chain that grew since its last anchor, and give those lines."""
    known = read(file)
    if known.broken_line is not None:
        raise ValueError(f"line {known.broken_line} of {file.name} was changed; it is kept as it is")
    made = lines(heads, moment, known)
    if made:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            os.write(handle, "".join(f"{line}\n" for line in made).encode("ascii"))
            os.fsync(handle)
        finally:
            os.close(handle)
    return made


def lines(heads: list[Head], moment: dt.datetime, known: Anchors) -> list[str]:
    made, last = [], known.last_hash
    for head in heads:
        if head.number in known.of(head.chain):
            continue
        said = " ".join(
            ["anchor", FORMAT, moment.astimezone(dt.UTC).isoformat(timespec="seconds"), head.log,
             str(head.municipality_id), str(head.number), str(head.lines), head.hash]
        )  # fmt: skip
        last = _next(last, said)
        made.append(f"{said} {last}")
    return made


def _next(last: str, said: str) -> str:
    return hashlib.sha256(f"{last}\n{said}".encode("ascii")).hexdigest()
