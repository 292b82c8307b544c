"""What is asked about one member, and the answer of the role that is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.forms.names import ENOUGH
from duiding.directory.fields import Day, GuardedText
from duiding.kernel.widgets import TileSelect

GROUNDS = (
    ("UAVG 41 lid 1 c", _("public security (UAVG 41, c)")),
    ("UAVG 41 lid 1 d", _("preventing or investigating offences (UAVG 41, d)")),
    ("UAVG 41 lid 1 i", _("protecting the young person or somebody else (UAVG 41, i)")),
)


class PostponeForm(forms.Form):
    ground = forms.ChoiceField(label=_("On which ground?"), choices=GROUNDS, widget=TileSelect(columns=1))
    reason = GuardedText(label=_("Why is that necessary and proportionate?"), min_length=ENOUGH)
    until = Day(label=_("Until when?"), help_text=_("A month at most; then it is looked at again."))
    approver = forms.ChoiceField(
        label=_("Who decides?"),
        choices=[("PO", _("privacy officer")), ("BM", _("mayor"))],
        widget=TileSelect(columns=2),
        help_text=_("The data protection officer advises first."),
    )

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_until(self) -> dt.date:
        day: dt.date = self.cleaned_data["until"]
        if not self.today < day <= self.today + dt.timedelta(days=31):
            raise forms.ValidationError(_("Choose a date within a month from now."))
        return day


class AnswerForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=_("What is your answer?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        coerce=lambda answer: answer == "yes",
        widget=TileSelect(columns=2),
        error_messages={"required": _("Choose yes or no.")},
    )
    text = GuardedText(
        label=_("Why?"),
        min_length=10,
        rows=4,
        error_messages={"required": _("Write why.")},
        help_text=_("No names. Your answer stands and is kept with your name and the date."),
    )
