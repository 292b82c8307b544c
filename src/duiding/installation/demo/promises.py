"""What two approaches will be judged by, recorded before they began; and two signals about one evening."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from duiding.casework.insight.actions import promising
from duiding.casework.insight.queries import effects
from duiding.casework.intake import actions as intake
from duiding.directory.actor import AMSTERDAM
from duiding.directory.models import Area, Place
from duiding.installation.demo.stage import Stage
from duiding.release.kinds import month_after


@dataclass(frozen=True)
class Approach:
    title: str
    area: str
    months_after: int
    expected: str


PROMISES = {
    160: Approach(
        "Eigen plek achter het dorpshuis", "Kromdijk", 3, "Minder avonden met harde muziek bij het dorpshuis."
    ),
    20: Approach(
        "Jongerenwerk op vrijdagavond", "Zuiderpark", 6, "Rustiger vrijdagavonden bij de skatebaan."
    ),
}
"""By how many days ago it was recorded."""
SEEN = (
    ("boa", 20, "Vuurwerk bij de skatebaan, prullenbak bij de ingang in brand. Brandweer heeft geblust."),
    ("police", 45, "Bij de skatebaan vuurwerk afgestoken. Prullenbak bij de ingang stond in brand."),
)


def promise(stage: Stage, ago: int) -> None:
    approach = PROMISES[ago]
    with stage.as_("director") as actor:
        areas = {name: key for key, name in effects.area_names().items()}
        area = Area.objects.get(name=approach.area)
        promising.promise(
            promising.Promise(
                approach.title, approach.expected, None, area.pk,
                tuple(key for name, key in areas.items() if name != approach.area), month_after(actor.today, 1),
                effects.months_known(actor.today), approach.months_after,
            ),
            actor=actor,
        )  # fmt: skip


def two_about_one_evening(stage: Stage, last_day: dt.date) -> None:
    """They wait for review; the inbox says that they look alike."""
    evening = dt.datetime.combine(last_day - dt.timedelta(days=1), dt.time(20), AMSTERDAM)
    stage.at(last_day - dt.timedelta(days=1), 22)
    for who, minutes, text in SEEN:
        with stage.as_(who) as actor:
            intake.report(
                actor=actor,
                observed_from=evening + dt.timedelta(minutes=minutes),
                place=Place.objects.get(name="Skatebaan"),
                behaviours=["fireworks"],
                number_band="4-7",
                text=text,
                regime="supervision" if who == "boa" else "na",
            )
