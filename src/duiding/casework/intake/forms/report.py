"""What was typed in the form of a signal. Shape and personal data; who may do what stands elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from duiding.casework.intake import rules
from duiding.casework.intake.forms.documents import DocumentsField, words_in
from duiding.casework.intake.models import (
    AgeBand,
    Behaviour,
    Frequency,
    NumberBand,
    Regime,
    Urgency,
)
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.models import Place
from duiding.kernel.widgets import NativeDate, NativeTime, TileMultiSelect, TileSelect
from duiding.textguard import Finding

# The seven tiles; the other behaviours stand under "more".
TILES = [
    (Behaviour.HANGING.value, _("Nuisance")),
    (Behaviour.DAMAGE.value, _("Damage")),
    (Behaviour.SUBSTANCES.value, _("Alcohol, drugs")),
    (Behaviour.CONFLICT.value, _("Quarrel, threat")),
    (Behaviour.ONLINE.value, _("Online behaviour")),
    (Behaviour.WORRIES.value, _("Worries, absence")),
    (Behaviour.POSITIVE.value, _("It is going well")),
]
MORE = [choice for choice in Behaviour.choices if choice[0] not in dict(TILES)]
NUMBERS = [(band.value, band.value.replace("-", "–")) for band in NumberBand]
WHEN = [("now", _("Now")), ("today", _("Today")), ("earlier", _("Earlier"))]
OTHER_PLACE, ONLINE_ONLY = "other", "online"
PLACE_TILES = 4
DAYS_BACK = 366
EXPLANATION = 10


def _day(**options: Any) -> forms.DateField:
    return forms.DateField(
        widget=NativeDate(), input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"], required=False, **options
    )


def _time(**options: Any) -> forms.TimeField:
    return forms.TimeField(
        widget=NativeTime(), input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], required=False, **options
    )


def _long_text(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=500, required=False, widget=forms.Textarea({"rows": rows}), **options
    )


class SignalForm(forms.Form):
    """Six questions, and more for who wants to tell more. A concept may leave answers open."""

    what = forms.ChoiceField(
        label=_("1. What do you see?"),
        choices=TILES,
        widget=TileSelect(columns=2, wide_last=True),
        error_messages={"required": _("Choose what you see")},
    )
    more = forms.MultipleChoiceField(
        label=_("More kinds of behaviour"),
        choices=MORE,
        widget=TileMultiSelect(columns=2),
        required=False,
    )
    where = forms.ChoiceField(
        label=_("2. Where?"),
        widget=TileSelect(columns=2),
        error_messages={"required": _("Choose where it is")},
    )
    other_place = forms.ChoiceField(label=_("Which place or area?"), required=False)
    place_note = forms.CharField(
        label=_("Where exactly?"),
        help_text=_("Only a public place. Do not write a home address."),
        max_length=120,
        required=False,
    )
    when = forms.ChoiceField(label=_("3. When?"), choices=WHEN, widget=TileSelect(columns=3), initial="now")
    day = _day(label=_("Which day?"))
    day_time = _time(label=_("At what time on that day?"))
    today_time = _time(label=_("At what time today?"))
    number = forms.ChoiceField(
        label=_("4. How many young people?"),
        choices=NUMBERS,
        widget=TileSelect(columns=4),
        error_messages={"required": _("Choose how many young people you see")},
    )
    text = _long_text(
        _("5. What happened?"),
        help_text=_(
            "Write what you saw or heard. Do not write names, number plates or addresses of young people."
        ),
    )
    regime = forms.ChoiceField(
        label=_("In which capacity did you see it?"),
        choices=[choice for choice in Regime.choices if choice[0] != Regime.NOT_APPLICABLE],
        widget=TileSelect(columns=2),
        error_messages={"required": _("Choose supervision or investigation")},
    )
    urgency = forms.ChoiceField(
        label=_("6. Must somebody do something today?"),
        choices=[(Urgency.NORMAL.value, _("No")), (Urgency.SOON.value, _("Yes, today"))],
        widget=TileSelect(columns=2),
        initial=Urgency.NORMAL,
    )
    until_time = _time(label=_("Until what time?"))
    age_band = forms.ChoiceField(
        label=_("How old, about?"), choices=AgeBand.choices, initial=AgeBand.UNKNOWN, required=False
    )
    frequency = forms.ChoiceField(
        label=_("How often?"), choices=Frequency.choices, initial=Frequency.UNKNOWN, required=False
    )
    impact = _long_text(_("What does it mean for the surroundings?"), rows=2)
    already_done = _long_text(_("What has already been done?"), rows=2)
    desired_follow_up = _long_text(_("What do you think should happen?"), rows=2)
    online_platform = forms.CharField(label=_("Online: which platform?"), max_length=60, required=False)
    online_theme = forms.CharField(
        label=_("Online: what is it about?"),
        help_text=_("Only the phenomenon. No accounts, no links, no screenshots."),
        max_length=120,
        required=False,
    )
    attachments = DocumentsField(
        label=_("Documents"),
        help_text=_("At most three: PDF, ODT, DOCX or TXT, 2 MB each. No photos or screenshots."),
        required=False,
    )
    no_persons = forms.BooleanField(
        label=_("There are no recognisable persons in my documents"), required=False
    )
    guard_override = forms.CharField(
        label=_("Send it all the same, because"),
        help_text=_("For example: “that is the name of a shop”. The reviewer reads this."),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        actor: Actor,
        places: Iterable[Place],
        areas: Iterable[tuple[Any, str]],
        is_draft: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, files, **options)
        self.actor, self.is_draft = actor, is_draft
        self.places = {str(place.pk): place for place in places}
        self.areas = {str(pk): name for pk, name in areas}
        self.found: dict[str, list[Finding]] = {}
        self.loaded: list[str] = []
        self._offer_places()
        if not rules.must_choose_regime(actor):
            del self.fields["regime"]
        if data is not None and data.getlist("more"):
            self.fields["what"].required = False
        if data is not None and data.get("other_place"):
            self.fields["where"].required = False
        if is_draft:
            for field in self.fields.values():
                field.required = False

    def _offer_places(self) -> None:
        tiles: list[tuple[str, Any]] = [
            (key, place.name) for key, place in list(self.places.items())[:PLACE_TILES]
        ]
        tiles += [(OTHER_PLACE, _("Another place")), (ONLINE_ONLY, _("Online"))]
        self.fields["where"].choices = tiles  # type: ignore[attr-defined]
        groups: dict[str, list[tuple[str, str]]] = {name: [] for name in self.areas.values()}
        for key, place in sorted(self.places.items(), key=lambda item: item[1].name):
            groups[self.areas[str(place.area_id)]].append((key, place.name))
        for key, name in self.areas.items():
            groups[name].append((f"area:{key}", _("Somewhere in %(area)s") % {"area": name}))
        self.fields["other_place"].choices = [("", _("Choose a place or area")), *groups.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        self._clean_where(answers)
        answers["observed_from"], answers["observed_until"] = self._clean_when(answers)
        self._clean_words(answers)
        if answers.get("attachments") and not answers.get("no_persons"):
            self.add_error(
                "no_persons", _("Look in your documents, and say that no persons can be recognised")
            )
        return answers

    def _clean_where(self, answers: dict[str, Any]) -> None:
        where = answers.get("where")
        chosen = answers.get("other_place") if where in {OTHER_PLACE, "", None} else ""
        if where == OTHER_PLACE and not (chosen or answers.get("place_note") or self.is_draft):
            self.add_error("other_place", _("Choose a place, or write where it is"))
        if where == ONLINE_ONLY and not (answers.get("online_platform") or self.is_draft):
            self.add_error("online_platform", _("Write on which platform it is, under “Tell more”"))
        answers["chosen_place"] = chosen or where or ""

    def _clean_when(self, answers: dict[str, Any]) -> tuple[dt.datetime, dt.datetime | None]:
        now = self.actor.at.astimezone(AMSTERDAM)
        when = answers.get("when") or "now"
        moment = now
        if when == "today":
            moment = self._moment(now.date(), answers.get("today_time"), "today_time", now)
        elif when == "earlier":
            day = answers.get("day")
            if day is None and "day" not in self.errors and not self.is_draft:
                self.add_error("day", _("Fill in which day it was"))
            moment = self._moment(day or now.date(), answers.get("day_time"), "day", now)
        return moment, self._until(moment, answers.get("until_time"), now)

    def _moment(self, day: dt.date, clock: dt.time | None, field: str, now: dt.datetime) -> dt.datetime:
        """Without a time: noon, or now when that lies later."""
        moment = dt.datetime.combine(day, clock or dt.time(12), AMSTERDAM)
        if clock is None and day == now.date():
            moment = min(moment, now)
        if moment > now:
            self.add_error(field, _("This has not been yet. Choose an earlier moment"))
        elif now - moment > dt.timedelta(days=DAYS_BACK):
            self.add_error(field, _("This is more than a year ago. Choose a later day"))
        return moment

    def _until(self, start: dt.datetime, clock: dt.time | None, now: dt.datetime) -> dt.datetime | None:
        """An end before the beginning lies after midnight."""
        if clock is None:
            return None
        end = dt.datetime.combine(start.date() + dt.timedelta(days=clock < start.time()), clock, AMSTERDAM)
        if end > now:
            self.add_error("until_time", _("This has not been yet. Leave it empty when it still goes on"))
        return end

    def _clean_words(self, answers: dict[str, Any]) -> None:
        """Personal data and loaded words: rewrite, or say why it may stay; a few things never stay."""
        texts = {name: answers.get(name) or "" for name in rules.FREE_TEXTS}
        texts["attachments"] = words_in(answers.get("attachments") or [])
        self.found = rules.personal_data(texts)
        self.loaded = rules.loaded_words(texts)
        never = rules.never_stored(self.found)
        for name in never:
            self.add_error(
                name, _("Take this out: a number, an account or a link of a person is never stored")
            )
        explanation = (answers.get("guard_override") or "").strip()
        if len(explanation) >= EXPLANATION:
            return
        for name in self.found.keys() - never:
            self.add_error(name, self._looks_personal(self.found[name]))
        if self.loaded:
            words = ", ".join(f"“{word}”" for word in self.loaded)
            self.add_error(
                "text", _("%(words)s puts people in a class. Write what they do") % {"words": words}
            )
        if explanation and (self.found or self.loaded):
            self.add_error("guard_override", _("Explain in at least 10 characters why it may stay"))

    def _looks_personal(self, findings: list[Finding]) -> str:
        words = ", ".join(f"“{finding.excerpt}”" for finding in findings)
        return _("This looks like something about a person: %(words)s") % {"words": words}

    @property
    def asks_explanation(self) -> bool:
        return bool(self.found or self.loaded or self["guard_override"].value())

    def facts(self) -> dict[str, Any]:
        """The fields of Signal."""
        answers = self.cleaned_data
        first = [answers["what"]] if answers.get("what") else []
        chosen = answers["chosen_place"]
        return {
            "behaviours": first + [kind for kind in answers.get("more", []) if kind not in first],
            "place": self.places.get(chosen),
            "area_id": chosen.removeprefix("area:") if chosen.startswith("area:") else None,
            "place_note": answers["place_note"],
            "observed_from": answers["observed_from"],
            "observed_until": answers["observed_until"],
            "number_band": answers.get("number") or "",
            "text": answers["text"],
            "regime": answers.get("regime") or Regime.NOT_APPLICABLE,
            "urgency": answers.get("urgency") or Urgency.NORMAL,
            "age_band": answers.get("age_band") or AgeBand.UNKNOWN,
            "frequency": answers.get("frequency") or Frequency.UNKNOWN,
            "impact": answers["impact"],
            "already_done": answers["already_done"],
            "desired_follow_up": answers["desired_follow_up"],
            "online_platform": answers["online_platform"],
            "online_theme": answers["online_theme"],
            "guard_override": answers["guard_override"] if self.found or self.loaded else "",
        }
