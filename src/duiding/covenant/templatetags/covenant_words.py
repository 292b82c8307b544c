"""Filters: the codes of steps and terms as words."""

from __future__ import annotations

from django import template

from duiding.covenant import sentences

register = template.Library()


@register.filter
def step_done(name: str) -> str:
    """A step that was taken, such as "came in force"."""
    return str(sentences.DONE[name])


@register.filter
def term_start(event: str) -> str:
    return str(sentences.STARTS[event])


@register.filter
def term_then(action: str) -> str:
    return str(sentences.THEN[action])
