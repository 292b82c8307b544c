"""What the reviewer writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from duiding.casework.intake.models import Behaviour, NumberBand, ReturnGround
from duiding.directory.fields import GuardedText
from duiding.directory.models import Place
from duiding.kernel.widgets import TileMultiSelect
from duiding.textguard import Finding


class ReturnForm(forms.Form):
    """Why a signal goes back to its reporter."""

    ground = forms.ChoiceField(
        label=_("Why?"),
        choices=ReturnGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you send the signal back")},
    )
    reason = GuardedText(
        label=_("What should the reporter do?"),
        rows=3,
        max_length=500,
        min_length=5,
        help_text=_("The reporter reads this."),
        error_messages={"required": _("Write what the reporter should do")},
    )


class AdmitForm(forms.Form):
    """A reason is asked only while something about a person still seems to stand in the text."""

    reason = forms.CharField(label=_("These are not personal data, because"), max_length=300, required=False)


class RefuseForm(forms.Form):
    reason = GuardedText(
        label=_("Why do you refuse this signal?"),
        rows=3,
        max_length=500,
        min_length=5,
        help_text=_("The reporter reads this. The text of the signal becomes unreadable at once."),
        error_messages={"required": _("Write why you refuse it")},
    )


class FeedbackForm(forms.Form):
    feedback = GuardedText(
        label=_("What was done with the signal?"),
        rows=3,
        max_length=500,
        min_length=5,
        help_text=_("In general, never about persons. The reporter reads this."),
        error_messages={"required": _("Write what was done with the signal")},
    )


class MaskForm(forms.Form):
    """The text of the signal, from which the reviewer takes what is about a person."""

    text = forms.CharField(
        label=_("Text as others will read it"), max_length=10_000, required=False,
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip


class CorrectForm(forms.Form):
    """What an imported signal does not say."""

    place = forms.ModelChoiceField(label=_("Known place"), queryset=Place.objects.none(), required=False)
    behaviours = forms.MultipleChoiceField(
        label=_("Behaviour"), choices=Behaviour.choices, widget=TileMultiSelect(columns=2),
        error_messages={"required": _("Choose what was seen")},
    )  # fmt: skip
    number_band = forms.ChoiceField(
        label=_("How many young people?"),
        choices=[("", _("not known")), *NumberBand.choices],
        required=False,
    )

    def __init__(self, *arguments: Any, places: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


def marked(text: str, findings: Iterable[Finding]) -> SafeString:
    """The text with what was found between <mark>, everything escaped."""
    pieces: list[tuple[str, str, str]] = []
    at = 0
    for finding in findings:
        pieces.append((text[at : finding.start], text[finding.start : finding.end], ""))
        at = finding.end
    return format_html_join("", "{}<mark>{}</mark>{}", pieces) + format_html_join("", "{}", [(text[at:],)])
