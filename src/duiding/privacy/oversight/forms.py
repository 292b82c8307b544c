"""The filter of the trail, and the words about a look at names."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.audit.models import Action
from duiding.directory.fields import AnswerForm, Day, GuardedText
from duiding.privacy.oversight import queries
from duiding.privacy.oversight.processing import Criteria
from duiding.privacy.oversight.words import OBJECTS

DAY_ERRORS = {"invalid": _("Fill in a day, such as 24-11-2026.")}


def check_days(form: forms.Form) -> dict[str, Any]:
    data = forms.Form.clean(form) or {}
    first: dt.date | None = data.get("first")
    last: dt.date | None = data.get("last")
    if first and last and last < first:
        form.add_error("last", _("The last day must not be before the first day."))
    return data


class FilterForm(forms.Form):
    """Everything is optional; the choices come back in the address."""

    action = forms.ChoiceField(label=_("What was done?"), required=False)
    person = forms.TypedChoiceField(label=_("By whom?"), required=False, coerce=UUID, empty_value=None)
    object = forms.ChoiceField(label=_("With what?"), required=False)
    group = forms.UUIDField(required=False, widget=forms.HiddenInput)
    first = Day(label=_("From"), required=False, error_messages=DAY_ERRORS)
    last = Day(label=_("Up to and including"), required=False, error_messages=DAY_ERRORS)

    def __init__(self, *args: Any, names: queries.Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("everything"))
        self.fields["action"].choices = [every, *Action.choices]  # type: ignore[attr-defined]
        kinds = sorted(((name, str(text)) for name, text in OBJECTS.items()), key=lambda pair: pair[1])
        self.fields["object"].choices = [every, *kinds]  # type: ignore[attr-defined]
        people = [(str(key), name) for key, name in names.items()]
        self.fields["person"].choices = [("", _("everybody")), *people]  # type: ignore[attr-defined]

    clean = check_days

    def filters(self) -> queries.Filters:
        data = self.cleaned_data
        return queries.Filters(
            action=data.get("action") or None,
            person_id=data.get("person"),
            object_type=data.get("object") or None,
            group_id=data.get("group"),
            first_day=data.get("first"),
            last_day=data.get("last"),
        )


def filter_words(chosen: dict[str, str], names: queries.Names) -> list[tuple[str, str]]:
    """Label and value of each part of a filter that is filled in."""
    form = FilterForm(chosen, names=names)
    said = []
    for name, field in form.fields.items():
        if value := chosen.get(name):
            words = dict(getattr(field, "choices", ())).get(value, value)
            said.append((str(field.label or _("Group")), str(words)[:36]))
    return said


class ExportForm(AnswerForm):
    reason = GuardedText(
        label=_("What is the file for, and who gets it?"),
        help_text=_("The second person reads this. No name of a young person."),
        min_length=10,
        rows=3,
        max_length=500,
    )


class AskForm(AnswerForm):
    """Marks a look as asked about; the note names no young person."""

    note = GuardedText(
        label=_("What do you ask, and how?"),
        help_text=_(
            "For example: asked by phone why the names were open in the evening. No name of a young person."
        ),
        min_length=5,
        rows=3,
        max_length=1000,
    )


class QuestionStepForm(AnswerForm):
    """What came of a question."""

    reason = GuardedText(label=_("What came of it?"), min_length=5, rows=3, max_length=1000)


class ProcessingForm(forms.Form):
    """The filter of the Logboek Dataverwerkingen. A person is no filter here: a key must not stand in an address."""

    activity = forms.ChoiceField(label=_("Which activity?"), required=False)
    first = Day(label=_("From"), required=False, error_messages=DAY_ERRORS)
    last = Day(label=_("Up to and including"), required=False, error_messages=DAY_ERRORS)
    trace = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, activities: dict[tuple[str, int], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted(
            {(key, name) for (key, _edition), name in activities.items()}, key=lambda pair: pair[1]
        )
        self.fields["activity"].choices = [("", _("everything")), *names]  # type: ignore[attr-defined]

    clean = check_days

    def criteria(self, after: str) -> Criteria:
        data = self.cleaned_data
        first, last = data.get("first"), data.get("last")
        return Criteria(
            trace_id=data.get("trace"),
            activity=data.get("activity") or None,
            begin=queries.midnight(first) if first else None,
            end=queries.midnight(last + dt.timedelta(days=1)) if last else None,
            after=bytes.fromhex(after) if re.fullmatch("[0-9a-f]{16}", after) else None,
        )
