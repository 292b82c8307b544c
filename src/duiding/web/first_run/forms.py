"""The forms of the first run."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.forms.words import day, line
from duiding.directory.models import Organisation
from duiding.directory.signin import setup_codes
from duiding.directory.signin.forms import NewPassword


class BeginForm(NewPassword):
    """The municipality and its first administrator; the code comes from whoever can start the program."""

    code = line(
        _("The code that the program printed at the start"), _("Fill in the code."), length=40,
        help_text=_("Lost it? Run: bin/duiding setup_code"),
    )  # fmt: skip
    municipality = line(
        _("Name of the municipality"), _("Fill in the name of the municipality."), length=80,
        help_text=_("Without the word municipality in front."),
    )  # fmt: skip
    name = line(_("Your name"), _("Fill in your name."))
    work_email = forms.EmailField(
        label=_("Your work e-mail address"),
        help_text=_("You sign in with it."),
        error_messages={
            "required": _("Fill in your work e-mail address."),
            "invalid": _("This is not an e-mail address. Look at it again."),
        },
    )
    field_order = ("code", "municipality", "name", "work_email", "password1", "password2")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not setup_codes.is_valid(code):
            raise forms.ValidationError(
                _("This code is not right, or older than a day. Ask the program for a new one.")
            )
        return code


class RetentionForm(forms.Form):
    agrees = forms.BooleanField(
        label=_("These terms count for our municipality"),
        error_messages={"required": _("Tick the box when the terms are right.")},
    )


class DpiaForm(forms.Form):
    title = line(_("Title"), _("Fill in a title."), length=200)
    review_on = day(_("Look at it again on"))
    agrees = forms.BooleanField(
        label=_("The impact assessment has been made, and the college has adopted it"),
        error_messages={"required": _("Tick the box when it has been adopted.")},
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_review_on(self) -> dt.date:
        review: dt.date = self.cleaned_data["review_on"]
        if review <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return review


class CovenantForm(forms.Form):
    starts_on = day(
        _("The covenant counts from"), help_text=_("It runs three years; the gate opens on this day.")
    )
    parties = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Parties"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the parties.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parties"].queryset = Organisation.objects.order_by("name")  # type: ignore[attr-defined]

    def clean_parties(self) -> list[Organisation]:
        chosen = list(self.cleaned_data["parties"])
        if not {"gemeente", "politie", "om"} <= {organisation.kind for organisation in chosen}:
            raise forms.ValidationError(
                _("Municipality, police and public prosecution service are always parties. Choose them too.")
            )
        return chosen


class AdviceForm(forms.Form):
    given_by = line(_("Given by (function)"), _("Fill in who gave the advice."))
    given_on = day(_("Given on"))
    advice = forms.CharField(
        label=_("The advice, in the own words of the officer"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10000,
        error_messages={"required": _("Copy the advice here.")},
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_given_on(self) -> dt.date:
        return not_later(self.cleaned_data["given_on"], self.today)


class AgreementForm(forms.Form):
    advice = forms.CharField(
        label=_("What did the lawyer find?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=10,
        max_length=4000,
        error_messages={
            "required": _("Write what the lawyer found, in at least 10 characters."),
            "min_length": _("Write what the lawyer found, in at least 10 characters."),
        },
    )
    given_by = line(_("By whom?"), _("Write who looked at the text."))
    given_on = day(_("On which day?"))
    college_decision = line(
        _("Decision of the college"), _("Write which decision the college took."), length=200,
        help_text=_("Number or name of the decision, Municipalities Act article 160."),
    )  # fmt: skip
    college_on = day(_("The college decided on"))
    mayor_on = day(
        _("The mayor agreed on"),
        help_text=_("For the own powers of the mayor: public order, Municipalities Act article 172."),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("given_on", "college_on", "mayor_on"):
            if data.get(name) and data[name] > self.today:
                self.add_error(name, _("This day is still to come. Fill in the day on which it happened."))
        return data


class SignatureForm(forms.Form):
    name = line(_("Who signs"), _("Fill in who signs."))
    function = line(_("Function"), _("Fill in the function."))
    mandate = line(
        _("Mandate"), _("Fill in where the mandate stands."), length=200,
        help_text=_("The decision that lets this person sign, such as: mandate register 2025."),
    )  # fmt: skip
    signed_on = day(_("Signed on"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_signed_on(self) -> dt.date:
        return not_later(self.cleaned_data["signed_on"], self.today)


def not_later(day: dt.date, today: dt.date) -> dt.date:
    if day > today:
        raise forms.ValidationError(_("This day is still to come. Fill in the day on which it happened."))
    return day
