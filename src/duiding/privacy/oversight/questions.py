"""Asking about a look at names: marking, answering, reporting, and finding it again."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils.http import urlencode

from duiding.audit.models import Entry
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks, take_step
from duiding.privacy.models import Question, QuestionDecision, QuestionStatus
from duiding.privacy.oversight.words import QUESTION_STEPS
from duiding.privacy.states import QUESTION

PAGE = 50


def ask(entry: Entry, note: str, rule_keys: list[str], *, actor: Actor) -> Question:
    """The question keeps the facts of the line, because the line goes at its term."""
    question = Question(
        municipality_id=actor.municipality_id,
        line_key=entry.key,
        looked_at=entry.at,
        looker_id=entry.person_id,
        looker_role=entry.role,
        group_id=entry.group_id,
        rules=rule_keys,
        note=note,
    )
    with database_speaks():
        question.save(force_insert=True)
    return question


def take(question: Question, step: str, reason: str, *, actor: Actor) -> None:
    take_step(question, step, QUESTION, QuestionDecision, "question", actor=actor, reason=reason)


def steps_for(question: Question, actor: Actor) -> list[tuple[str, str]]:
    return [
        (step.name, str(QUESTION_STEPS[step.name]))
        for step in QUESTION.possible_for(question.status, actor.role)
    ]


def history(question: Question) -> list[QuestionDecision]:
    return list(question.decisions.select_related("decided_by").order_by("decided_at")[:100])


def count_open() -> int:
    return Question.objects.filter(status=QuestionStatus.ASKED).count()


def page(status: str, after: UUID | None) -> tuple[list[Question], UUID | None]:
    """Fifty questions, newest first, of one status or of all."""
    rows = Question.objects.select_related("looker").order_by("-created_at", "-id")
    if status in QuestionStatus.values:
        rows = rows.filter(status=status)
    here = Question.objects.filter(pk=after).first() if after else None
    if here is not None:
        rows = rows.filter(Q(created_at__lt=here.created_at) | Q(created_at=here.created_at, pk__lt=here.pk))
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def given_key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def older_url(status: str, older: UUID | None) -> str:
    return f"?{urlencode({'status': status, 'after': str(older)})}" if older else ""
