"""Drawing what must not betray a sequence: references and numbers that people read.

From the operating system, unguessable; only the builder of the demo draws from a seed, so that the same day gives
the same town.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

_source: ContextVar[random.Random | None] = ContextVar("source", default=None)
_system = random.SystemRandom()


def choose(signs: Sequence[str], length: int) -> str:
    """`length` signs, each drawn apart."""
    return "".join((_source.get() or _system).choices(signs, k=length))


def number(lowest: int, highest: int) -> int:
    """Both ends may come out."""
    return (_source.get() or _system).randint(lowest, highest)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    token = _source.set(random.Random(seed))  # noqa: S311  (invented data, not a secret)
    try:
        yield
    finally:
        _source.reset(token)
