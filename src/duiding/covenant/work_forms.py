"""The form of a new edition of a work instruction, or of a new version of the work process."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.covenant.models import WorkInstruction, WorkProcess
from duiding.directory.roles import Role
from duiding.kernel.widgets import NativeDate

LONGEST_LINE = 240


class Lines(forms.CharField):
    """A list of short texts, one on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 6}), max_length=4000, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        long = [number for number, line in enumerate(value, 1) if len(line) > LONGEST_LINE]
        if long:
            raise forms.ValidationError(
                _("Line %(number)s is too long. Make two short sentences of it, each on its own line.")
                % {"number": long[0]}
            )


def _required(text: Any) -> dict[str, Any]:
    return {"required": text}


class EditionForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=200, error_messages=_required(_("Write what this page is about."))
    )
    when = forms.CharField(
        label=_("When do you need it?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_required(_("Write when somebody needs this page.")),
    )
    actions = Lines(
        label=_("What do you do?"),
        help_text=_("One short sentence on each line. The first five show beside the work."),
        error_messages=_required(_("Write at least one line: what does somebody do first?")),
    )
    done_when = Lines(
        label=_("When is it done?"),
        help_text=_("One short sentence on each line."),
        error_messages=_required(_("Write at least one line: how does somebody see that it is done?")),
    )
    term = forms.CharField(
        label=_("Term"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_required(_("Write before when it must be done.")),
    )
    watch_out = Lines(
        label=_("What do you watch out for?"), help_text=_("One short sentence on each line."), required=False
    )
    owner_role = forms.ChoiceField(label=_("Owner"), choices=Role.choices)
    effective_on = forms.DateField(
        label=_("Counts from"),
        widget=NativeDate,
        error_messages=_required(_("Fill in from which day it counts.")),
    )
    review_on = forms.DateField(
        label=_("Look at it again before"),
        widget=NativeDate,
        error_messages=_required(_("Fill in before when it must be looked at again.")),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("effective_on") and data.get("review_on") and data["review_on"] <= data["effective_on"]:
            self.add_error("review_on", _("This day must be after the day from which it counts."))
        return data


def edition_of(page: WorkInstruction) -> dict[str, Any]:
    """The texts of now, as the start of a new edition."""
    names = ("when", "actions", "done_when", "term", "watch_out")
    return {name: page.body[name] for name in names} | {"title": page.title, "owner_role": page.owner_role}


class ProcessForm(forms.Form):
    """The texts of one step. The other steps go along unchanged into the new version."""

    name = forms.CharField(label=_("Name"), max_length=80, error_messages=_required(_("Name the step.")))
    purpose = forms.CharField(label=_("Purpose"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    who = forms.CharField(label=_("Who"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    input = forms.CharField(label=_("What goes in"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    output = forms.CharField(
        label=_("What comes out"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    term = forms.CharField(label=_("Term"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    checklist = Lines(
        label=_("Checklist"),
        help_text=_("One short sentence on each line."),
        error_messages=_required(_("Write at least one line for the checklist.")),
    )
    effective_on = forms.DateField(
        label=_("Counts from"),
        widget=NativeDate,
        error_messages=_required(_("Fill in from which day it counts.")),
    )


def step_of(process: WorkProcess, code: str) -> dict[str, Any] | None:
    return next((step for step in process.steps if step["code"] == code), None)
