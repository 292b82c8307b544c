"""Forms of what stands beside the covenant: police data decisions, the DPIA, retention terms."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.covenant.forms import area, needed
from duiding.covenant.models import Category, RetentionTerm
from duiding.covenant.work_forms import Lines
from duiding.directory.fields import Day
from duiding.directory.models import Organisation
from duiding.directory.roles import Role
from duiding.kernel.widgets import TileMultiSelect

LOG_KEY, LOG_DAYS = "audit_log", 3 * 365
POLICE_DATA = [(code, Category(code).label) for code in ("D2", "D3", "D4")]


class WpgForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Which article of the police data act?"),
        choices=[("16", "Wpg 16"), ("19", "Wpg 19"), ("20", "Wpg 20")],
        initial="20",
    )
    issued_by = forms.CharField(
        label=_("Decided by"), max_length=120, error_messages=needed(_("Write who took the decision."))
    )
    agreed_by = forms.CharField(
        label=_("In agreement with"),
        max_length=120,
        error_messages=needed(_("Write which authority agrees, such as the mayor.")),
    )
    weighty_public_interest = forms.CharField(
        label=_("Weighty public interest"),
        min_length=20,
        max_length=2000,
        widget=area(),
        error_messages=needed(_("Write the interest, in at least 20 characters.")),
    )
    cooperation = forms.CharField(
        label=_("Cooperation"), max_length=200, error_messages=needed(_("Write for which cooperation."))
    )
    purposes = Lines(
        label=_("Purposes"),
        help_text=_("One purpose on each line."),
        error_messages=needed(_("Write at least one purpose.")),
    )
    categories = forms.MultipleChoiceField(
        label=_("Which data?"),
        choices=POLICE_DATA,
        widget=TileMultiSelect(columns=3),
        error_messages=needed(_("Choose at least one kind of data.")),
    )
    recipients = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Who may receive it?"),
        widget=TileMultiSelect(columns=2),
        help_text=_("Only parties that have signed the covenant in force."),
        error_messages=needed(_("Choose at least one organisation.")),
    )
    conditions = forms.CharField(label=_("Conditions"), max_length=2000, widget=area(2), required=False)
    valid_from = Day(label=_("Valid from"), error_messages=needed(_("Fill in the first day.")))
    valid_until = Day(label=_("Valid until"), error_messages=needed(_("Fill in the last day.")))

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipients"].queryset = organisations  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_until")
        if first and last and last <= first:
            self.add_error("valid_until", _("The last day must be after the first day."))
        return data


class DpiaForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200, error_messages=needed(_("Write a title.")))
    review_on = Day(
        label=_("Look at it again before"),
        help_text=_("At the latest three years from now."),
        error_messages=needed(_("Fill in before when it must be looked at again.")),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_review_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["review_on"]
        if not self.today < day <= self.today + dt.timedelta(days=3 * 366):
            raise forms.ValidationError(_("Choose a day after today, at the latest three years from now."))
        return day


class TermForm(forms.Form):
    days = forms.IntegerField(
        label=_("How many days?"),
        min_value=1,
        max_value=36500,
        required=False,
        help_text=_("Leave it empty when it follows the group or is kept for ever."),
        error_messages={
            "invalid": _("Fill in a whole number of days."),
            "min_value": _("Fill in at least 1 day."),
            "max_value": _("Fill in at most 36500 days."),
        },
    )
    reference = forms.CharField(
        label=_("On the ground of what?"),
        max_length=200,
        error_messages=needed(_("Write on which law, selection list or article this rests.")),
    )
    owner_role = forms.ChoiceField(label=_("Owner"), choices=Role.choices)

    def __init__(self, *args: Any, term: RetentionTerm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.term = term

    def clean_days(self) -> int | None:
        days: int | None = self.cleaned_data["days"]
        if days is None and self.term.days is not None:
            raise forms.ValidationError(_("This kind of data has an end. Fill in a number of days."))
        if self.term.key == LOG_KEY and days is not None and days < LOG_DAYS:
            raise forms.ValidationError(_("The trail is kept for at least three years: 1095 days."))
        return days
