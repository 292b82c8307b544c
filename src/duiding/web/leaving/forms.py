"""The one form of leaving."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.forms.words import day
from duiding.directory.models import Person


class LeavingForm(forms.Form):
    last_day = day(_("Last day"), help_text=_("Yesterday or earlier closes everything at once."))
    successor = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who takes over all open work?"),
        empty_label=_("Choose a colleague"),
        help_text=_("A colleague of the same organisation with the same role. It goes over at once."),
        error_messages={"required": _("Choose who takes over.")},
    )

    def __init__(self, *args: Any, successors: list[Person], has_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        field.queryset = Person.objects.filter(pk__in=[person.pk for person in successors]).order_by("name")  # type: ignore[attr-defined]
        field.required = has_work
