"""Filters of the trail."""

from __future__ import annotations

from django import template

from duiding.directory.roles import Role
from duiding.privacy.oversight import words

register = template.Library()


@register.filter
def unusual_words(code: str) -> str:
    return str(words.UNUSUAL[code])


@register.filter
def broken_words(kind: str) -> str:
    return str(words.BROKEN[kind])


@register.filter
def role_words(code: str) -> str:
    return str(Role(code).label) if code in Role.values else code
