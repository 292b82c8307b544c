"""Forms about organisations, areas and places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duiding.directory.forms.words import day
from duiding.directory.models import Area, AreaKind, Organisation, OrganisationKind, Place


class OnceByName(forms.ModelForm):  # type: ignore[type-arg]
    """A name stands once in the list of a municipality; the row itself may keep it."""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        rows = type(self.instance)._default_manager.filter(name__iexact=name).exclude(pk=self.instance.pk)
        if rows.exists():
            raise forms.ValidationError(_("This name is in the list already."))
        return name


class OrganisationForm(OnceByName):
    active_until = day(_("Takes part until and including"), required=False)

    class Meta:
        model = Organisation
        fields = ("name", "kind", "is_private_foundation", "contact", "privacy_contact", "active_until")
        labels = {
            "name": _("Name of the organisation"),
            "kind": _("Kind"),
            "is_private_foundation": _("This is a private foundation"),
            "contact": _("Contact"),
            "privacy_contact": _("Contact for privacy"),
        }
        error_messages = {
            "name": {"required": _("Fill in the name.")},
            "kind": {"required": _("Choose a kind.")},
        }


SUGGESTED = (
    (OrganisationKind.POLICE, _("Police"), False),
    (OrganisationKind.PROSECUTION, _("Public prosecution service"), False),
    (OrganisationKind.YOUTH_WORK, _("Youth work organisation"), True),
    (OrganisationKind.ADDICTION, _("Addiction care, prevention"), True),
    (OrganisationKind.HALT, _("Halt"), True),
    (OrganisationKind.SCHOOL_VO, _("Secondary school"), True),
    (OrganisationKind.SCHOOL_MBO, _("Vocational school"), True),
)


class SuggestedPartners(forms.Form):
    """The partners that almost every municipality has; the administrator makes the names their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, name, _private in SUGGESTED:
            self.fields[kind.value] = forms.CharField(
                label=str(kind.label).capitalize(), max_length=120, required=False, initial=str(name)
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        names = [name.strip().lower() for name in data.values() if name.strip()]
        if not names:
            raise forms.ValidationError(_("Fill in at least one name."))
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("The same name stands here twice. Give each partner an own name."))
        if Organisation.objects.filter(name__in=[name.strip() for name in data.values()]).exists():
            raise forms.ValidationError(_("One of these names is in the list already."))
        return data

    def chosen(self) -> list[tuple[str, str, bool]]:
        """(name, kind, is private) of what was filled in."""
        rows = (
            (self.cleaned_data[kind.value].strip(), kind.value, private) for kind, _name, private in SUGGESTED
        )
        return [row for row in rows if row[0]]


class AreasForm(forms.Form):
    """A pasted list: one area a line, a village with the word behind it."""

    lines = forms.CharField(
        label=_("Neighbourhoods and villages"),
        help_text=_("One on each line. Is it a village? Write: name; village."),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Paste or type at least one name.")},
        max_length=20000,
    )

    def clean_lines(self) -> list[tuple[str, str]]:
        known = {name.lower() for name in Area.objects.values_list("name", flat=True)}
        found: list[tuple[str, str]] = []
        for number, text in enumerate(self.cleaned_data["lines"].splitlines(), 1):
            name, kind = self._read(text, number)
            if not name:
                continue
            if name.lower() in known:
                raise forms.ValidationError(
                    gettext("Line %(number)s: %(name)s is in the list already.")
                    % {"number": number, "name": name}
                )
            known.add(name.lower())
            found.append((name, kind))
        if not found:
            raise forms.ValidationError(_("Paste or type at least one name."))
        return found

    def _read(self, text: str, number: int) -> tuple[str, str]:
        name, _mark, kind = (part.strip() for part in text.replace("\t", ";").partition(";"))
        if len(name) > 80:
            raise forms.ValidationError(
                gettext("Line %(number)s is too long. A name has at most 80 characters.") % {"number": number}
            )
        village = kind.lower() in {"dorp", "village", "kern"}
        if kind and not village and kind.lower() not in {"wijk", "buurt", "neighbourhood"}:
            raise forms.ValidationError(
                gettext("Line %(number)s: behind the name may stand village or neighbourhood, nothing else.")
                % {"number": number}
            )
        return name, (AreaKind.VILLAGE if village else AreaKind.NEIGHBOURHOOD).value


class AreaForm(OnceByName):
    class Meta:
        model = Area
        fields = ("name", "kind")
        labels = {"name": _("Name"), "kind": _("Kind")}
        error_messages = {"name": {"required": _("Fill in the name.")}}


class PlaceForm(OnceByName):
    x = forms.FloatField(
        label=_("Across on the map (0 to 1000)"), required=False, min_value=0, max_value=1000
    )
    y = forms.FloatField(label=_("Down on the map (0 to 1000)"), required=False, min_value=0, max_value=1000)

    class Meta:
        model = Place
        fields = ("name", "area", "x", "y", "is_active")
        labels = {
            "name": _("Name of the place"),
            "area": _("Area"),
            "is_active": _("Can be chosen in a signal"),
        }
        help_texts = {"name": _("A public place that people know by name. Never a home address.")}
        error_messages = {
            "name": {"required": _("Fill in the name.")},
            "area": {"required": _("Choose an area.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["area"].empty_label = _("Choose an area")  # type: ignore[attr-defined]
        for name in ("x", "y"):
            self.fields[name].help_text = _("Empty = in the middle of the area.")
            self.fields[name].error_messages["invalid"] = _("Fill in a number from 0 to 1000.")
