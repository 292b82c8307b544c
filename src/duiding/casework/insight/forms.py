"""What an approach will be judged by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from duiding.casework.insight.actions.promising import Promise
from duiding.directory.fields import AnswerForm, GuardedLine, GuardedText
from duiding.kernel.widgets import TileMultiSelect

MONTHS = ((3, "3"), (6, "6"), (9, "9"), (12, "12"))


class EffectForm(AnswerForm):
    """Everything that could be chosen afterwards to look better is chosen now."""

    title = GuardedLine(
        label=_("What will be done?"), help_text=_("Never about one young person."), max_length=120
    )
    area = forms.ChoiceField(label=_("In which area?"))
    plan = forms.ChoiceField(label=_("Does it belong to a plan of action?"), required=False)
    begins_on = forms.ChoiceField(
        label=_("Which month is the first that counts as after?"),
        help_text=_("A month that has not begun yet."),
    )
    months_after = forms.TypedChoiceField(
        label=_("How many months do we look at afterwards?"), choices=MONTHS, coerce=int
    )
    comparisons = forms.MultipleChoiceField(
        label=_("With which areas do we compare?"),
        help_text=_("Eight or more, without an approach of their own. More areas tell more."),
        widget=TileMultiSelect(columns=2),
    )
    expected = GuardedText(label=_("What do we expect?"), required=False, rows=2)

    def __init__(
        self,
        *args: Any,
        areas: Mapping[UUID, str],
        months: Sequence[dt.date],
        plans: Sequence[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(key), name) for key, name in areas.items()]
        for name, choices in (
            ("area", [("", ""), *named]),
            ("comparisons", named),
            ("begins_on", [("", ""), *((month.isoformat(), date_format(month, "F Y")) for month in months)]),
            ("plan", [("", ""), *((str(key), name) for key, name in plans)]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # choice fields

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("area") in given.get("comparisons", []):
            given["comparisons"] = [area for area in given["comparisons"] if area != given["area"]]
        return given

    def promise(self, months_before: int) -> Promise:
        given = self.cleaned_data
        return Promise(
            given["title"], given["expected"], UUID(given["plan"]) if given["plan"] else None, UUID(given["area"]),
            tuple(UUID(area) for area in given["comparisons"]), dt.date.fromisoformat(given["begins_on"]),
            months_before, given["months_after"],
        )  # fmt: skip


class EndForm(AnswerForm):
    reason = GuardedText(label=_("Why does it end early?"), rows=3, min_length=10, max_length=2000)
