"""Forms about the municipality itself."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.forms.words import day
from duiding.directory.models import MeetingName, Municipality
from duiding.kernel.widgets import TileSelect

THEMES = (("teal", _("Teal")), ("plum", _("Plum")))


class MeetingNameForm(forms.ModelForm):  # type: ignore[type-arg]
    valid_from = day(
        _("Called so from"), help_text=_("May lie in the past. Older minutes keep the older name.")
    )

    class Meta:
        model = MeetingName
        fields = ("name", "valid_from")
        labels = {"name": _("Name of the meeting")}
        error_messages = {"name": {"required": _("Fill in the name.")}}

    def clean_valid_from(self) -> dt.date:
        begin: dt.date = self.cleaned_data["valid_from"]
        if MeetingName.objects.filter(valid_from=begin).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("From that day another name counts already. Change that one."))
        return begin


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    theme = forms.ChoiceField(label=_("Colours"), choices=THEMES, widget=TileSelect(columns=2))

    class Meta:
        model = Municipality
        fields = ("name", "theme", "contact_point")
        labels = {
            "name": _("Name of the municipality"),
            "contact_point": _("Contact point for young people and parents"),
        }
        help_texts = {"contact_point": _("Desk, telephone and e-mail. It stands in each letter.")}
        error_messages = {"name": {"required": _("Fill in the name.")}}
