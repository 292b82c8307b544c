"""What is typed about a report and about a decision of the driehoek."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.interventions.models import ProgressWord
from duiding.casework.reporting.models import (
    ReportedGroup,
    ReportKind,
    TriangleDecision,
    TriangleDecisionKind,
    TriangleReport,
)
from duiding.directory.fields import AnswerForm, Day, GuardedText
from duiding.kernel.widgets import TileSelect


class NewReportForm(AnswerForm):
    """Which report, about which time. The rest fills itself."""

    kind = forms.ChoiceField(
        label=_("What kind of report?"), choices=ReportKind.choices, initial=ReportKind.NOTE,
        widget=TileSelect(columns=2),
    )  # fmt: skip
    period_from = Day(label=_("From"))
    period_until = Day(label=_("Until"))
    meets_on = Day(label=_("The driehoek meets on"))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        start, end = given.get("period_from"), given.get("period_until")
        if start and end and end < start:
            self.add_error("period_until", _("The end lies before the beginning."))
        return given

    @classmethod
    def since(cls, earlier: TriangleReport | None, today: dt.date) -> NewReportForm:
        """Goes on where the last report ended."""
        start = earlier.period_until + dt.timedelta(days=1) if earlier else today - dt.timedelta(days=30)
        return cls(initial={"period_from": min(start, today), "period_until": today})


class ReportTextsForm(AnswerForm):
    summary = GuardedText(label=_("In three sentences"), help_text=_("One sentence on each line."), rows=3,
                          max_length=900)  # fmt: skip
    measures_advised = GuardedText(label=_("Measures advised"), rows=3, required=False, max_length=900)
    previous_execution = GuardedText(
        label=_("What became of the decisions of last time"), rows=4, required=False, max_length=2000
    )

    @classmethod
    def of(cls, report: TriangleReport) -> ReportTextsForm:
        return cls(initial={name: getattr(report, name) for name in cls.base_fields})


class ReportedGroupForm(AnswerForm):
    progress_word = forms.ChoiceField(
        label=_("How does it go?"), choices=[("", _("nothing to say yet")), *ProgressWord.choices],
        required=False,
    )  # fmt: skip
    sentence = GuardedText(label=_("In one or two sentences"), rows=3, max_length=400)
    bottleneck_text = GuardedText(label=_("Bottleneck"), rows=2, required=False, max_length=300)
    asked_decision = GuardedText(
        label=_("Which decision do you ask?"), rows=2, required=False, max_length=300
    )

    @classmethod
    def of(cls, row: ReportedGroup) -> ReportedGroupForm:
        return cls(initial={name: getattr(row, name) for name in cls.base_fields})


class DecisionForm(AnswerForm):
    """Two clicks: which decision, and store. The text stands there already."""

    kind = forms.ChoiceField(
        label=_("What was decided?"), choices=TriangleDecisionKind.choices, widget=TileSelect(columns=2)
    )
    text = GuardedText(label=_("In words"), rows=2, min_length=5, max_length=600)
    follow_up = GuardedText(label=_("Who does what with it?"), rows=2, required=False, max_length=300)


class FollowUpForm(AnswerForm):
    follow_up = GuardedText(label=_("What is done with it?"), rows=2, max_length=300)
    done_on = Day(label=_("Done on"), help_text=_("Leave empty when it still runs."), required=False)

    @classmethod
    def of(cls, decision: TriangleDecision) -> FollowUpForm:
        return cls(initial={"follow_up": decision.follow_up, "done_on": decision.follow_up_done_on})
