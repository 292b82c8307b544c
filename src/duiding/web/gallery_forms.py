"""Forms of the gallery: each kind of field, empty, with an error, and the signal form of the phone."""

import datetime as dt
from typing import Any

from django import forms

from duiding.web.widgets import NativeDate, NativeTime, TileMultiSelect, TileSelect

KINDS = [
    ("overlast", "Overlast"),
    ("vernieling", "Vernieling"),
    ("middelen", "Alcohol, drugs"),
    ("dreiging", "Ruzie, dreiging"),
    ("online", "Online gedrag"),
    ("zorg", "Zorgen, verzuim"),
    ("goed", "Het gaat juist goed"),
]
PLACES = [
    ("parkeerdek", "Parkeerdek Noord"),
    ("skatebaan", "Skatebaan"),
    ("station", "Station"),
    ("anders", "Andere plek"),
]


class SampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(
        label="Hoe heet de actie?",
        help_text="Kort. Zonder namen van jongeren.",
        error_messages={"required": "Schrijf hoe de actie heet"},
    )
    owner = forms.ChoiceField(
        label="Wie doet het?",
        choices=[("", "Kies een organisatie"), ("welzijn", "Jongerenwerk"), ("halt", "Halt")],
        error_messages={"required": "Kies wie het doet"},
    )
    due = forms.DateField(
        label="Wanneer is het klaar?",
        widget=NativeDate,
        help_text="Dag, maand en jaar.",
        error_messages={"required": "Vul een datum in", "invalid": "Vul een datum in, zoals 24-11-2026"},
    )
    hour = forms.TimeField(label="Hoe laat begint het?", widget=NativeTime, required=False)
    amount = forms.IntegerField(label="Hoeveel avonden?", required=False, min_value=1)
    step = forms.ChoiceField(
        label="Wat gebeurt er met het signaal?",
        choices=[
            ("koppel", "Koppel aan een groep"),
            ("wacht", "Wacht op meer"),
            ("sluit", "Sluit met reden"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er gebeurt"},
    )
    reason = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    parties = forms.MultipleChoiceField(
        label="Wie zijn erbij?",
        choices=[("politie", "Politie"), ("boa", "Jeugd-BOA"), ("leerplicht", "Leerplicht")],
        widget=TileMultiSelect(columns=3),
        required=False,
    )
    agree = forms.BooleanField(
        label="Ik heb gecontroleerd dat er geen namen in de tekst staan.",
        error_messages={"required": "Controleer de tekst en zet het vinkje"},
    )


class SignalForm(forms.Form):
    """The six questions, as on the phone."""

    kind = forms.ChoiceField(
        label="1. Wat zie je?",
        choices=KINDS,
        widget=TileSelect(columns=2, wide_last=True),
        error_messages={"required": "Kies wat je ziet"},
    )
    place = forms.ChoiceField(
        label="2. Waar?",
        choices=PLACES,
        widget=TileSelect,
        error_messages={"required": "Kies waar het is"},
    )
    moment = forms.ChoiceField(
        label="3. Wanneer?",
        choices=[("nu", "Nu"), ("vandaag", "Vandaag"), ("eerder", "Eerder")],
        widget=TileSelect(columns=3),
        initial="nu",
    )
    size = forms.ChoiceField(
        label="4. Hoeveel jongeren?",
        choices=[("1-3", "1–3"), ("4-8", "4–8"), ("9-15", "9–15"), ("16+", "16+")],
        widget=TileSelect(columns=4),
        error_messages={"required": "Kies hoeveel jongeren je ziet"},
    )
    text = forms.CharField(
        label="5. Wat gebeurde er?",
        help_text="Schrijf wat je zag of hoorde. Schrijf geen namen, kentekens of adressen van jongeren.",
        widget=forms.Textarea(
            attrs={"rows": 3, "data-text-check-url": "/text-check/", "data-text-check-note": "text-note"}
        ),
        max_length=500,
        required=False,
    )
    urgent = forms.ChoiceField(
        label="6. Moet iemand vandaag iets doen?",
        choices=[("nee", "Nee"), ("ja", "Ja, vandaag")],
        widget=TileSelect,
        initial="nee",
    )


def forms_in_states() -> dict[str, Any]:
    filled = SampleForm(
        {"title": "Inloopavond", "owner": "welzijn", "due": "2026-11-27", "step": "koppel", "agree": "on"},
        prefix="filled",
    )
    return {
        "empty": SampleForm(prefix="empty"),
        "wrong": SampleForm({"wrong-due": "morgen"}, prefix="wrong"),
        "filled": filled,
        "theirs": "De groep komt nu op twee plekken.\nJongerenwerk gaat erheen.",
        "their_time": dt.datetime(2026, 11, 23, 9, 41, tzinfo=dt.UTC),
    }


def signal_page() -> dict[str, Any]:
    places = [
        {"value": "parkeerdek", "label": "Parkeerdek Noord", "lat": 52.0, "lon": 6.0},
        {"value": "skatebaan", "label": "Skatebaan", "lat": 52.01, "lon": 6.02},
    ]
    return {
        "form": SignalForm(),
        "places": places,
        "back_url": "/components/",
        "done_links": [("Nog een signaal", "/components/signal/"), ("Mijn signalen", "/components/")],
    }
