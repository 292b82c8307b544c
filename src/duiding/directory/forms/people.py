"""Forms about people and their roles, with what is wrong said as what to do."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.forms.words import day, line
from duiding.directory.models import Area, Membership, Organisation, Person, Role
from duiding.directory.signin.models import Account

DEPUTY_DAYS = 89  # three months, whichever they are
SHARED = ("info", "contact", "post", "mail", "secretariaat", "balie", "team", "algemeen", "jeugd", "receptie")


class PersonForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        empty_label=_("Choose an organisation"),
        error_messages={"required": _("Choose an organisation.")},
    )
    name = line(_("Name"), _("Fill in the name."))
    work_email = forms.EmailField(
        label=_("Work e-mail address"),
        help_text=_("Of this person alone. The person signs in with it."),
        error_messages={
            "required": _("Fill in the work e-mail address."),
            "invalid": _("This is not an e-mail address. Look at it again."),
        },
    )

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["organisation"].queryset = Organisation.objects.order_by("name")  # type: ignore[attr-defined]

    def clean_work_email(self) -> str:
        email: str = self.cleaned_data["work_email"].strip().lower()
        if email.partition("@")[0] in SHARED:
            raise forms.ValidationError(
                _("This looks like a mailbox of more people. Fill in the address of one person.")
            )
        others = Person.objects.filter(work_email__iexact=email)
        if self.person is not None:
            others = others.exclude(pk=self.person.pk)
        if others.exists():
            raise forms.ValidationError(_("Somebody with this e-mail address is in the list already."))
        accounts = Account.objects.filter(email=email)
        if self.person is not None:
            accounts = accounts.exclude(person_id=self.person.pk)
        if accounts.exists():
            raise forms.ValidationError(_("This e-mail address is in use already."))
        return email


class MembershipForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[("", _("Choose a role")), *[(r.value, r.label) for r in Role if r != Role.SVC]],
        error_messages={"required": _("Choose a role.")},
    )
    valid_from = day(_("From"), help_text=_("May lie in the past."))
    valid_until = day(_("Until and including"), required=False)
    areas = forms.ModelMultipleChoiceField(
        Area.objects.none(),
        label=_("Working areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For who works in certain neighbourhoods or villages."),
    )
    reason = line(_("Why"), _("Write in a few words why this person needs the role."), length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = Area.objects.order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        begin, end = data.get("valid_from"), data.get("valid_until")
        if begin and end and end < begin:
            self.add_error("valid_until", _("The end lies before the beginning. Look at both dates."))
        return data


class EndForm(forms.Form):
    last_day = day(_("Last day"), help_text=_("Yesterday or earlier closes everything at once."))


class UntilForm(forms.Form):
    valid_until = day(_("Until and including"), required=False, help_text=_("Leave empty for no end."))

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"valid_until": membership.valid_until})
        super().__init__(*args, **kwargs)
        self.begin = membership.valid_from

    def clean_valid_until(self) -> dt.date | None:
        end: dt.date | None = self.cleaned_data["valid_until"]
        if end is not None and end < self.begin:
            raise forms.ValidationError(_("The end lies before the beginning. Look at both dates."))
        return end


class DeputyForm(forms.Form):
    """For at most three months; a longer time is a role of one's own."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who stands in?"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose a colleague.")},
    )
    valid_from = day(_("From"))
    valid_until = day(_("Until and including"), help_text=_("At most three months."))
    reason = line(_("Why"), _("Write in a few words why, such as: holiday."), length=200)

    def __init__(self, *args: Any, role: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Person.objects.filter(organisation_id=role.person.organisation_id, active_until=None)
        field = self.fields["person"]
        field.queryset = colleagues.exclude(pk=role.person_id).order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        begin, end = data.get("valid_from"), data.get("valid_until")
        if begin and end and end < begin:
            self.add_error("valid_until", _("The end lies before the beginning. Look at both dates."))
        elif begin and end and (end - begin).days > DEPUTY_DAYS:
            self.add_error("valid_until", _("Choose a last day within three months."))
        return data


class ReasonForm(forms.Form):
    reason = line(_("Why"), _("Write a reason of at least 5 characters."), length=200)

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"].strip()
        if len(reason) < 5:
            raise forms.ValidationError(_("Write a reason of at least 5 characters."))
        return reason


class ColleagueForm(MembershipForm):
    """A partner asks a role for a colleague of the own organisation who is in the list already."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Colleague"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose a colleague.")},
    )
    field_order = ("person", "role", "valid_from", "valid_until", "reason")

    def __init__(self, *args: Any, organisation_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Person.objects.filter(organisation_id=organisation_id).order_by("name")
        self.fields["person"].queryset = colleagues  # type: ignore[attr-defined]
        del self.fields["areas"]
