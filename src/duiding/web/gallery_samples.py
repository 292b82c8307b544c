"""Invented data for the gallery: one of everything, and a group page as it is meant to look."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from duiding.web import charts

STEPS: Final = (
    ("1", "Signalen delen"),
    ("2A", "Groepsgedrag beoordelen"),
    ("2B", "Namenlijst"),
    ("3", "Groep duiden"),
    ("4", "Adviseren en prioriteren"),
    ("5", "Plan van aanpak"),
    ("6", "Uitvoeren en volgen"),
    ("7", "Afronden en evalueren"),
)
COUNTS: Final = (2, 3, 2, 4, 5, 4, 6, 5, 7, 6, 5, 4, 6, 8, 9, 7, 6, 5, 4, 5, 3, 4, 2, 3, 2, 1)
TODAY: Final = dt.date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class SampleFrame:
    """The page frame as the real one gives it to base.html."""

    theme_class: str
    language: str
    menu: list[tuple[str, str, bool, int | None]]
    messages: list[Message]
    municipality_name: str = "Gemeente Voorbeeldstad – Aanpak jeugdgroepen"
    person_name: str = "Marit B."
    role_label: str = "procesregisseur jeugd"
    is_demo: bool = True
    search_url: str = "/components/"
    signal_url: str = "/components/signal/"
    session_seconds: int = 1800


@dataclass(frozen=True, slots=True)
class Task:
    title: str
    owner: str
    due: str
    is_late: bool = False
    is_done: bool = False
    url: str = ""
    done_url: str = "/components/"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    number: int
    part: str
    title: str
    note: str
    minutes: int
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    url: str
    note: str
    side: str = ""


def frame(theme: str, language: str, page: str) -> SampleFrame:
    labels = ("Start", "Signalen", "Groepen", "Overleg", "Plannen", "Rapporten", "Preventief aanbod")
    current = "Groepen" if page == "group" else "Start"
    menu: list[tuple[str, str, bool, int | None]] = [
        (label, "/components/", label == current, 7 if label == "Signalen" else None)
        for label in (*labels, "Convenant en privacy")
    ]
    shown = [
        Message(constants.SUCCESS, "De actie is opgeslagen."),
        Message(constants.WARNING, "Het convenant loopt over 30 dagen af."),
        Message(constants.ERROR, "Er is niets verstuurd. Er mist nog een datum."),
        Message(constants.INFO, "Het volgende overleg is do 26 nov."),
    ]
    return SampleFrame(theme, language, menu, shown if page == "index" else [])


def strip(current: str, closed: bool = False) -> charts.StepStrip:
    when = {"1": "14 apr", "2A": "28 apr", "2B": "12 mei", "3": "25 jun", "4": "9 jul", "5": "3 sep"}
    when |= {"6": "sinds 10 sep", "7": "gepland jan 2027"}
    urls = {code: "/components/" for code, _ in STEPS}
    return charts.step_strip("De stappen van de aanpak", STEPS, current, when, urls, closed)


def week_chart(key: str, counts: tuple[int, ...], with_flags: bool = True) -> charts.WeekBarsDrawing:
    monday = dt.date(2026, 5, 25)
    weeks = tuple(
        charts.Week(monday + dt.timedelta(weeks=i), f"week {22 + i}", count) for i, count in enumerate(counts)
    )
    flags = (
        charts.Flag("A", dt.date(2026, 9, 3), "start plan van aanpak"),
        charts.Flag("B", dt.date(2026, 9, 28), "inloopavonden jongerenwerk"),
        charts.Flag("C", dt.date(2026, 10, 19), "verlichting hersteld"),
    )
    return charts.week_bars(
        charts.WeekBars(
            key,
            f"Signalen per week ({key}), vanaf 25 mei 2026",
            "Het aantal liep op tot 9 per week. Na de start van het plan daalde het naar 1 per week.",
            weeks,
            flags if with_flags else (),
            4,
            f"laatste 4 weken: {sum(counts[-4:])}",
        )
    )


def change() -> charts.ChangeDrawing:
    words = ("niet", "weinig", "matig", "veel", "heel veel")
    aspects = (
        charts.Aspect("Overlast op straat", "veel", "matig"),
        charts.Aspect("Vernieling", "matig", "weinig"),
        charts.Aspect("Alcohol en drugs", "matig", "matig"),
        charts.Aspect("Dreiging of geweld", "matig", "weinig"),
        charts.Aspect("Online gedrag", "weinig", "matig"),
        charts.Aspect("Zorgen om jongeren", "veel", "matig"),
        charts.Aspect("Wat goed gaat: contact en steun", "weinig", "veel", is_strength=True),
    )
    return charts.then_now(
        charts.Change("duiding", "Duiding van de groep", "25 juni", "29 oktober", words, aspects)
    )


def place_map() -> charts.PlaceMapDrawing:
    shapes = tuple(
        charts.MapShape("area", ((x, y), (x + w, y), (x + w, y + h), (x, y + h)))
        for x, w in ((0, 60), (60, 122), (182, 100), (282, 58))
        for y, h in ((0, 40), (40, 45), (85, 105))
    )
    river = charts.MapShape("water", ((0, 142), (60, 124), (120, 140), (200, 136), (280, 108), (340, 112)))
    places = (
        charts.Place("Parkeerdek Noord", 150, 62, 34, "Parkeerdek"),
        charts.Place("Skatebaan", 226, 104, 16),
        charts.Place("Station, achterkant", 84, 112, 9, "Station"),
    )
    description = "Drie plekken. De lijst onder de kaart geeft dezelfde aantallen."
    return charts.place_map(
        charts.PlaceMap("waar", "Signalen per plek", description, (*shapes, river), places)
    )


def goals() -> list[charts.BulletDrawing]:
    return [
        charts.bullet(
            charts.Bullet(
                "g1", "Minder overlast: van 30 naar 10 per maand", 30, 10, 8, "8", "Gehaald in november"
            )
        ),
        charts.bullet(
            charts.Bullet("g2", "Zes jongeren in contact met jongerenwerk", 0, 6, 4, "4 van 6", expected=5)
        ),
        charts.bullet(
            charts.Bullet(
                "g3",
                "Drie jongeren terug naar school of werk",
                0,
                3,
                1,
                "1 van 3",
                "Knelpunt: wachttijd leerwerkplek",
            )
        ),
    ]


def timeline() -> charts.Timeline:
    def event(month: int, day: int, kind: str, title: str, text: str, link: str = "") -> charts.Event:
        return charts.Event(
            dt.date(2026, month, day), kind, title, text, "/components/" if link else "", link
        )

    filters = tuple(
        (label, "/components/group/", label == "Alles")
        for label in ("Alles", "Signalen", "Besluiten", "Acties", "Driehoek")
    )
    boa = "Vuurwerk op het parkeerdek rond 21:30 uur. Zes jongeren. Ze gingen weg toen wij kwamen."
    council = "Voortgang goed. Knelpunt: kapotte verlichting. De burgemeester belt de eigenaar."
    meeting = "Extra toezicht stopt. Jongerenwerk blijft twee avonden per week."
    events = (
        event(11, 17, "signal", "Signaal van de jeugd-BOA", boa),
        event(
            11, 12, "action", "Actie klaar: derde inloopavond", "Negen jongeren kwamen, vier voor het eerst."
        ),
        event(10, 29, "decision", "Besluit in het duidingsoverleg", meeting, "Naar het verslag"),
        event(
            10,
            21,
            "signal",
            "Signaal van een school",
            "Ruzie in een groepsapp. School heeft met de klas gepraat.",
        ),
        event(10, 8, "triangle", "Besproken in de lokale driehoek", council),
    )
    return charts.Timeline(events, filters)


def tasks() -> list[Task]:
    return [
        Task(
            "Gesprek met eigenaar parkeerdek over camera",
            "Openbare orde en veiligheid",
            "5 dagen te laat",
            True,
        ),
        Task("Online preventieles in klas 2 en 3", "VNN en school", "24 nov"),
        Task("Ouders van vier jongeren uitnodigen", "Jeugdconsulent", "27 nov"),
    ]


def checklist() -> list[tuple[str, bool, str]]:
    return [
        ("Voortgang besproken in overleg van oktober", True, ""),
        ("Driehoek bijgepraat op 8 oktober", True, ""),
        ("Knelpunt ‘online gedrag’ uitwerken", False, ""),
        ("Rapport voor de driehoek van 10 december", False, ""),
    ]


def group_page() -> dict[str, Any]:
    return {
        "trail": [("Start", "/components/"), ("Groepen", "/components/"), ("Parkeerdek Noord", "")],
        "strip": strip("6"),
        "chart": week_chart("signalen", COUNTS),
        "change": change(),
        "map": place_map(),
        "timeline": timeline(),
        "checklist": checklist(),
        "tasks": tasks(),
        "goals": goals(),
    }
