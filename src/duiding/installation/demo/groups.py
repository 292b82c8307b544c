"""The groups of the demo: which step at which meeting, and in which words. Numbers count meetings back from today."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Work:
    """An intervention of a plan."""

    what: str
    track: str
    organisation: str
    owner: str
    effect: str
    seen_by: str
    voluntary: bool = True
    legal_hook: str = ""


@dataclass(frozen=True)
class Goal:
    number: int
    text: str
    indicator: str
    baseline: str
    target: str
    current: str


@dataclass(frozen=True)
class Chapter:
    """One group. `steps` says at which meeting (18 = first, 0 = today) which step is taken."""

    cluster: str
    area: str
    summary: str
    positive: str
    size: str
    age: str
    founded: int
    steps: dict[int, str]
    members: tuple[tuple[str, str, int], ...] = ()
    online: str = "none"
    ambition: str = ""
    end_criteria: str = ""
    goals: tuple[Goal, ...] = ()
    works: tuple[Work, ...] = ()
    progress: tuple[tuple[int, int, str, str], ...] = ()
    bottleneck: tuple[int, str, str, str] | None = None
    answers: dict[str, str] = field(default_factory=dict)


ANSWERS = {
    "dynamiek": "De groep wisselt per avond. Een kern van ongeveer vier jongeren is er bijna altijd.",
    "context": "Er is in de buurt weinig te doen na zeven uur. De plek is droog en verlicht.",
    "ernst": "De overlast is vooral geluid en soms vernieling. Er was één keer dreiging.",
    "risico": "Oudere jongeren van buiten zoeken contact met de groep.",
    "ontwikkeling": "De groep groeide dit voorjaar. De laatste weken is het rustiger.",
    "impact": "Omwonenden slapen slecht. Bezoekers lopen om.",
    "kansen": "De jongeren willen sporten en een eigen plek. Ze staan open voor contact.",
}

CHAPTERS = (
    Chapter(
        "village_hall", "Kromdijk",
        "Groep achter het dorpshuis, vooral op vrijdag. Geluid en afval.",
        "De jongeren ruimen zelf op als je het vraagt. Ze willen graag meedoen in het dorp.",
        "8-15", "12-15", 17,
        {16: "assess", 15: "open_name_list", 14: "interpret", 13: "bring_to_triangle", 12: "adopt_plan",
         11: "start_execution", 8: "review", 5: "review", 2: "scale_down"},
        members=(("Tibbe", "Vliermans", 14), ("Roos", "Kromwater", 15), ("Sam", "Elzinga-Dijk", 13)),
        ambition="Een rustige vrijdagavond in het dorp, en een plek waar jongeren welkom zijn.",
        end_criteria="Drie maanden lang hooguit twee signalen per maand. De inloop draait zonder subsidie.",
        goals=(
            Goal(6, "Minder overlast bij het dorpshuis", "signalen per maand", "9", "2", "1"),
            Goal(1, "Twaalf jongeren in contact met het jongerenwerk", "jongeren", "3", "12", "11"),
        ),
        works=(
            Work("Inloop in het dorpshuis op vrijdag", "group", "youth_work", "youth_worker",
                 "Jongeren hebben een eigen plek", "bezoekers per avond"),
            Work("Gesprek met omwonenden en jongeren", "area", "town", "boa",
                 "Buurt en jongeren kennen elkaar", "aantal gesprekken"),
        ),
        progress=((10, 0, "on_course", "De eerste avonden zijn goed bezocht."),
                  (6, 0, "on_course", "Twaalf jongeren komen elke week."),
                  (3, 1, "on_course", "De buurt belt nu eerst de jongerenwerker."),),
        answers=ANSWERS,
    ),
    Chapter(
        "deck", "Noorderkwartier",
        "Groep op het parkeerdek, in de avond. Muziek, vuurwerk en vernieling.",
        "Een deel van de groep sport samen. Met de jongerenwerker is goed contact.",
        "16-30", "16-17", 12,
        {11: "assess", 10: "open_name_list", 9: "interpret", 8: "bring_to_triangle", 6: "adopt_plan",
         5: "start_execution", 2: "review"},
        members=(("Daan", "Verwoerd-Ley", 17), ("Yara", "Bakhuis", 16), ("Milan", "Koornstra", 15),
                 ("Noor", "Sandelhout", 16), ("Thijs", "Ruigrok", 18), ("Sami", "Elwazir", 17),
                 ("Lotte", "Dolfijn", 14)),
        ambition="Bewoners slapen weer door. Jongeren hebben iets beters te doen dan rondhangen.",
        end_criteria="Drie maanden lang minder dan tien signalen per maand en geen vernieling.",
        goals=(
            Goal(6, "Minder overlast: van 30 naar 10 signalen per maand", "signalen per maand", "30", "10", "8"),
            Goal(1, "Zes jongeren in contact met jongerenwerk", "jongeren", "0", "6", "4"),
            Goal(3, "Drie jongeren terug naar school of werk", "jongeren", "0", "3", "1"),
        ),
        works=(
            Work("Inloopavond, twee keer per week", "group", "youth_work", "youth_worker",
                 "De groep heeft een plek binnen", "bezoekers per avond"),
            Work("Extra toezicht in het weekend", "area", "town", "boa", "Minder geluid na tien uur",
                 "signalen na 22 uur", voluntary=False, legal_hook="APV artikel 2:1"),
            Work("Verlichting bij de trap hersteld", "area", "town", "director", "De plek voelt veiliger",
                 "meldingen over licht"),
            Work("Les over vuurwerk in klas 2 en 3", "group", "halt", "halt", "Leerlingen kennen de gevolgen",
                 "klassen bereikt"),
            Work("Gesprek in de mentorles over groepsdruk", "group", "school", "school",
                 "Leerlingen kunnen nee zeggen", "klassen bereikt"),
        ),
        progress=((4, 0, "on_course", "Negen jongeren kwamen, vier voor het eerst."),
                  (4, 1, "attention", "Weinig boa-uren door ziekte."),
                  (3, 3, "on_course", "Drie klassen hebben de les gehad."),
                  (2, 0, "on_course", "De inloop loopt. De groep komt minder op het dek."),
                  (1, 2, "on_course", "De lampen branden weer."),),
        bottleneck=(4, "place", "De verlichting is kapot en de eigenaar reageert niet.",
                    "Wil de burgemeester de eigenaar van het parkeerdek aanspreken?"),
        answers=ANSWERS,
    ),
    Chapter(
        "playground", "Vlierlant",
        "Jongeren op de bankjes van de speeltuin, rond vier uur.",
        "Ze zijn vriendelijk en gaan opzij voor kinderen.",
        "3-7", "12-15", 9, {8: "judge_not_problematic"},
    ),
    Chapter(
        "fatbikes", "Waterwijk",
        "Groep op fatbikes bij de haven en in de fietstunnel. Hard rijden en intimidatie.",
        "Enkele jongeren sleutelen graag. Een werkplaats wil hen ontvangen.",
        "8-15", "12-15", 7,
        {6: "assess", 5: "open_name_list", 4: "interpret", 3: "bring_to_triangle", 1: "discuss_plan"},
        members=(("Jur", "Haverkamp-Oost", 14), ("Mees", "Tolhuis", 15), ("Ilse", "Waterschoot", 13)),
        ambition="Iedereen kan veilig door de tunnel. Jongeren halen iets uit hun liefde voor techniek.",
        end_criteria="Twee maanden zonder aanrijding of dreiging in de tunnel.",
        goals=(Goal(5, "Minder gevaarlijke situaties in de tunnel", "signalen per maand", "11", "3", "9"),
               Goal(3, "Vier jongeren in de werkplaats", "jongeren", "0", "4", "0")),
        works=(
            Work("Controle van fatbikes, met uitleg", "area", "police", "police", "Minder opgevoerde fietsen",
                 "gecontroleerde fietsen", voluntary=False, legal_hook="Wegenverkeerswet"),
            Work("Werkplaats op woensdagmiddag", "group", "youth_work", "youth_worker", "Jongeren leren sleutelen",
                 "deelnemers"),
        ),
        answers=ANSWERS,
    ),
    Chapter(
        "shops", "Centrum",
        "Groep bij de ingang van de Winkelhof, na schooltijd. Schelden en duwen.",
        "De jongeren kennen de winkeliers. Met twee van hen is een goed gesprek geweest.",
        "8-15", "16-17", 6,
        {5: "assess", 4: "open_name_list", 3: "interpret", 1: "bring_to_triangle"},
        members=(("Ravi", "Oldenkamp", 16), ("Fien", "Steenbrink-Laan", 17)),
        ambition="Winkelend publiek en jongeren delen de plek zonder ruzie.",
        end_criteria="Twee maanden geen incident met winkelpersoneel.",
        works=(Work("Gesprek tussen winkeliers en jongeren", "area", "town", "boa", "Ze kennen elkaar",
                    "aantal gesprekken"),),
        answers=ANSWERS,
    ),
    Chapter(
        "station", "Stationsbuurt",
        "Groep bij de fietsenstalling. Blowen, en reizigers om geld vragen.",
        "Een deel van de groep gaat naar school of werk.",
        "8-15", "18-23", 4, {3: "assess", 2: "open_name_list", 1: "interpret"},
        members=(("Bram", "Holtrop", 18), ("Kyan", "Meerdink", 17)),
        answers={"dynamiek": ANSWERS["dynamiek"], "kansen": "Twee jongeren zoeken zelf werk."},
    ),
    Chapter(
        "online", "Vlierlant",
        "Ruzie in een groepsapp tussen twee scholen, die op het plein verder gaat. Losse groep.",
        "Leerlingen vragen zelf om hulp bij het stoppen van de ruzie.",
        "unknown", "12-15", 3, {2: "assess"}, online="mainly",
    ),
    Chapter(
        "skate", "Zuiderpark",
        "Nieuwe groep bij de skatebaan, tot na elven.",
        "Ze houden de baan zelf in de gaten voor kleine kinderen.",
        "8-15", "16-17", 1, {},
    ),
)  # fmt: skip

NECESSITY: dict[str, Any] = {
    "purpose": "Weten wie bij de groep hoort, om samen een passende aanpak te maken.",
    "necessity": "Zonder namen weten de partners niet wie al hulp heeft en wie niemand kent.",
    "proportionality": "De overlast is ernstig en duurt lang. Alleen wie zelf is gezien komt op de lijst.",
    "subsidiarity": "Gesprekken op straat en extra toezicht zijn geprobeerd en waren niet genoeg.",
}
