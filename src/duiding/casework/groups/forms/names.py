"""Forms around the list of names."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import DisclosureReason
from duiding.covenant.models import WpgDecision
from duiding.directory.fields import Day, GuardedLine, GuardedText
from duiding.directory.models import Area
from duiding.kernel.widgets import TileSelect

ENOUGH = 20
CHILD = 12
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
    born_on = Day(
        label=_("Date of birth"),
        help_text=_("Younger than 12? Then the data protection officer advises and the mayor decides first."),
    )
    residence_area = forms.ModelChoiceField(
        queryset=Area.objects.order_by("name"),
        label=_("Where does this person live?"),
        empty_label=_("elsewhere, see below"),
        required=False,
    )
    residence_elsewhere = GuardedLine(
        label=_("Lives elsewhere: why does this person belong on this list all the same?"),
        help_text=_("Only when you chose 'elsewhere'. The covenant is about groups in this municipality."),
        min_length=ENOUGH,
        required=False,
    )
    contact = line(
        _("Address for the letter"),
        400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Empty: the letter goes by way of the legal representative."),
    )
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
        if not cleaned.get("contact") and not cleaned.get("representative_contact"):
            self.add_error("contact", _("Fill in an address, here or of the legal representative."))
        self._check_residence(cleaned)
        return cleaned

    def _check_residence(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("residence_area"):
            cleaned["residence_elsewhere"] = ""
        elif not cleaned.get("residence_elsewhere") and "residence_elsewhere" not in self.errors:
            self.add_error(
                "residence_area", _("Choose where this person lives, or explain below why not in an area.")
            )


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

    @property
    def is_child(self) -> bool:
        age = self.age()
        return age is not None and age < CHILD


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
