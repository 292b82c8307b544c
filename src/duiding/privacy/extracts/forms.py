"""Forms of an extract."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.fields import AnswerForm, Day, GuardedLine, GuardedText, refuse_personal_data
from duiding.privacy.models import ASKERS


class AskForm(AnswerForm):
    """Who asks, when, and how we know who it is. No name: that stands in the file of the request itself."""

    asked_by = forms.ChoiceField(
        label=_("Who asks?"),
        choices=ASKERS,
        widget=forms.RadioSelect,
    )
    asked_on = Day(label=_("When was it asked?"))
    reason = GuardedText(
        label=_("What is asked, and where does the request stand?"),
        help_text=_(
            "For example: wants to see everything; letter in the case system, number 2026-118. No names."
        ),
        min_length=10,
        rows=3,
        max_length=1000,
    )
    # Not guarded against words of descent: a passport is how people show who they are.
    identity_check = forms.CharField(
        validators=[refuse_personal_data],
        label=_("How do you know who asks?"),
        help_text=_("For example: came to the desk with an identity card. No number of the card."),
        min_length=5,
        max_length=200,
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_asked_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["asked_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day must not lie in the future."))
        return day


class LeaveOutForm(forms.Form):
    """Items about somebody else are left out, with a reason that stands on paper."""

    keys = forms.MultipleChoiceField(required=False)
    left_out_reason = GuardedText(
        label=_("Why do you leave something out?"),
        help_text=_("For example: it is about somebody else. This sentence stands on paper."),
        required=False,
        rows=2,
        max_length=500,
    )

    def __init__(self, *args: Any, keys: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("keys") and len((data.get("left_out_reason") or "").strip()) < 5:
            self.add_error("left_out_reason", _("Say why you leave something out."))
        return data


class StepForm(forms.Form):
    """The reason of a refusal or withdrawal, or how it was handed out."""

    reason = GuardedText(label=_("Reason"), required=False, rows=2, max_length=1000)
    how = GuardedLine(
        label=_("How was it handed out?"),
        help_text=_("For example: at the desk, in a closed envelope."),
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, step: str, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step != "hand_out":
            del self.fields["how"]
        else:
            del self.fields["reason"]
        self.needs_reason = needs_reason

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"] or "").strip()
        if self.needs_reason and len(reason) < 5:
            raise forms.ValidationError(_("Give an answer: %(question)s") % {"question": _("Reason")})
        return reason
