"""What is typed about interventions, progress and bottlenecks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import GroupMember
from duiding.casework.interventions.models import (
    AskedFrom,
    BottleneckKind,
    CatalogueItem,
    Intervention,
    ProgressWord,
)
from duiding.casework.interventions.queries import numbered_members
from duiding.casework.interventions.sentences import LADDER
from duiding.casework.interventions.states import OWNERS
from duiding.casework.plans.models import ActionPlan, Track
from duiding.directory.fields import AnswerForm, Day, GuardedLine, GuardedText
from duiding.directory.models import Organisation, Person
from duiding.directory.roles import Role
from duiding.kernel.widgets import TileMultiSelect, TileSelect


class _Item(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: CatalogueItem) -> str:
        return f"{obj.get_track_display()}: {obj.name}"


class _Colleague(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return f"{obj.organisation.name}: {obj.name}"


class InterventionForm(AnswerForm):
    """From the catalogue or in own words; with an owner, a period and what it should bring."""

    catalogue_item = _Item(
        queryset=CatalogueItem.objects.none(), label=_("From the catalogue"), required=False,
        empty_label=_("not from the catalogue, see below"),
    )  # fmt: skip
    description = GuardedLine(
        label=_("What will be done?"),
        help_text=_("May stay empty when you choose from the catalogue. Never a name."),
        max_length=300,
        required=False,
    )
    track = forms.ChoiceField(
        label=_("For whom?"),
        choices=[("", _("as in the catalogue")), *Track.choices],
        required=False,
    )
    owner_organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Which organisation does it?"),
        empty_label=_("choose an organisation"),
    )
    owner = _Colleague(
        queryset=Person.objects.none(),
        label=_("Who does it?"),
        help_text=_("Leave empty when the organisation still has to choose somebody."),
        required=False,
        empty_label=_("nobody chosen yet"),
    )
    nature = forms.ChoiceField(
        label=_("Voluntary or a measure?"),
        choices=[("voluntary", _("voluntary")), ("measure", _("measure"))],
        initial="voluntary",
        widget=TileSelect(columns=2),
    )
    legal_hook = GuardedLine(
        label=_("Legal ground of the measure"), help_text=_("Only for a measure."), max_length=120,
        required=False,
    )  # fmt: skip
    starts_on = Day(label=_("From"), required=False)
    ends_on = Day(label=_("Ready on"), required=False)
    planned_effort = GuardedLine(label=_("Effort"), max_length=120, required=False)
    member = forms.ChoiceField(
        label=_("About which member?"),
        help_text=_("Only for the person track. The name stays closed."),
        required=False,
    )
    expected_effect = GuardedText(label=_("What should it bring?"), rows=2, required=False)
    measure_of_success = GuardedLine(label=_("How do we see that?"), required=False)
    is_recognised_method = forms.BooleanField(label=_("This is a recognised method"), required=False)
    cost = forms.DecimalField(label=_("Cost in euro"), min_value=0, max_digits=10, required=False)

    def __init__(self, plan: ActionPlan, today: dt.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self._choose("catalogue_item", CatalogueItem.objects.filter(is_active=True))
        self._choose("owner_organisation", Organisation.objects.exclude(active_until__lt=today))
        people = Person.objects.select_related("organisation").exclude(active_until__lt=today)
        self._choose("owner", people.order_by("organisation__name", "name"))
        self.members = numbered_members(plan.group_id)
        if self.members:
            self.fields["member"].choices = self._member_choices()  # type: ignore[attr-defined]
        else:
            del self.fields["member"]

    def _choose(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def _member_choices(self) -> list[tuple[str, str]]:
        known = [
            (
                str(member.member_id),
                gettext("Member %(number)s, on the list since %(day)s")
                % {"number": member.number, "day": date_format(member.since, "j F Y")},
            )
            for member in self.members
        ]
        return [("", gettext("about nobody in particular")), *known]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        item: CatalogueItem | None = given.get("catalogue_item")
        if item is not None:
            given["description"] = given.get("description") or item.name
            given["track"] = given.get("track") or item.track
            given["legal_hook"] = given.get("legal_hook") or item.legal_hook
        self._demand(given)
        return given

    def _demand(self, given: dict[str, Any]) -> None:
        if not given.get("description") and "description" not in self.errors:
            self.add_error("description", _("Choose from the catalogue, or write what will be done."))
        if not given.get("track"):
            self.add_error("track", _("Choose for whom it is."))
        if given.get("nature") == "measure" and not given.get("legal_hook"):
            self.add_error("legal_hook", _("A measure needs its legal ground."))
        if given.get("member") and given.get("track") != Track.PERSON:
            self.add_error("member", _("Only in the person track an intervention is about a member."))
        owner, organisation = given.get("owner"), given.get("owner_organisation")
        if owner and organisation and owner.organisation_id != organisation.pk:
            self.add_error("owner", _("This person works for another organisation."))
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end lies before the beginning."))

    def facts(self) -> dict[str, Any]:
        """The fields as an intervention has them."""
        given = dict(self.cleaned_data)
        given["is_voluntary"] = given.pop("nature") == "voluntary"
        if given["is_voluntary"]:
            given["legal_hook"] = ""
        member = given.pop("member", "")
        if member:
            given["member"] = GroupMember.objects.get(pk=member)
        return given

    @classmethod
    def of(cls, row: Intervention, plan: ActionPlan, today: dt.date) -> InterventionForm:
        first = {name: getattr(row, name) for name in cls.base_fields if name not in {"nature", "member"}}
        return cls(plan, today, initial={**first, "nature": "voluntary" if row.is_voluntary else "measure"})


class OwnInterventionForm(AnswerForm):
    """What the owner may adjust: when, how much, and what it should bring."""

    starts_on = Day(label=_("From"), required=False)
    ends_on = Day(label=_("Ready on"), required=False)
    planned_effort = GuardedLine(label=_("Effort"), max_length=120, required=False)
    expected_effect = GuardedText(label=_("What should it bring?"), rows=2, required=False)
    measure_of_success = GuardedLine(label=_("How do we see that?"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end lies before the beginning."))
        return given

    @classmethod
    def of(cls, row: Intervention) -> OwnInterventionForm:
        return cls(initial={name: getattr(row, name) for name in cls.base_fields})


class _NotInTheFuture(AnswerForm):
    """`day_field` may not lie after today."""

    day_field = ""

    def __init__(self, today: dt.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields[self.day_field].initial = today

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        day = given.get(self.day_field)
        if day and day > self.today:
            self.add_error(self.day_field, _("This day is still to come."))
        return given


class ProgressForm(_NotInTheFuture):
    day_field = "on_date"
    word = forms.ChoiceField(
        label=_("How does it go?"), choices=ProgressWord.choices, widget=TileSelect(columns=3)
    )
    text = GuardedText(label=_("What happened?"), help_text=_("About the group, never a name."), rows=3)
    evidence = GuardedText(label=_("How do you know?"), rows=2, required=False)
    on_date = Day(label=_("When?"))


class BottleneckForm(_NotInTheFuture):
    day_field = "since"
    kind = forms.ChoiceField(label=_("What kind?"), choices=BottleneckKind.choices)
    description = GuardedText(label=_("What stands in the way?"), rows=3)
    since = Day(label=_("Since when?"))
    asked_from = forms.ChoiceField(label=_("Who must decide?"), choices=AskedFrom.choices)
    asked_decision = GuardedText(
        label=_("Which decision do you ask?"), help_text=_("One sentence, so that yes or no is possible."),
        rows=2, max_length=300,
    )  # fmt: skip


class EscalationForm(AnswerForm):
    level = forms.TypedChoiceField(label=_("How high?"), coerce=int, choices=[*LADDER.items()])
    to_whom = GuardedLine(label=_("To which role or organisation?"), max_length=120)
    answer = GuardedText(label=_("What was the answer?"), rows=2, required=False)


class CatalogueForm(AnswerForm):
    """An intervention to choose from. Punishment by the justice chain is never among them."""

    name = GuardedLine(label=_("What is done?"), min_length=5, max_length=160)
    track = forms.ChoiceField(label=_("For whom?"), choices=Track.choices)
    who = forms.MultipleChoiceField(
        label=_("Who does it?"), choices=[(code, Role(code).label) for code in OWNERS],
        widget=TileMultiSelect(columns=3), required=False,
    )  # fmt: skip
    nature = forms.ChoiceField(
        label=_("Voluntary or a measure?"),
        choices=[("voluntary", _("voluntary")), ("measure", _("measure")), ("information", _("information"))],
        widget=TileSelect(columns=3),
        initial="voluntary",
    )
    legal_hook = GuardedLine(
        label=_("Legal ground of the measure"), help_text=_("Only for a measure."), max_length=120,
        required=False,
    )  # fmt: skip
    evidence = GuardedLine(label=_("What is known about its effect?"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("nature") == "measure" and not given.get("legal_hook"):
            self.add_error("legal_hook", _("A measure needs its legal ground."))
        return given

    @classmethod
    def of(cls, item: CatalogueItem) -> CatalogueForm:
        return cls(initial={name: getattr(item, name) for name in cls.base_fields})


class RungForm(AnswerForm):
    """The answer on a rung; of a late action also the new day, when one was agreed."""

    answer = GuardedText(label=_("What was the answer?"), min_length=5, rows=3, max_length=600)
    new_day = Day(
        label=_("New day for the action"), required=False, help_text=_("Empty when the day stays as it was.")
    )

    def __init__(self, today: dt.date, *args: Any, asks_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not asks_day:
            del self.fields["new_day"]

    def clean_new_day(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["new_day"]
        if day and not self.today <= day <= self.today + dt.timedelta(days=92):
            raise forms.ValidationError(_("Choose a day within three months from now."))
        return day


class ResultForm(AnswerForm):
    result = GuardedLine(label=_("What came of it?"), min_length=3, max_length=300)
