"""A question of the library."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import InterpretationTheme
from duiding.directory.fields import GuardedLine


class QuestionTextForm(forms.Form):
    question = GuardedLine(
        label=_("The question"),
        max_length=300,
        min_length=10,
        help_text=_("Answered in words. Never a question for a number, a score or a class."),
        error_messages={"required": _("Write the question.")},
    )
    help_text = GuardedLine(label=_("Help with it"), max_length=400, required=False)


class NewQuestionForm(QuestionTextForm):
    theme = forms.ChoiceField(label=_("Theme"), choices=InterpretationTheme.choices)
    field_order = ("theme", "question", "help_text")
