"""The form of a decision: its fields follow from the step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.forms.groups import FiveAnswers
from duiding.casework.groups.sentences import GUARDS
from duiding.casework.interpretation.models import Decision
from duiding.directory.fields import GuardedText
from duiding.kernel.workflow import Step

RESTS_ON_MEETING = ("assess", "judge_not_problematic", "open_name_list", "review", "scale_down", "reopen")
REASON_TEXTS = {
    "judge_not_problematic": _("Why not, and which small actions are enough?"),
    "bring_to_triangle": _("Who sees it differently?"),
    "review": _("Why is the approach still needed?"),
    "refer": _("Which partner takes it, and why?"),
}


class DecisionForm(forms.Form):
    """`source` is the status in which the form was opened: another one now means that somebody decided meanwhile."""

    source = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, step: Step, decisions: list[Decision], today: dt.date, **options: Any
    ) -> None:
        options.setdefault("initial", {"source": step.source})
        super().__init__(*args, **options)
        self.step = step
        if step.name in RESTS_ON_MEETING:
            self.fields["meeting_decision"] = _meeting_field(decisions)
        if step.widens_circle:
            five = FiveAnswers(today=today)
            self.fields.update(five.fields)
            self.today = today
        self._extra_fields(step.name)
        self.fields["reason"] = GuardedText(
            label=REASON_TEXTS.get(step.name, _("Reason")),
            required=step.needs_reason or step.name == "bring_to_triangle",
            min_length=5 if step.needs_reason else 0,
            rows=3,
        )

    def _extra_fields(self, name: str) -> None:
        if name == "open_name_list":
            self.fields["one_source_reason"] = GuardedText(
                label=_("If the signals come from one organisation: why is that enough?"),
                required=False,
                rows=2,
            )
        if name == "interpret":
            self.fields["no_names_needed"] = forms.BooleanField(
                label=_("No names are needed for this group"), required=False
            )
        if name in {"scale_down", "close"}:
            self.fields["evaluation"] = GuardedText(label=_("Evaluation: what worked, what did not?"), rows=4)
        if name == "close":
            self.fields["handed_over"] = GuardedText(label=_("Who takes over the remaining actions?"), rows=3)
            self.fields["delegation"] = GuardedText(
                label=_("If the driehoek did not decide this itself: who may close for it, and since when?"),
                required=False,
                rows=2,
            )

    clean_review_on = FiveAnswers.clean_review_on

    @property
    def answers(self) -> dict[str, Any]:
        """What goes into the decision row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "source"}


def _meeting_field(decisions: list[Decision]) -> forms.ModelChoiceField[Decision]:
    field = forms.ModelChoiceField(
        queryset=Decision.objects.filter(pk__in=[decision.pk for decision in decisions]).order_by(
            "-effective_on", "-created_at"
        ),
        label=_("On which decision of the meeting does this rest?"),
        empty_label=_("Choose a decision"),
        error_messages={"required": GUARDS["meeting_decision"][1]},
    )
    field.label_from_instance = meeting_label  # type: ignore[method-assign,assignment]
    return field


def meeting_label(decision: Decision) -> str:
    return f"{decision.effective_on:%d-%m-%Y}: {decision.text[:90]}"
