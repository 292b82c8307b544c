"""What is said about an effect, in plain Dutch (B1), made from classes and never from a
p-value (statistics.md C5).
"""

import math
from dataclasses import dataclass

from duiding.figures.effect.regression import Direction

ALWAYS = "Misschien melden mensen nu vaker of juist minder."
NOT_THE_CAUSE = "Of dit door het plan komt, weten we niet zeker."
TOO_LITTLE = (
    "Er zijn te weinig gegevens om iets over het effect te zeggen. Dat betekent niet dat het plan niet helpt."
)
MEASURABLE = "Dit plan is straks te meten."
NOT_MEASURABLE = "Dit plan is straks niet te meten; met meer vergelijkingsbuurten misschien wel."
FORBIDDEN = (
    "bewezen",
    "bewijst",
    "significant",
    "dankzij",
    "oorzaak",
    "effectief",
    "succes",
    "p-waarde",
    "werkt",
)
"""Words that no sentence about an effect may hold."""


@dataclass(frozen=True)
class Change:
    """A log rate ratio in words: how many per cent, and which way."""

    log_ratio: float

    @property
    def percent(self) -> int:
        """Rounded to 5, or to 1 below that; never 0."""
        size = abs(math.expm1(self.log_ratio)) * 100
        return max(1, round(size)) if size < 2.5 else round(size / 5) * 5

    @property
    def way(self) -> str:
        """Less or more."""
        return "minder" if self.log_ratio < 0 else "meer"


def effect_text(direction: Direction, est: float, lo: float, hi: float, areas: int) -> str:
    """The whole statement about an estimate that passed the gate."""
    middle, low, high = Change(est), Change(lo), Change(hi)
    if direction is Direction.UNCLEAR:
        return (
            f"We zien geen duidelijk verschil. Het kan {low.percent}% {low.way} zijn, "
            f"maar ook {high.percent}% {high.way}. Dat kan toeval zijn. {ALWAYS}"
        )
    least, most = sorted((low.percent, high.percent))
    return (
        f"In deze buurt zijn {middle.way} avonden met overlast dan verwacht: ongeveer {middle.percent}% "
        f"{middle.way}. Het kan ook {least}% of {most}% zijn. We vergeleken met {areas} andere buurten. "
        f"{NOT_THE_CAUSE} {ALWAYS}"
    )


def refusal_text() -> str:
    """The whole statement when the gate refused."""
    return f"{TOO_LITTLE} {ALWAYS}"
