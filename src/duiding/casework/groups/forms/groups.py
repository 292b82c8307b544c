"""Forms of a group, its interpretation and its part B."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import Certainty, InterpretationItem, OnlineComponent, SizeBand
from duiding.casework.intake.models import AgeBand
from duiding.directory.fields import Day, GuardedText
from duiding.directory.models import Area, Organisation
from duiding.kernel.widgets import TileMultiSelect, TileSelect

ENOUGH = 20


class DescriptionForm(forms.Form):
    """What a group is, without persons. The code name is not asked: the system gives it."""

    area = forms.ModelChoiceField(queryset=Area.objects.none(), label=_("Where?"), empty_label=None)
    other_areas = forms.ModelMultipleChoiceField(
        queryset=Area.objects.none(),
        label=_("Also in another area?"),
        help_text=_("Who works in that area sees this group too. Not required."),
        widget=TileMultiSelect(columns=2),
        required=False,
    )
    size_band = forms.ChoiceField(
        choices=SizeBand.choices, label=_("How large is the group?"), widget=TileSelect(columns=3)
    )
    age_band = forms.ChoiceField(
        choices=AgeBand.choices, label=_("How old are they?"), widget=TileSelect(columns=3)
    )
    online_component = forms.ChoiceField(
        choices=OnlineComponent.choices, label=_("Does it happen online?"), widget=TileSelect(columns=3)
    )
    summary = GuardedText(
        required=False, label=_("What do we see?"), help_text=_("Behaviour, place and time. No names.")
    )
    positive_aspects = GuardedText(
        required=False,
        label=_("What goes well?"),
        help_text=_("Needed before the group can go to step 2B."),
    )

    def __init__(self, *args: Any, areas: list[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("area", "other_areas"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # for the type checker
            field.queryset = Area.objects.filter(pk__in=[area.pk for area in areas])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        others = answers.get("other_areas") or []
        answers["other_areas"] = [area for area in others if area != answers.get("area")]
        return answers


class InterpretationForm(forms.Form):
    """An answer to one question of the library, in words."""

    text = GuardedText(label=_("Your answer"), help_text=_("In words. No names, no points."), min_length=10)
    certainty = forms.ChoiceField(
        choices=Certainty.choices, label=_("How sure is this?"), widget=TileSelect(columns=3)
    )
    observed_on = Day(label=_("On which date?"))

    def __init__(self, *args: Any, item: InterpretationItem, today: dt.date, **options: Any) -> None:
        options.setdefault("initial", {"observed_on": today})
        super().__init__(*args, **options)
        self.item, self.today = item, today

    def clean_observed_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["observed_on"]
        if day > self.today:
            raise forms.ValidationError(_("This date is in the future."))
        return day


class ContestForm(forms.Form):
    text = GuardedText(
        label=_("How do you see it?"), help_text=_("Both texts stay on the page."), min_length=10
    )


class FiveAnswers(forms.Form):
    """Why the circle may become wider (proportionality and subsidiarity as data)."""

    purpose = GuardedText(label=_("Purpose: what is it for?"), min_length=ENOUGH, rows=3)
    necessity = GuardedText(label=_("Necessity: why is it impossible without?"), min_length=ENOUGH, rows=3)
    proportionality = GuardedText(
        label=_("Proportionality: is the burden for the young people in proportion?"),
        min_length=ENOUGH,
        rows=3,
    )
    subsidiarity = GuardedText(
        label=_("Subsidiarity: which lighter means were tried?"), min_length=ENOUGH, rows=3
    )
    review_on = Day(label=_("When do we look at this again?"), help_text=_("At most three months from now."))

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_review_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["review_on"]
        if not self.today < day <= self.today + dt.timedelta(days=92):
            raise forms.ValidationError(_("Choose a date within three months from now."))
        return day


class InvitationForm(FiveAnswers):
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label=_("Which organisation?")
    )
    field_order = ("organisation",)

    def __init__(self, *args: Any, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # for the type checker
        field.queryset = Organisation.objects.filter(pk__in=[row.pk for row in organisations])
