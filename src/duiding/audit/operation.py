"""One operation: a request, a command or a job, with the people whose data it loads.

A row about somebody says so when it is loaded (`AboutSubject`), so no page can forget it. What was collected is
told at the end, in the same transaction: a line for each of them in the Logboek Dataverwerkingen, and in the
trail who it was.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

MEMBER, REPRESENTATIVE = "member", "representative"
Subject = tuple[str, UUID]


@dataclass
class Operation:
    """`name` is the address or the command; `access_point` the network address of the client, or nothing."""

    name: str
    access_point: str = ""
    foreign_processor: str = ""
    trace: UUID = field(default_factory=uuid.uuid4)
    subjects: dict[Subject, UUID | None] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)

    def touch(self, subject: Subject, group_id: UUID | None, kind: str) -> None:
        self.subjects.setdefault(subject, group_id)
        self.kinds.add(kind)


_current: ContextVar[Operation | None] = ContextVar("operation", default=None)
ActivityOf = Callable[[str], str]
_activity_of: list[ActivityOf] = []


def register_activities(activity_of: ActivityOf) -> None:
    """Who knows under which activity an address or command falls says so once, when the apps are ready."""
    _activity_of[:] = [activity_of]


def current() -> Operation | None:
    return _current.get()


def touch(subject: Subject, group_id: UUID | None, kind: str) -> None:
    """Somebody's data were loaded. Outside an operation nobody sees them: tests and migrations."""
    operation = _current.get()
    if operation is not None:
        operation.touch(subject, group_id, kind)


@contextmanager
def begin(name: str, *, access_point: str = "", foreign_processor: str = "") -> Iterator[Operation]:
    """Operations do not nest: the outer one tells what the inner one loads."""
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    operation = Operation(name, access_point, foreign_processor)
    token = _current.set(operation)
    try:
        yield operation
    finally:
        _current.reset(token)


def tell(operation: Operation, *, failed: bool = False) -> int:
    """Write the lines and forget who was collected; how many people were told. One question, none for nobody."""
    if not operation.subjects:
        return 0
    [activity_of] = _activity_of
    types, keys = zip(*operation.subjects, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.process(%s, %s, %s, %s, %s::uuid[], %s::uuid[], %s::jsonb, %s)",
            [
                operation.name[:120],
                activity_of(operation.name),
                "Error" if failed else "Ok",
                list(types),
                list(keys),
                list(operation.subjects.values()),
                json.dumps(sorted(operation.kinds)),
                operation.foreign_processor[:200],
            ],
        )
        told: int = cursor.fetchone()[0]
    operation.subjects.clear()
    operation.kinds.clear()
    return told
