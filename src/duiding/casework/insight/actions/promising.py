"""Recording what an approach will be judged by, before its first month; and its early end."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.db import connection

from duiding.casework.insight.models import EffectRegistration
from duiding.casework.insight.queries import effects as queries
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks
from duiding.figures.effect.gate import refusals
from duiding.release.kinds import month_after


@dataclass(frozen=True)
class Promise:
    """Area 0 against the others, from the first day of a month on."""

    title: str
    expected: str
    plan: UUID | None
    area: UUID
    comparisons: tuple[UUID, ...]
    begins_on: dt.date
    months_before: int
    months_after: int

    def fingerprint(self) -> str:
        """SHA-256 of all that is promised."""
        told = {
            "title": self.title, "expected": self.expected, "plan": str(self.plan or ""), "area": str(self.area),
            "comparisons": sorted(map(str, self.comparisons)), "begins_on": self.begins_on.isoformat(),
            "months_before": self.months_before, "months_after": self.months_after, "outcome": "evenings",
        }  # fmt: skip
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def measurable(promise: Promise, today: dt.date) -> list[str]:
    """Why it could not be measured, as codes; empty when it can. Judged on the months that are complete today."""
    return reasons((promise.area, *promise.comparisons), today, promise.months_before, promise.months_after)


def reasons(areas: Sequence[UUID], today: dt.date, months_before: int, months_after: int) -> list[str]:
    known = queries.panel(areas, month_after(today, -months_before), months_before)
    padded = np.concatenate([known, np.zeros((len(areas), months_after))], axis=1)
    found = refusals(padded[None], months_before + 1)
    return [reason.value for reason, holds in found.items() if holds[0]]


def promise(told: Promise, *, actor: Actor) -> EffectRegistration:
    """The database refuses it once its first month has begun."""
    row = EffectRegistration(
        municipality_id=actor.municipality_id, title=told.title, expected=told.expected, plan_id=told.plan,
        area_id=told.area, comparisons=list(told.comparisons), begins_on=told.begins_on,
        months_before=told.months_before, months_after=told.months_after,
        gate=measurable(told, actor.today), fingerprint=told.fingerprint(),
    )  # fmt: skip
    with database_speaks():
        row.save(force_insert=True)
    return row


def end(row: EffectRegistration, reason: str) -> None:
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.end_effect(%s, %s)", [row.pk, reason])
