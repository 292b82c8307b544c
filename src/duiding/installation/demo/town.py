"""Who and where: areas, places, partners and people of the demo. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

from duiding.installation.foundation import Partner, Somebody

Polygon = list[list[float]]


def _block(left: float, top: float, width: float, height: float, dent: float = 0) -> Polygon:
    """A simple neighbourhood: a block with one slanted side."""
    return [
        [left, top],
        [left + width, top + dent],
        [left + width, top + height],
        [left, top + height - dent],
    ]


@dataclass(frozen=True)
class Spot:
    name: str
    area: str
    x: float
    y: float


AREAS: dict[str, tuple[str, Polygon]] = {
    "Noorderkwartier": ("neighbourhood", _block(320, 140, 200, 170, 20)),
    "Centrum": ("neighbourhood", _block(320, 320, 200, 160)),
    "Stationsbuurt": ("neighbourhood", _block(130, 330, 180, 160, -15)),
    "Waterwijk": ("neighbourhood", _block(530, 300, 210, 190, 25)),
    "Vlierlant": ("neighbourhood", _block(150, 150, 160, 170)),
    "Zuiderpark": ("neighbourhood", _block(330, 490, 230, 180, -20)),
    "Kromdijk": ("village", _block(760, 90, 130, 120, 10)),
    "Hoogveld": ("village", _block(60, 600, 140, 120)),
    "Lindeloo": ("village", _block(640, 690, 150, 120, 15)),
    "Zandwiel": ("village", _block(820, 420, 130, 120, -10)),
}

PLACES = (
    Spot("Parkeerdek Noord", "Noorderkwartier", 420, 220),
    Spot("Skatebaan", "Zuiderpark", 470, 590),
    Spot("Stationsplein", "Stationsbuurt", 215, 410),
    Spot("Busstation", "Stationsbuurt", 260, 450),
    Spot("Haven Waterwijk", "Waterwijk", 640, 400),
    Spot("Fietstunnel Waterwijk", "Waterwijk", 575, 450),
    Spot("Winkelhof", "Centrum", 430, 400),
    Spot("Markt", "Centrum", 380, 430),
    Spot("Plein bij het Vlierlant College", "Vlierlant", 230, 230),
    Spot("Speeltuin De Vlier", "Vlierlant", 190, 280),
    Spot("Dorpshuis Kromdijk", "Kromdijk", 820, 150),
    Spot("Sporthal Zuid", "Zuiderpark", 400, 620),
    Spot("Dorpsplein Hoogveld", "Hoogveld", 130, 660),
    Spot("Bushalte Lindeloo", "Lindeloo", 710, 750),
    Spot("Voetbalveld Zandwiel", "Zandwiel", 880, 480),
)

PARTNERS = (
    Partner("town", "Gemeente Vlierdam", "gemeente"),
    Partner("police", "Politie, basisteam Vlierdam", "politie"),
    Partner("prosecution", "Openbaar Ministerie", "om"),
    Partner("youth_work", "Welzijn Vlierdam", "welzijn", is_private=True),
    Partner("vnn", "Verslavingszorg De Brug", "vnn", is_private=True),
    Partner("halt", "Halt", "halt", is_private=True),
    Partner("school", "Vlierlant College", "school_vo", is_private=True),
    Partner("mbo", "MBO De Haven", "school_mbo", signs=False, is_private=True),
    Partner("housing", "Woonstichting De Vlier", "corporatie", signs=False, is_private=True),
)

PEOPLE = (
    Somebody(
        "director",
        "Marit B.",
        "PR",
        "town",
        "Alles van de groepen, en namen na een reden. Jij leidt het proces.",
    ),
    Somebody("youth_worker", "Karim A.", "JW", "youth_work", "Signalen, groepen en jouw acties. Geen namen."),
    Somebody(
        "police", "Jeroen P.", "POL", "police", "Groepen, en namen waar je voor deel B bent uitgenodigd."
    ),
    Somebody("boa", "Bas K.", "BOA", "town", "Signalen van straat, en groepen waar je aan meewerkt."),
    Somebody("attendance", "Lies V.", "LP", "town", "Signalen en groepen. Namen alleen bij een eigen actie."),
    Somebody(
        "consultant", "Jolanda S.", "JC", "town", "Signalen en groepen. Namen alleen bij een eigen actie."
    ),
    Somebody("vnn", "Vera N.", "VNN", "vnn", "Signalen en groepen, nooit namen."),
    Somebody("school", "Saskia W.", "SCH", "school", "Alleen je eigen signalen en je eigen acties."),
    Somebody("mayor", "Bregje H.", "BM", "town", "De rapporten aan de driehoek en de groepen, zonder namen."),
    Somebody("prosecutor", "Ottelien M.", "OM", "prosecution", "De rapporten aan de driehoek."),
    Somebody("policy", "Wim D.", "BEL", "town", "De groepen met een plan, zonder namen."),
    Somebody(
        "clerk", "Griet T.", "GRF", "town", "Niets van de groepen. Wel het werkproces en het convenant."
    ),
    Somebody("fg", "Fenna O.", "FG", "town", "Wie keek naar namen en waarom. Nooit de namen zelf."),
    Somebody("privacy", "Petra L.", "PO", "town", "Rollen, termijnen en het logboek."),
    Somebody("administrator", "Arno G.", "ADM", "town", "Mensen en instellingen. Geen inhoud."),
    Somebody("secretary", "Sanne R.", "SEC", "town", "Agenda en verslagen van deel A."),
    Somebody("safety", "Olaf J.", "OOV", "town", "Groepen en de rapporten aan de driehoek."),
    Somebody("halt", "Hans E.", "HALT", "halt", "Alleen je eigen acties."),
)

# The second municipality: another theme, other people, and nothing of the first in sight.
THEIR_AREAS: dict[str, tuple[str, Polygon]] = {
    "Oosterhoek-Dorp": ("neighbourhood", _block(300, 300, 250, 220, 20)),
    "Buitengebied": ("village", _block(600, 500, 220, 200)),
}
THEIR_PLACES = (
    Spot("Muziektent", "Oosterhoek-Dorp", 400, 400),
    Spot("Jeugdhonk", "Oosterhoek-Dorp", 470, 450),
    Spot("Zwemplas", "Buitengebied", 700, 600),
)
THEIR_PARTNERS = (
    Partner("town", "Gemeente Oosterhoek", "gemeente"),
    Partner("police", "Politie, basisteam Oosterhoek", "politie"),
    Partner("prosecution", "Openbaar Ministerie", "om"),
    Partner("youth_work", "Jongerenwerk Oosterhoek", "welzijn", is_private=True),
)
THEIR_PEOPLE = (
    Somebody("director", "Oscar Z.", "PR", "town", "Een andere gemeente: je ziet niets van Vlierdam."),
    Somebody("youth_worker", "Wies T.", "JW", "youth_work"),
    Somebody("police", "Piet F.", "POL", "police"),
    Somebody("fg", "Fien H.", "FG", "town"),
)
