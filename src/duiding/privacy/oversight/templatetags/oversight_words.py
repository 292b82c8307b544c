"""Filters of the trail."""

from __future__ import annotations

from uuid import UUID

from django import template

from duiding.directory.roles import Role
from duiding.privacy.extracts.words import STEPS
from duiding.privacy.oversight import queries, rules, words

register = template.Library()


@register.filter
def rule_words(code: str) -> str:
    """A rule by its key; one that is no longer in use keeps its key."""
    rule = rules.in_use().get(code)
    return rule.words if rule else code


@register.filter
def broken_words(kind: str) -> str:
    return str(words.BROKEN[kind])


@register.filter
def question_words(step: str) -> str:
    return str(words.QUESTION_STEPS[step])


@register.filter
def extract_step_words(step: str) -> str:
    return str(STEPS[step])


@register.filter
def outcome_words(outcome: str) -> str:
    return str(words.OUTCOMES[outcome])


@register.filter
def subject_words(kind: str) -> str:
    return str(words.SUBJECTS[kind])


@register.filter
def status_words(status: str) -> str:
    return str(words.STATUSES[status])


@register.filter
def short_key(key: UUID) -> str:
    return queries.short(key)


@register.filter
def role_words(code: str) -> str:
    return str(Role(code).label) if code in Role.values else code
