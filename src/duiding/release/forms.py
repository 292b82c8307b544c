"""Which figures are to leave, for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.fields import AnswerForm
from duiding.kernel.widgets import TileSelect
from duiding.release import queries
from duiding.release.kinds import KINDS, Kind, Period
from duiding.release.models import Circle


class NewReleaseForm(AnswerForm):
    """The period is not asked: it is the oldest complete one that is not released yet."""

    kind = forms.ChoiceField(label=_("Which table?"), widget=TileSelect(columns=1))
    circle = forms.ChoiceField(label=_("For whom?"), widget=TileSelect(columns=2))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        offered = [kind for kind in KINDS.values() if Circle.TRIANGLE not in kind.circles]
        self.fields["kind"].choices = [(kind.key, kind.title) for kind in offered]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["circle"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (circle.value, circle.label) for circle in (Circle.PARTNERS, Circle.COUNCIL)
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") and given.get("circle"):
            missing = queries.missing(KINDS[given["kind"]], given["circle"], self.today)
            if not missing:
                self.add_error("kind", _("Everything up to the last complete period is released already."))
            given["period"] = missing[0] if missing else None
        return given

    def wanted(self) -> tuple[Kind, Period, str]:
        given = self.cleaned_data
        return KINDS[given["kind"]], given["period"], given["circle"]
