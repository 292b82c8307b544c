"""Simulated Dutch reports by police, residents, BOA and youth workers about events at fifteen busy places."""

import numpy as np

from duiding.figures.increase.duplicates import Report

SPOTS = (
    "bij het station", "op het schoolplein", "in het park", "bij de supermarkt", "onder het viaduct",
    "bij de skatebaan", "op het marktplein", "bij de sporthal", "in de speeltuin", "achter de bibliotheek",
    "bij de bushalte", "op de parkeerplaats", "bij het buurthuis", "langs het kanaal", "bij de fietsenstalling",
)  # fmt: skip
TYPES = ("geluid", "vernieling", "vuurwerk", "intimidatie", "verkeer")
DEEDS = {
    "geluid": ("harde muziek", "geschreeuw", "luid gelach", "getoeter", "een box met muziek"),
    "vernieling": ("een kapotte ruit", "een omgegooide prullenbak", "graffiti", "een vernield bankje"),
    "vuurwerk": ("zwaar vuurwerk", "rotjes", "een knal", "een vuurtje"),
    "intimidatie": ("roepen naar voorbijgangers", "mensen de weg versperren", "dreigende taal", "naroepen"),
    "verkeer": ("scooters op de stoep", "racen met scooters", "fatbikes", "een crossmotor"),
}
EXTRAS = (
    "ook drank gezien", "veel afval achtergelaten", "lachgasballonnen op de grond", "gingen weg na aanspreken",
    "meldster is bang", "duurde tot laat", "waren met fietsen", "hond erbij", "lampen kapot", "mensen werden wakker",
)  # fmt: skip
TEMPLATES = {
    "politie": (
        "Melding overlast jeugd {spot}, {deed}. Groep van {n} aangetroffen. {extra}",
        "Ter plaatse {spot}. {n} jongeren, {deed}. {extra}",
    ),
    "bewoner": (
        "Er staan weer jongeren {spot}, {deed}. {extra}",
        "Al de hele avond overlast {spot}! {deed}, wel {n} man. {extra}",
        "Kunt u er iets aan doen? {spot} {deed}.",
    ),
    "boa": (
        "Groep jongeren {spot} aangesproken, {n} personen, {deed}. {extra}",
        "Tijdens ronde {spot}: {deed}. {extra}",
    ),
    "jongerenwerker": (
        "Contact gehad met groep van {n} {spot}. Het ging om {deed}. {extra}",
        "{spot} zaten {n} jongeren. {deed} besproken. {extra}",
    ),
}
SHARE = {"politie": 0.25, "bewoner": 0.45, "boa": 0.15, "jongerenwerker": 0.15}


def simulated_reports(
    events: int, seed: int, *, detail: float = 0.6
) -> tuple[list[Report], set[tuple[str, str]]]:
    """Reports of a year and the true pairs (ids in order) that speak of one event."""
    rng = np.random.default_rng(seed)
    spots = rng.uniform(0, 4000, (len(SPOTS), 2))
    sources = list(SHARE)
    reports: list[Report] = []
    truth: set[tuple[str, str]] = set()
    for _ in range(events):
        spot = int(rng.integers(len(SPOTS)))
        start = 24 * int(rng.integers(365)) + rng.normal(21, 2)
        kind = str(rng.choice(TYPES))
        deed, extra, n = str(rng.choice(DEEDS[kind])), str(rng.choice(EXTRAS)), int(rng.integers(3, 16))
        where = spots[spot] + rng.normal(0, 30, 2)
        mine: list[str] = []
        for _ in range(1 + int(rng.poisson(0.46))):
            source = str(rng.choice(sources, p=list(SHARE.values())))
            said = kind if rng.random() < 0.8 else str(rng.choice(TYPES))
            told = deed if rng.random() < detail else str(rng.choice(DEEDS[said]))
            rest = extra if rng.random() < detail / 2 else str(rng.choice(EXTRAS))
            text = str(rng.choice(TEMPLATES[source])).format(
                spot=SPOTS[spot], deed=told, n=max(2, n + int(rng.integers(-2, 3))), extra=rest
            )
            spread = 20 if source in ("politie", "boa") else 50
            x, y = where + rng.normal(0, spread, 2)
            identity = f"s{len(reports):05d}"
            reports.append(Report(identity, source, start + rng.exponential(1.2), x, y, said, text))
            truth.update((other, identity) for other in mine)
            mine.append(identity)
    return reports, truth
