"""What is asked of a role about one member, and which letters are late; groups by code name, never a name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import MemberAnswer, MemberQuestion
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours

ASKED = ("BM", "FG", "PO")
TITLES: dict[str, str | Promise] = {
    "under_12": _("A child younger than 12 on the list"),
    "postponement": _("Letting a letter wait"),
}


@dataclass(frozen=True)
class Asked:
    """One question, as the role that answers sees it."""

    id: UUID
    kind: str
    code_name: str
    step: str
    asked_at: dt.datetime
    asked_by: str | None
    approver: str
    ground: str
    until: dt.date | None
    reason: str
    seen: str
    seen_on: dt.date
    due_on: dt.date
    is_answered: bool
    waits_for_advice: bool

    @property
    def title(self) -> str:
        return str(TITLES[self.kind])


def questions_desk(actor: Actor) -> None:
    """The door to the questions: for others it is not there."""
    if actor.role not in ASKED:
        raise NotYours


def asked_of(actor: Actor) -> list[Asked]:
    """Newest first; what still waits for the officer says so to who decides."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.questions_for_me()")
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    given: dict[UUID, set[str]] = {}
    answers = MemberAnswer.objects.filter(question_id__in=[row["id"] for row in rows])
    for question_id, role in answers.values_list("question_id", "role"):
        given.setdefault(question_id, set()).add(role)
    return [_asked(row, given.get(row["id"], set()), actor.role) for row in rows]


def _asked(row: dict[str, Any], given: set[str], role: str) -> Asked:
    return Asked(**row, is_answered=role in given, waits_for_advice=role != "FG" and "FG" not in given)


def access_asked(actor: Actor, question_id: UUID) -> Asked:
    """What was seen of somebody is read: the row is loaded too, so that the log can tell about whom."""
    MemberQuestion.objects.filter(pk=question_id).first()
    found = next((row for row in asked_of(actor) if row.id == question_id), None)
    if found is None:
        raise NotYours
    return found


def answers_on(question_id: UUID) -> list[MemberAnswer]:
    return list(MemberAnswer.objects.filter(question_id=question_id).select_related("created_by")[:5])


@dataclass(frozen=True)
class LateLetters:
    code_name: str
    step: str
    number: int
    since: dt.date


def overdue_letters() -> list[LateLetters]:
    """By group, the oldest first; empty for who does not watch over the letters."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.overdue_letters()")
        return [LateLetters(*row) for row in cursor.fetchall()]
