"""Forms of the meeting. Texts about groups are guarded: no names, whoever types them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.casework.interpretation.models import (
    Attendance,
    Decision,
    DecisionKind,
    MeetingKind,
    Part,
    SubjectKind,
)
from duiding.casework.interpretation.queries.agenda import GroupChoice
from duiding.casework.interpretation.queries.meetings import Participant
from duiding.directory.fields import Day, GuardedLine, GuardedText
from duiding.kernel.widgets import NativeDateTime

FURTHEST = dt.timedelta(days=2 * 366)


def asked(sentence: Any) -> dict[str, Any]:
    """What an empty answer says: what to do, instead of that the field is required."""
    return {"required": sentence}


NOBODY = ("", gettext_lazy("nobody"))


def within_reach(day: dt.date, today: dt.date, *, earliest: dt.date) -> None:
    """A slip of the year is caught here, before it becomes a date that nobody sees."""
    if day < earliest:
        raise ValidationError(_("This date is over. Choose a later date."))
    if day > today + FURTHEST:
        raise ValidationError(_("This date is more than two years away. Check the year."))


class Moment(forms.DateTimeField):
    """A day and a time; also says it plainly when the clock skips or repeats that hour."""

    widget = NativeDateTime

    def to_python(self, value: Any) -> dt.datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.error_list[0].code == "ambiguous_timezone":
                raise ValidationError(
                    _("On this night the clock changes, so this time is not clear. Choose another time.")
                ) from error
            raise


class MeetingForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What kind of meeting?"), choices=MeetingKind.choices)
    starts_at = Moment(
        label=gettext_lazy("When?"), error_messages=asked(gettext_lazy("Choose the day and the time."))
    )
    location = GuardedLine(label=gettext_lazy("Where?"), max_length=120, required=False)
    chair = forms.ChoiceField(label=gettext_lazy("Chair"))
    secretary = forms.ChoiceField(label=gettext_lazy("Secretary"), required=False)

    def __init__(self, *args: Any, people: list[Participant], today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        names = [(str(somebody.person_id), somebody.label) for somebody in people]
        self.fields["chair"].choices = names  # type: ignore[attr-defined]
        self.fields["secretary"].choices = [NOBODY, *names]  # type: ignore[attr-defined]

    def clean_starts_at(self) -> dt.datetime:
        moment: dt.datetime = self.cleaned_data["starts_at"]
        within_reach(moment.date(), self.today, earliest=self.today)
        return moment

    def clean_chair(self) -> UUID:
        return UUID(self.cleaned_data["chair"])

    def clean_secretary(self) -> UUID | None:
        return UUID(self.cleaned_data["secretary"]) if self.cleaned_data["secretary"] else None


class NewMeetingForm(MeetingForm):
    """The table is proposed from the memberships; every name can be taken off."""

    participants = forms.MultipleChoiceField(
        label=gettext_lazy("Who is at the table?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, people: list[Participant], **options: Any) -> None:
        super().__init__(*args, people=people, **options)
        self.fields["participants"].choices = [  # type: ignore[attr-defined]
            (str(somebody.person_id), somebody.label) for somebody in people
        ]

    def clean_participants(self) -> list[UUID]:
        return [UUID(key) for key in self.cleaned_data["participants"]]


class ReasonForm(forms.Form):
    reason = GuardedLine(
        label=gettext_lazy("Why?"), min_length=5, error_messages=asked(gettext_lazy("Write why."))
    )


class ItemForm(forms.Form):
    title = GuardedLine(label=gettext_lazy("What is it about?"), max_length=160)
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"), min_value=1, max_value=240, initial=10
    )


class NewItemForm(ItemForm):
    """An own item, a preventive action in words, or a group. In part B the title is the code name and no more."""

    kind = forms.TypedChoiceField(
        label=gettext_lazy("What kind of item?"),
        choices=[(kind, SubjectKind(kind).label) for kind in (SubjectKind.OTHER, SubjectKind.OFFER)],
        coerce=SubjectKind,
        initial=SubjectKind.OTHER,
    )
    group = forms.ChoiceField(label=gettext_lazy("About which group?"), required=False)
    part = forms.ChoiceField(label=gettext_lazy("In which part?"), choices=Part.choices, initial=Part.A)

    def __init__(self, *args: Any, groups: list[GroupChoice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = {str(group.group_id): group for group in groups}
        names = [(key, f"{group.name} ({group.step})") for key, group in self.groups.items()]
        self.fields["group"].choices = [("", _("no group")), *names]  # type: ignore[attr-defined]
        self.fields["title"].required = False
        if not any(group.has_part_b for group in groups):
            del self.fields["part"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        group = self.groups.get(cleaned.get("group", ""))
        cleaned["group"], cleaned["part"] = group, cleaned.get("part", Part.A)
        if cleaned["part"] == Part.B:
            if group is None or not group.has_part_b:
                self.add_error(
                    "group",
                    _("Part B is about one group of which you may hear the names. Choose that group."),
                )
            else:
                cleaned["title"] = group.name
        if not cleaned.get("title") and "title" not in self.errors:
            cleaned["title"] = group.name if group else ""
            if not group:
                self.add_error("title", _("Write what it is about, or choose a group."))
        return cleaned


class OutcomeForm(forms.Form):
    outcome = GuardedText(label=gettext_lazy("Note"), rows=5, required=False)


class DecisionTextForm(forms.Form):
    text = GuardedText(
        label=gettext_lazy("What was decided?"),
        rows=2,
        error_messages=asked(gettext_lazy("Write what was decided.")),
    )
    reasons = GuardedText(label=gettext_lazy("Why?"), rows=2, required=False)
    dissent = GuardedText(label=gettext_lazy("Who thinks otherwise, and why?"), rows=2, required=False)


class CorrectionForm(DecisionTextForm):
    """After adoption: the new text, and what was wrong with the old one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reasons"].required = True
        self.fields["reasons"].label = _("What was wrong?")
        self.fields["reasons"].error_messages |= asked(_("Write what was wrong."))


class DecisionForm(DecisionTextForm):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of decision"), choices=DecisionKind.choices)
    taken_by = forms.ChoiceField(label=gettext_lazy("Who decided?"))
    effective_on = Day(label=gettext_lazy("From which day?"))
    group = forms.ChoiceField(label=gettext_lazy("About which group?"), required=False)

    field_order = ("kind", "text", "group", "taken_by", "effective_on", "reasons", "dissent")

    def __init__(
        self, *args: Any, today: dt.date, groups: Iterable[GroupChoice] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        field = Decision._meta.get_field("taken_by")
        self.fields["taken_by"].choices = field.choices  # type: ignore[attr-defined]
        self.fields["effective_on"].initial = today
        names = [(str(group.group_id), group.name) for group in groups]
        if names:
            self.fields["group"].choices = [("", _("no group")), *names]  # type: ignore[attr-defined]
        else:
            del self.fields["group"]

    def clean_effective_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["effective_on"]
        within_reach(day, self.today, earliest=self.today - dt.timedelta(days=31))
        return day


class ActionForm(forms.Form):
    owner = forms.ChoiceField(
        label=gettext_lazy("Who?"), error_messages=asked(gettext_lazy("Choose who does it."))
    )
    description = GuardedLine(
        label=gettext_lazy("What?"),
        max_length=300,
        error_messages=asked(gettext_lazy("Write what this person does.")),
    )
    due_on = Day(
        label=gettext_lazy("Before when?"),
        error_messages=asked(gettext_lazy("Choose the day before which it is done.")),
    )

    def __init__(self, *args: Any, people: list[Participant], today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        names = [(str(somebody.person_id), somebody.label) for somebody in people]
        self.fields["owner"].choices = [("", _("choose somebody")), *names]  # type: ignore[attr-defined]
        self.fields["due_on"].initial = today + dt.timedelta(days=14)

    def clean_due_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["due_on"]
        within_reach(day, self.today, earliest=self.today)
        return day


class ResultForm(forms.Form):
    result = GuardedLine(
        label=gettext_lazy("What came of it?"),
        min_length=5,
        max_length=300,
        error_messages=asked(gettext_lazy("Write in one line what came of it.")),
    )


class ParticipantForm(forms.Form):
    """`reason` is asked once the agenda is fixed."""

    person = forms.ChoiceField(
        label=gettext_lazy("Who?"), error_messages=asked(gettext_lazy("Choose somebody."))
    )
    reason = GuardedLine(
        label=gettext_lazy("Why does this person come in late?"),
        min_length=5,
        error_messages=asked(gettext_lazy("Write why.")),
    )

    def __init__(self, *args: Any, people: list[Participant], is_late: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        names = [(str(somebody.person_id), somebody.label) for somebody in people]
        self.fields["person"].choices = [("", _("choose somebody")), *names]  # type: ignore[attr-defined]
        if not is_late:
            del self.fields["reason"]


class AttendanceForm(forms.Form):
    """One participant: there or not, for whom, and whether a family is known."""

    is_present = forms.TypedChoiceField(
        label=gettext_lazy("Is here?"),
        choices=[("", gettext_lazy("not noted")), ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        required=False,
    )
    substitute_for = forms.ChoiceField(label=gettext_lazy("Comes instead of"), required=False)
    conflict_handling = GuardedLine(
        label=gettext_lazy("Knows a family that comes up: what do we agree?"), required=False
    )

    def __init__(self, *args: Any, row: Attendance, people: list[Participant], **options: Any) -> None:
        options["prefix"] = row.pk.hex
        options["initial"] = {
            "is_present": {True: "yes", False: "no", None: ""}[row.is_present],
            "substitute_for": str(row.substitute_for_id or ""),
            "conflict_handling": row.conflict_handling,
        }
        super().__init__(*args, **options)
        self.row = row
        names = [(str(somebody.person_id), somebody.name) for somebody in people]
        self.fields["substitute_for"].choices = [NOBODY, *names]  # type: ignore[attr-defined]
