"""The filters of the list, as they stand in the address."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from duiding.casework.intake.models import Behaviour, SignalStatus
from duiding.casework.intake.queries import Filters
from duiding.casework.intake.rules import ADMITTED
from duiding.directory.fields import Day
from duiding.textguard import find


def refuse_names(words: str) -> None:
    """Searching for a person is not what this list is for, and an address is kept in too many places."""
    if find(words):
        raise ValidationError(_("Search for what happened or where, not for a person"))


class FilterForm(forms.Form):
    """Every field may be empty; an answer that cannot be is said, and the others still count."""

    q = forms.CharField(
        label=_("Search in the text"), max_length=100, required=False, validators=[refuse_names],
        widget=forms.TextInput({"type": "search"}),
    )  # fmt: skip
    what = forms.ChoiceField(
        label=_("What"), choices=[("", _("everything")), *Behaviour.choices], required=False
    )
    where = forms.ChoiceField(label=_("Where"), required=False)
    since = Day(label=_("From"), required=False)
    until = Day(label=_("Up to and including"), required=False)
    source = forms.ChoiceField(label=_("Who reported"), required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("every status")), *((s.value, s.label) for s in SignalStatus if s in ADMITTED)],
        required=False,
    )
    urgent = forms.BooleanField(label=_("Only what asked something the same day"), required=False)

    def __init__(
        self,
        *arguments: Any,
        areas: Iterable[tuple[uuid.UUID, str]],
        places: Iterable[tuple[uuid.UUID, str]],
        sources: Iterable[tuple[uuid.UUID, str]],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        wheres = [(_("Areas"), [(f"area:{key}", name) for key, name in areas])]
        wheres.append((_("Places"), [(str(key), name) for key, name in places]))
        self.fields["where"].choices = [("", _("everywhere")), *wheres]  # type: ignore[attr-defined]
        self.fields["source"].choices = [("", _("everybody")), *((str(key), name) for key, name in sources)]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        self.is_valid()
        answers = self.cleaned_data
        where = answers.get("where", "")
        source = answers.get("source", "")
        is_area = where.startswith("area:")
        return Filters(
            what=answers.get("what", ""),
            place=uuid.UUID(where) if where and not is_area else None,
            area=uuid.UUID(where.removeprefix("area:")) if is_area else None,
            since=answers.get("since"),
            until=answers.get("until"),
            source=uuid.UUID(source) if source else None,
            status=answers.get("status", ""),
            urgent=answers.get("urgent", False),
            words=answers.get("q", ""),
        )
