"""The library of questions. Answers rest on their words, so other words are a new question beside the old one."""

from __future__ import annotations

from django.db import transaction

from duiding.casework.groups.models import InterpretationItem
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks


def add_question(theme: str, question: str, help_text: str = "", *, actor: Actor) -> InterpretationItem:
    item = InterpretationItem(
        municipality_id=actor.municipality_id,
        code=_free_code(theme),
        theme=theme,
        question=question,
        help_text=help_text,
    )
    with database_speaks():
        item.save(force_insert=True)
    return item


def _free_code(theme: str) -> str:
    taken = set(InterpretationItem.objects.filter(theme=theme).values_list("code", flat=True)[:1000])
    return next(code for number in range(1, 2000) if (code := f"{theme}-{number}") not in taken)


@transaction.atomic
def change_question(
    item: InterpretationItem, version: int, *, actor: Actor, question: str, help_text: str
) -> InterpretationItem:
    """The help text changes in place. Other words retire this question and begin a new one, which is returned."""
    with database_speaks():
        if question == item.question:
            item.change(version, help_text=help_text)
            return item
        item.change(version, is_active=False)
    return add_question(item.theme, question, help_text, actor=actor)


def retire_question(item: InterpretationItem, is_active: bool) -> None:
    """Retired: asked no more, and its answers stay where they are."""
    with database_speaks():
        item.change(None, is_active=is_active)
