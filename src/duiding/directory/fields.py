"""Form fields that every stage uses: guarded free text, and a day with the browser's own date field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.kernel.widgets import NativeDate
from duiding.textguard import find, find_origin_words


def refuse_personal_data(text: str) -> None:
    """For texts about a group: a name, number or address in it is refused, with the words that were found."""
    findings = find(text)
    if findings:
        words = ", ".join(f"“{finding.excerpt}”" for finding in findings)
        raise ValidationError(
            _("This looks like something about a person: %(words)s. Write it without."),
            params={"words": words},
        )


def refuse_words_of_descent(text: str) -> None:
    """Descent, belief and the like say nothing about behaviour; the writer rewrites the sentence."""
    words = find_origin_words(text)
    if words:
        listed = ", ".join(f"“{word.excerpt}”" for word in words)
        raise ValidationError(
            _(
                "These words say where somebody comes from or what somebody believes: %(words)s."
                " Describe the behaviour."
            ),
            params={"words": listed},
        )


class AnswerForm(forms.Form):
    """Each empty answer is asked for by its own question, so that the list of errors can be read by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _("Give an answer: %(question)s") % {"question": field.label}


class GuardedText(forms.CharField):
    """Text about a group or a plan (D0, D1): no personal data, and nothing typed is lost."""

    def __init__(self, *, rows: int = 4, max_length: int = 4000, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **options)
        self.validators += [refuse_personal_data, refuse_words_of_descent]


class GuardedLine(forms.CharField):
    """The same on one line."""

    def __init__(self, *, max_length: int = 200, **options: Any) -> None:
        super().__init__(max_length=max_length, **options)
        self.validators += [refuse_personal_data, refuse_words_of_descent]


class Day(forms.DateField):
    """A day; where the browser has no date field, 24-11-2026 is understood too."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", NativeDate())
        options.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"])
        options.setdefault("error_messages", {"invalid": gettext_lazy("Fill in a day, such as 24-11-2026.")})
        super().__init__(**options)
