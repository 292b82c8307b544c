"""What a step of the covenant asks beside why: who agreed, what the evaluation found, until when it runs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.covenant.forms import AdviceForm, ReasonForm, area, needed
from duiding.directory.fields import Day


class StepForm(ReasonForm):
    """Days that must have come, and days that must still come, checked for every step alike."""

    happened: tuple[str, ...] = ()

    def __init__(self, *args: Any, today: dt.date, asks_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, asks_reason=asks_reason, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.happened:
            if data.get(name) and data[name] > self.today:
                self.add_error(name, _("This day has not come yet. Fill in the day on which it happened."))
        return data


class AgreementForm(StepForm):
    college_decision = forms.CharField(
        label=_("Decision of the college"),
        max_length=200,
        help_text=_("Number or name of the decision, Municipalities Act article 160."),
        error_messages=needed(_("Write which decision the college took.")),
    )
    college_on = Day(
        label=_("Decided on"), error_messages=needed(_("Fill in the day on which the college decided."))
    )
    mayor_on = Day(
        label=_("The mayor agreed on"),
        help_text=_("For the own powers of the mayor: public order, Municipalities Act article 172."),
        error_messages=needed(_("Fill in the day on which the mayor agreed.")),
    )
    field_order = ("college_decision", "college_on", "mayor_on", "reason")
    happened = ("college_on", "mayor_on")


class EvaluationForm(StepForm):
    findings = forms.CharField(
        label=_("What did the evaluation find?"),
        min_length=20,
        max_length=4000,
        widget=area(6),
        error_messages=needed(_("Write what the evaluation found, in at least 20 characters.")),
    )
    next_evaluation_on = Day(
        label=_("Evaluate again before"),
        help_text=_("At the latest a year from now."),
        error_messages=needed(_("Fill in before when you evaluate again.")),
    )
    field_order: tuple[str, ...] = ("findings", "next_evaluation_on", "reason")


class ExtensionForm(EvaluationForm):
    extended_until = Day(
        label=_("New last day"),
        help_text=_("At most four years after the last day of now."),
        error_messages=needed(_("Fill in the new last day.")),
    )
    field_order = ("findings", "extended_until", "next_evaluation_on", "reason")


class LegalCheckForm(AdviceForm):
    advice = forms.CharField(
        label=_("What did the lawyer find?"),
        min_length=10,
        max_length=4000,
        widget=area(6),
        error_messages=needed(_("Write what the lawyer found, in at least 10 characters.")),
    )
    given_by = forms.CharField(
        label=_("By whom?"), max_length=120, error_messages=needed(_("Write who looked at the text."))
    )
    given_on = Day(label=_("On which day?"), error_messages=needed(_("Fill in the day of the legal check.")))
    field_order = ("advice", "given_by", "given_on")


FORMS: dict[str, type[StepForm]] = {
    "agree": AgreementForm,
    "continue": EvaluationForm,
    "extend": ExtensionForm,
}
