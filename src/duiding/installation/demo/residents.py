"""Twelve reports of residents from the municipal reporting system, three with a name in the text."""

from __future__ import annotations

import datetime as dt

from duiding.casework.intake import actions as intake
from duiding.casework.intake.parsing import ImportedSignal
from duiding.directory.actor import AMSTERDAM, acting
from duiding.directory.signin import capabilities
from duiding.installation.demo.stage import Stage

REPORTS = (
    "Elke vrijdag harde muziek bij het parkeerdek, tot na middernacht.",
    "Er ligt weer glas op de skatebaan. Mijn dochter viel erin.",
    "Een groep jongens stond bij het station te schreeuwen.",
    "Volgens mij was het Ravi Oldenkamp die de prullenbak omgooide.",
    "Fatbikes rijden hard langs de school, rond kwart over drie.",
    "Vuurwerk achter de Winkelhof, drie avonden achter elkaar.",
    "Het gaat juist goed bij het dorpshuis. Compliment voor de jongeren.",
    "Jongeren hangen in het portiek en roken. Bel mij op 06 12345678.",
    "De bankjes bij de speeltuin zijn beklad.",
    "Groepje van tien bij de bushalte, ze laten niemand zitten.",
    "Ik zag Bram Holtrop op een scooter door de tunnel rijden.",
    "Er wordt gevoetbald tegen de muur van de sporthal, tot elf uur.",
)


def bring_in(stage: Stage, slug: str, last_day: dt.date) -> None:
    """They wait for review with the rest; what looks like a person is masked until somebody has read it."""
    day = last_day - dt.timedelta(days=1)
    stage.at(day, 18)
    received = dt.datetime.combine(day, dt.time(17), AMSTERDAM)
    arrivals = [
        ImportedSignal(
            source="signalen", source_key=f"SIG-{1400 + number}",
            observed_from=received - dt.timedelta(hours=5 + number), observed_until=None, received_at=received,
            text=text, category="jongerenoverlast", place_name="", latitude=None, longitude=None, status_words="",
        )
        for number, text in enumerate(REPORTS)
    ]  # fmt: skip
    token = capabilities.import_service_token(slug)
    if token is None:
        raise LookupError(slug)
    with acting(token) as actor:
        intake.bring_in(arrivals, actor=actor)
    capabilities.end(token)
