"""The filter of the trail."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.audit.models import Action
from duiding.directory.fields import Day
from duiding.privacy.oversight import queries
from duiding.privacy.oversight.words import OBJECTS


class FilterForm(forms.Form):
    """Everything is optional; the choices come back in the address."""

    action = forms.ChoiceField(label=_("What was done?"), required=False)
    person = forms.TypedChoiceField(label=_("By whom?"), required=False, coerce=UUID, empty_value=None)
    object = forms.ChoiceField(label=_("With what?"), required=False)
    group = forms.UUIDField(required=False, widget=forms.HiddenInput)
    first = Day(
        label=_("From"), required=False, error_messages={"invalid": _("Fill in a day, such as 24-11-2026.")}
    )
    last = Day(
        label=_("Up to and including"),
        required=False,
        error_messages={"invalid": _("Fill in a day, such as 24-11-2026.")},
    )

    def __init__(self, *args: Any, names: queries.Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("everything"))
        self.fields["action"].choices = [every, *Action.choices]  # type: ignore[attr-defined]
        kinds = sorted(((name, str(text)) for name, text in OBJECTS.items()), key=lambda pair: pair[1])
        self.fields["object"].choices = [every, *kinds]  # type: ignore[attr-defined]
        people = [(str(key), name) for key, name in names.items()]
        self.fields["person"].choices = [("", _("everybody")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first: dt.date | None = data.get("first")
        last: dt.date | None = data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day must not be before the first day."))
        return data

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
