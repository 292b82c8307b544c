"""Which signals come in over 18 months: the same list for the same last day, drawn with a fixed seed."""

from __future__ import annotations

import datetime as dt
import math
import random
from dataclasses import dataclass

SEED = 2026
MONTHS = 18
REPORTERS = (("boa", 26), ("youth_worker", 24), ("police", 18), ("school", 8), ("attendance", 7), ("consultant", 6),
             ("vnn", 4))  # fmt: skip
EVENING_HOURS = (15, 16, 16, 17, 18, 19, 19, 20, 20, 21, 21, 21, 22, 22, 23)
NUMBERS = ("1-3", "4-7", "4-7", "8-15", "8-15", "16+")


@dataclass(frozen=True)
class Cluster:
    """A place with its own rhythm: how often per week, `ago` weeks before the last day."""

    key: str
    places: tuple[str, ...]
    behaviours: tuple[str, ...]
    first_week_ago: int
    last_week_ago: int
    start: float
    top: float
    end: float
    reporters: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class PlannedSignal:
    when: dt.datetime
    reporter: str
    place: str
    behaviours: tuple[str, ...]
    number: str
    text: str
    urgency: str
    cluster: str


CLUSTERS = (
    Cluster("deck", ("Parkeerdek Noord",), ("noise", "fireworks", "damage"), 54, 0, 1.0, 4.4, 0.8,
            ("boa", "police", "youth_worker"),
            ("Harde muziek op de bovenste laag. De groep ging weg toen wij kwamen.",
             "Vuurwerk op het parkeerdek. Niemand gewond.",
             "Lampen kapot bij de trap. Glas op de grond.",
             "Groep hangt bij de uitgang. Bezoekers lopen om.")),
    Cluster("village_hall", ("Dorpshuis Kromdijk",), ("hanging", "noise"), 74, 6, 1.0, 2.0, 0.1,
            ("youth_worker", "boa"),
            ("Rustige groep achter het dorpshuis, muziek uit een box.",
             "Contact gemaakt. Ze willen graag een eigen plek.")),
    Cluster("fatbikes", ("Haven Waterwijk", "Fietstunnel Waterwijk"), ("traffic", "intimidation"), 32, 0, 0.6, 2.6, 2.2,
            ("police", "boa", "school"),
            ("Fatbikes rijden hard door de tunnel. Een voetganger sprong opzij.",
             "Groep op fatbikes blokkeert het pad bij de haven.")),
    Cluster("shops", ("Winkelhof",), ("conflict", "intimidation", "litter"), 27, 0, 0.5, 2.2, 2.0,
            ("boa", "youth_worker", "police"),
            ("Winkeliers durven de groep niet aan te spreken.", "Duwen en schelden bij de ingang.",
             "Veel afval na sluitingstijd.")),
    Cluster("station", ("Stationsplein", "Busstation"), ("hanging", "substances", "intimidation"), 19, 0, 0.5, 2.6, 3.0,
            ("police", "youth_worker", "vnn"),
            ("Blowen bij de fietsenstalling. Reizigers lopen met een boog om de groep.",
             "Groep spreekt reizigers aan om geld.")),
    Cluster("online", ("Plein bij het Vlierlant College",), ("online", "conflict"), 13, 0, 0.4, 1.6, 1.4,
            ("school", "attendance", "youth_worker"),
            ("Ruzie in een groepsapp gaat op het plein verder.",
             "Filmpje van een vechtpartij gaat rond in twee klassen.")),
    Cluster("skate", ("Skatebaan",), ("noise", "litter"), 6, 0, 0.8, 1.6, 1.8,
            ("youth_worker", "boa", "police"),
            ("Nieuwe groep bij de skatebaan, tot na elven.", "Blikjes en glas op de baan.")),
    Cluster("playground", ("Speeltuin De Vlier",), ("hanging",), 40, 33, 0.8, 1.2, 0.3,
            ("boa", "consultant"),
            ("Jongeren zitten op de bankjes. Ze doen niets bijzonders.",)),
)  # fmt: skip

ELSEWHERE = (
    "Markt",
    "Sporthal Zuid",
    "Dorpsplein Hoogveld",
    "Bushalte Lindeloo",
    "Voetbalveld Zandwiel",
    "Busstation",
)
BACKGROUND = 2.0
POSITIVE = 0.08
DOUBLES = 0.05
BUSY_DAYS_AGO = (1, 3, 4, 6, 8, 10, 12, 15)
ORDINARY = (
    ("hanging", "Groepje staat te praten."),
    ("litter", "Afval na het weekend."),
    ("noise", "Muziek tot laat."),
    ("worries", "Twee leerlingen komen vaak te laat en hangen rond."),
    ("traffic", "Hard rijden op een scooter zonder licht."),
)
GOOD_NEWS = (
    "Jongeren hielpen met opruimen na de markt.",
    "De groep organiseerde zelf een voetbaltoernooi.",
    "Rustige avond. Goed gesprek gehad over de zomer.",
)


def season(day: dt.date) -> float:
    """Summer evenings and the weeks around New Year are busier."""
    summer = 0.35 * math.sin((day.timetuple().tm_yday - 100) / 365 * 2 * math.pi)
    new_year = 0.9 if (day.month, day.day) > (12, 15) or (day.month, day.day) < (1, 4) else 0.0
    return 1.0 + summer + new_year


def rate(cluster: Cluster, weeks_ago: int) -> float:
    """Up to the top at two fifths of its life, then down to the end."""
    if not cluster.last_week_ago <= weeks_ago <= cluster.first_week_ago:
        return 0.0
    life = (cluster.first_week_ago - weeks_ago) / max(1, cluster.first_week_ago - cluster.last_week_ago)
    if life < 0.4:
        return cluster.start + (cluster.top - cluster.start) * life / 0.4
    return cluster.top + (cluster.end - cluster.top) * (life - 0.4) / 0.6


def _count(draw: random.Random, expected: float) -> int:
    """A Poisson number, by counting waiting times."""
    total, number = draw.expovariate(1), 0
    while total < expected:
        number += 1
        total += draw.expovariate(1)
    return number


def _moment(draw: random.Random, monday: dt.date) -> dt.datetime:
    weekday = draw.choices(range(7), (1, 1, 1.2, 1.3, 2.2, 2.4, 1.2))[0]
    hour = draw.choice(EVENING_HOURS)
    return dt.datetime.combine(monday + dt.timedelta(days=weekday), dt.time(hour, draw.randrange(0, 60, 5)))


def plan_signals(last_day: dt.date) -> list[PlannedSignal]:
    """All signals up to the evening before `last_day`, oldest first; times are local."""
    draw = random.Random(SEED)  # noqa: S311  (invented data, not a secret)
    planned: list[PlannedSignal] = []
    this_monday = last_day - dt.timedelta(days=last_day.weekday())
    for weeks_ago in range(MONTHS * 52 // 12 - 1, -1, -1):
        monday = this_monday - dt.timedelta(weeks=weeks_ago)
        for cluster in CLUSTERS:
            for _ in range(_count(draw, rate(cluster, weeks_ago) * season(monday))):
                planned.append(_of_cluster(draw, cluster, monday))
        for _ in range(_count(draw, BACKGROUND * season(monday))):
            planned.append(_elsewhere(draw, monday))
    doubles = [signal for signal in planned if draw.random() < DOUBLES]
    planned += [_seen_by_another(draw, signal) for signal in doubles]
    planned += _busy_weeks(last_day)
    border = dt.datetime.combine(last_day, dt.time(0))
    return sorted((s for s in planned if s.when < border), key=lambda s: (s.when, s.place, s.reporter))


def _busy_weeks(last_day: dt.date) -> list[PlannedSignal]:
    """More evenings at the skate park than it ever had, up to last Sunday: this stands out in the weekly look."""
    sunday = last_day - dt.timedelta(days=last_day.isoweekday() % 7 or 7)
    cluster = next(one for one in CLUSTERS if one.key == "skate")
    return [
        PlannedSignal(
            dt.datetime.combine(sunday - dt.timedelta(days=ago), dt.time(20, 5 * number)),
            cluster.reporters[number % 3], "Skatebaan", ("noise",), "8-15", cluster.texts[number % 2], "normal",
            cluster.key,
        )
        for number, ago in enumerate(BUSY_DAYS_AGO)
    ]  # fmt: skip


def _of_cluster(draw: random.Random, cluster: Cluster, monday: dt.date) -> PlannedSignal:
    good = draw.random() < POSITIVE
    return PlannedSignal(
        when=_moment(draw, monday),
        reporter=draw.choice(cluster.reporters),
        place=draw.choice(cluster.places),
        behaviours=("positive",) if good else (draw.choice(cluster.behaviours),),
        number=draw.choice(NUMBERS),
        text=draw.choice(GOOD_NEWS if good else cluster.texts),
        urgency="soon" if draw.random() < 0.04 else "normal",
        cluster=cluster.key,
    )


def _elsewhere(draw: random.Random, monday: dt.date) -> PlannedSignal:
    behaviour, text = draw.choice(ORDINARY)
    good = draw.random() < POSITIVE
    return PlannedSignal(
        when=_moment(draw, monday),
        reporter=draw.choices([name for name, _ in REPORTERS], [weight for _, weight in REPORTERS])[0],
        place=draw.choice(ELSEWHERE),
        behaviours=("positive",) if good else (behaviour,),
        number=draw.choice(NUMBERS[:4]),
        text=draw.choice(GOOD_NEWS) if good else text,
        urgency="normal",
        cluster="",
    )


def _seen_by_another(draw: random.Random, signal: PlannedSignal) -> PlannedSignal:
    other = draw.choice([name for name, _ in REPORTERS if name not in {signal.reporter, "school"}])
    later = signal.when + dt.timedelta(minutes=draw.randrange(10, 90, 5))
    return PlannedSignal(
        later, other, signal.place, signal.behaviours, signal.number, "Zelfde beeld als net gemeld.", "normal",
        signal.cluster,
    )  # fmt: skip
