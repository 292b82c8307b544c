"""Free text about groups and places: no names, numbers or accounts may stand in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from duiding import textguard

MARK = "‘{}’"
MOST_WORDS_SHOWN = 5


class GuardedTextForm(forms.Form):
    """Every text field is read by the text guard; what looks like personal data is sent back, marked.

    `unguarded` holds the fields that are meant for personal data or that have an explanation of their own.
    """

    unguarded: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and name not in self.unguarded and self._is_typed(name):
                self._guard(name, value)
        return cleaned

    def _is_typed(self, name: str) -> bool:
        return isinstance(self.fields[name], forms.CharField)

    def _guard(self, name: str, value: str) -> None:
        personal = [finding.excerpt for finding in textguard.find(value)]
        if personal:
            self.add_error(
                name,
                _("This looks like data about a person: %(words)s. Write what happens, not who it is.")
                % {"words": marked(personal)},
            )
        loaded = [word.excerpt for word in textguard.find_origin_words(value)]
        loaded += [word.excerpt for word in textguard.find_class_words(value)]
        if loaded:
            self.add_error(
                name,
                _("These words say something about descent, belief or crime: %(words)s. Describe the behaviour.")
                % {"words": marked(loaded)},
            )


def marked(excerpts: list[str]) -> str:
    return ", ".join(MARK.format(excerpt) for excerpt in excerpts[:MOST_WORDS_SHOWN])
