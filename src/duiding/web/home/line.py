"""One line of the list of what somebody must do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duiding.directory.actor import Actor

MOST = 20
SOON = 14


@dataclass(frozen=True, order=True)
class Todo:
    """One line with one verb. Sorted by `due`: what expires first stands on top."""

    due: dt.date
    title: str
    detail: str
    url: str
    verb: str

    def is_late(self, today: dt.date) -> bool:
        return self.due < today


Source = Callable[[Actor], Iterator[Todo]]
