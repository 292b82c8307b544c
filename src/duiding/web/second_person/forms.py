"""Forms of what two people do together."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.directory.fields import GuardedText


class RefusalForm(forms.Form):
    reason = GuardedText(
        label=_("Why not?"),
        rows=3,
        max_length=500,
        min_length=5,
        error_messages={
            "required": _("Write why not, in at least 5 characters."),
            "min_length": _("Write why not, in at least 5 characters."),
        },
    )


class ExceptionalForm(forms.Form):
    code_name = forms.CharField(
        label=_("Which group?"),
        max_length=80,
        help_text=_(
            "The code name, as it was called in the meeting. Whether there is such a group is not told."
        ),
        error_messages={"required": _("Write the code name of the group.")},
    )
    reason = GuardedText(
        label=_("Why now, and why not by an invitation?"),
        rows=4,
        max_length=1000,
        min_length=20,
        help_text=_("Without names. The data protection officer reads this."),
        error_messages={
            "required": _("Write why, in at least 20 characters."),
            "min_length": _("Write why, in at least 20 characters."),
        },
    )
