"""Forms around the list of names."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import DisclosureReason
from duiding.covenant.models import WpgDecision
from duiding.directory.fields import Day, GuardedText
from duiding.directory.models import Person
from duiding.kernel.widgets import TileSelect

ENOUGH = 20
REFUSED = _(
    "Not a reason: being a brother, sister or friend, living at an address, going to a school, being a victim or witness."
)


def line(label: Any, length: int, required: bool = True, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, **options)


class ReasonForm(forms.Form):
    """Why somebody wants to see names; it goes into the trail."""

    reason = forms.ChoiceField(
        choices=DisclosureReason.choices,
        label=_("Why do you want to see the names?"),
        widget=TileSelect(columns=1),
        help_text=_("Your choice goes into the trail. The data protection officer reads it."),
    )


class IdentityForm(forms.Form):
    """Who it is: what the letter needs, and nothing more."""

    first_name = line(_("First name"), 80)
    last_name = line(_("Last name"), 120)
    born_on = Day(label=_("Date of birth"))
    residence = line(_("Municipality of residence"), 80)
    contact = line(_("Address for the letter"), 400, widget=forms.Textarea(attrs={"rows": 3}))
    representative_name = line(
        _("Name of the legal representative"), 160, required=False, help_text=_("Needed under 16.")
    )
    representative_contact = line(
        _("Address of the legal representative"),
        400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def age(self) -> int | None:
        born: dt.date | None = self.cleaned_data.get("born_on")
        if born is None:
            return None
        today = self.today
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        age = self.age()
        if age is not None and age < 0:
            self.add_error("born_on", _("This date is in the future."))
        elif age is not None and age < 16 and not cleaned.get("representative_name"):
            self.add_error(
                "representative_name",
                _(
                    "Somebody younger than 16: fill in the legal representative. That person gets a letter too."
                ),
            )
        return cleaned


class ProposalForm(IdentityForm):
    """A name for the list: only by behaviour that the own organisation saw itself."""

    own_observation = GuardedText(
        label=_("What did your organisation see itself?"),
        help_text=REFUSED,
        min_length=ENOUGH,
    )
    observed_on = Day(label=_("When was that, for the last time?"))
    reason = GuardedText(label=_("Why does this person belong on the list?"), min_length=10, rows=3)
    saw_it = forms.BooleanField(
        label=_(
            "We saw this behaviour in the group ourselves. It is not about family, friends, victims or witnesses."
        )
    )
    mayor_decided_on = Day(
        label=_("Decision of the mayor on"), required=False, help_text=_("Only for a child younger than 12.")
    )
    fg_advice = GuardedText(
        label=_("Advice of the data protection officer"),
        required=False,
        rows=2,
        help_text=_("Only for a child younger than 12."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        age = self.age()
        if (
            age is not None
            and age < 12
            and not (cleaned.get("mayor_decided_on") and cleaned.get("fg_advice"))
        ):
            self.add_error(
                "born_on",
                _(
                    "A child younger than 12 only by decision of the mayor, with advice of the data protection officer."
                ),
            )
        return cleaned


class CorrectionForm(IdentityForm):
    """Asks the reason again when the ten minutes ended while somebody was typing."""

    def __init__(self, *args: Any, ask_reason: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if ask_reason:
            self.fields["disclosure_reason"] = forms.ChoiceField(
                choices=DisclosureReason.choices,
                label=_("The ten minutes are over. Why do you want to see the names again?"),
                widget=TileSelect(columns=1),
            )
            self.order_fields(["disclosure_reason"])


class MemberStepForm(forms.Form):
    reason = GuardedText(label=_("Reason"), min_length=5, rows=3)

    def __init__(self, *args: Any, needs_reason: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = needs_reason


class SourceForm(forms.Form):
    own_observation = GuardedText(
        label=_("What did your organisation see itself?"), help_text=REFUSED, min_length=ENOUGH
    )


class RoleForm(forms.Form):
    text = GuardedText(
        label=_("What does this person do in the group?"),
        help_text=_("Behaviour in words. No label, no diagnosis, no crime."),
        min_length=10,
    )
    expires_on = Day(label=_("Until when does this hold?"), help_text=_("At most six months."))

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_expires_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["expires_on"]
        if not self.today < day <= self.today + dt.timedelta(days=184):
            raise forms.ValidationError(_("Choose a date within six months from now."))
        return day


class ConclusionForm(forms.Form):
    """A short conclusion of the police; the report and the scan stay with the police."""

    wpg_decision = forms.ModelChoiceField(
        queryset=WpgDecision.objects.none(), label=_("Under which police data decision?"), empty_label=None
    )
    text = GuardedText(
        label=_("Conclusion in one or two sentences"),
        help_text=_("Never a report, never the scan itself."),
        min_length=10,
        max_length=600,
    )
    scan_received_on = Day(label=_("Group scan made on"), required=False)

    def __init__(self, *args: Any, decisions: list[WpgDecision], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["wpg_decision"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # for the type checker
        field.queryset = WpgDecision.objects.filter(pk__in=[row.pk for row in decisions])
        field.label_from_instance = wpg_label  # type: ignore[method-assign,assignment]


def wpg_label(decision: WpgDecision) -> str:
    return f"Wpg {decision.kind}, {decision.valid_from:%d-%m-%Y} – {decision.valid_until:%d-%m-%Y}"


class SendForm(forms.Form):
    sent_on = Day(label=_("Sent or told on"))
    channel = forms.ChoiceField(
        label=_("How?"),
        choices=[("letter", _("letter")), ("in_person", _("in person, by youth work"))],
        widget=TileSelect(columns=2),
    )

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        options.setdefault("initial", {"sent_on": today, "channel": "letter"})
        super().__init__(*args, **options)
        self.today = today

    def clean_sent_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["sent_on"]
        if day > self.today:
            raise forms.ValidationError(_("This date is in the future."))
        return day


GROUNDS = (
    ("UAVG 41 lid 1 c", _("public security (UAVG 41, c)")),
    ("UAVG 41 lid 1 d", _("preventing or investigating offences (UAVG 41, d)")),
    ("UAVG 41 lid 1 i", _("protecting the young person or somebody else (UAVG 41, i)")),
)


class PostponeForm(forms.Form):
    ground = forms.ChoiceField(label=_("On which ground?"), choices=GROUNDS, widget=TileSelect(columns=1))
    reason = GuardedText(label=_("Why is that necessary and proportionate?"), min_length=ENOUGH)
    until = Day(label=_("Until when?"), help_text=_("A month at most; then it is looked at again."))
    approved_by = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("Who approved this?"),
        help_text=_("Somebody else than you, with advice of the data protection officer."),
    )

    def __init__(self, *args: Any, people: list[Person], today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        field = self.fields["approved_by"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # for the type checker
        field.queryset = Person.objects.filter(pk__in=[person.pk for person in people])
        field.label_from_instance = person_label  # type: ignore[method-assign,assignment]

    def clean_until(self) -> dt.date:
        day: dt.date = self.cleaned_data["until"]
        if not self.today < day <= self.today + dt.timedelta(days=31):
            raise forms.ValidationError(_("Choose a date within a month from now."))
        return day


def person_label(person: Person) -> str:
    return person.name


class ConfirmForm(forms.Form):
    reaction = GuardedText(
        label=_("What did the young person or parent say?"), required=False, rows=3,
        help_text=_("Only what they want to have written down. No names."),
    )  # fmt: skip


class ToldForm(forms.Form):
    told_end_on = Day(label=_("Told that the approach ends, on"))


class SearchForm(forms.Form):
    """One name, exactly; there is no list to look through."""

    first_name = line(_("First name"), 80, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    last_name = line(_("Last name"), 120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    reason = forms.ChoiceField(
        label=_("Why do you search this name?"),
        choices=[
            ("request", _("request of the young person or a parent")),
            ("double", _("check that somebody is not listed twice")),
            ("breach", _("data breach")),
        ],
        widget=TileSelect(columns=1),
    )
