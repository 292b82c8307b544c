"""Small words for the fields of a form: what a field asks, and what to say when it is empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.fields import Day

NO_DATE = _("This is not a date. Write it as 24-11-2026.")


def day(label: Any, *, required: bool = True, help_text: Any = "") -> Day:
    messages = {"required": _("Fill in a date."), "invalid": NO_DATE}
    return Day(label=label, required=required, help_text=help_text, error_messages=messages)


def line(
    label: Any, empty: Any, *, length: int = 120, help_text: Any = "", required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        error_messages={"required": empty},
    )
