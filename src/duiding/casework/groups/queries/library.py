"""The questions of the library: those that are asked, and those that were retired."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from duiding.casework.groups.models import Interpretation, InterpretationItem
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours

MOST = 500


def items() -> list[InterpretationItem]:
    """What is asked now, by theme."""
    return list(InterpretationItem.objects.filter(is_active=True).order_by("theme", "code")[:200])


def items_with(answers: list[Interpretation]) -> list[InterpretationItem]:
    """What is asked now, and what was answered before it was retired."""
    answered = [answer.item_id for answer in answers]
    rows = InterpretationItem.objects.filter(Q(is_active=True) | Q(pk__in=answered))
    return list(rows.order_by("theme", "code")[:MOST])


def library(*, retired: bool, theme: str = "", words: str = "") -> list[InterpretationItem]:
    rows = InterpretationItem.objects.filter(is_active=not retired)
    if theme:
        rows = rows.filter(theme=theme)
    if words:
        rows = rows.filter(Q(question__icontains=words) | Q(help_text__icontains=words))
    return list(rows.order_by("theme", "code")[:MOST])


def access_question(actor: Actor, library_id: UUID) -> InterpretationItem:
    item = InterpretationItem.objects.filter(pk=library_id).first()
    if item is None:
        raise NotYours
    return item
