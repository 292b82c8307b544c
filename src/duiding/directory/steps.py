"""Taking a step: one decision row, which the database turns into the new status or refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from duiding.directory.actor import Actor
from duiding.directory.records import Record, StepDecision
from duiding.kernel.errors import NotAllowed, NotNow, Refusal
from duiding.kernel.workflow import Workflow

__all__ = ["Lacking", "database_speaks", "missing", "take_step"]

_speaking: ContextVar[bool] = ContextVar("speaking", default=False)


class Lacking(NotNow):
    """The step is possible, but something must be done first; `codes` say what (see `ctx.missing_*`)."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(_("Something must be done first."))
        self.codes = codes


def _refusal(error: DatabaseError) -> Refusal | None:
    cause = error.__cause__
    state = getattr(cause, "sqlstate", None)
    detail = getattr(getattr(cause, "diag", None), "message_detail", None) or ""
    if state == "DU422":
        return Lacking(tuple(detail.split()))
    if state == "DU409":
        return NotNow(_("That is not possible at this moment. Look at the page again."))
    if state in {"DU403", "42501"}:
        return NotAllowed(_("You may see this, but not do it."))
    return None


@contextmanager
def database_speaks() -> Iterator[None]:
    """A refusal by the database becomes a refusal that a person can read; other errors stay errors.

    One savepoint for the outermost: what stands inside succeeds or fails with it.
    """
    outermost = not _speaking.get()
    token = _speaking.set(True)
    try:
        with transaction.atomic(savepoint=outermost):
            yield
    except DatabaseError as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    finally:
        _speaking.reset(token)


def take_step(
    row: Record,
    name: str,
    workflow: Workflow,
    decisions: type[StepDecision],
    key: str,
    *,
    actor: Actor,
    reason: str = "",
    **reasons: Any,
) -> StepDecision:
    """Record the decision `name` about `row`; `key` is the name of the decision's foreign key.

    Raises NotNow when the status does not allow it, NotAllowed when it is not for this role, and
    Lacking with codes when a guard is not met. `row.status` is the new status afterwards.
    """
    source: str = row.status  # type: ignore[attr-defined]
    step = workflow.step(name, source)
    if step is None:
        raise NotNow(_("That is not possible at this moment. Look at the page again."))
    if actor.role not in step.by:
        raise NotAllowed(_("You may see this, but not do it."))
    decision = decisions(
        **{key: row}, municipality_id=row.municipality_id, step=name, source=source, target=step.target,
        reason=reason, **reasons,
    )  # fmt: skip
    with database_speaks():
        decision.save(force_insert=True)
    row.status = step.target  # type: ignore[attr-defined]
    return decision


def missing(machine: str, row_id: UUID, step: str, **reasons: Any) -> tuple[str, ...]:
    """What the step would still lack: the same list that the database refuses with; nothing for a hidden row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ctx.missing(%s, %s, %s, %s::jsonb)",
            [machine, row_id, step, json.dumps(reasons, default=str)],
        )
        return tuple(cursor.fetchone()[0])
