"""Gate, estimate and words together: the only road to a statement about a plan."""

from dataclasses import dataclass

import numpy as np

from duiding.figures.effect.estimate import estimate
from duiding.figures.effect.gate import Refusal, refusals
from duiding.figures.effect.regression import Direction, agreed_direction
from duiding.figures.effect.wording import effect_text, refusal_text
from duiding.figures.solver import FloatArray


@dataclass(frozen=True)
class Assessment:
    """Numbers are None when refused: then there is no number to show."""

    reasons: tuple[Refusal, ...]
    direction: Direction | None
    est: float | None
    lo: float | None
    hi: float | None
    text: str

    @property
    def refused(self) -> bool:
        """Whether the data cannot carry a statement."""
        return bool(self.reasons)


def assess(panel: FloatArray, start: int) -> Assessment:
    """Judge one panel (areas, months) of counts, area 0 treated, from month `start` on."""
    y = np.asarray(panel, dtype=float)[None]
    reasons = tuple(reason for reason, holds in refusals(y, start).items() if holds[0])
    if reasons:
        return Assessment(reasons, None, None, None, None, refusal_text())
    found = estimate(y, start)
    est, lo, hi = (float(part[0]) for part in (found.est, found.lo, found.hi))
    direction = agreed_direction(y[0], start)
    text = effect_text(direction, est, lo, hi, y.shape[1] - 1)
    return Assessment((), direction, est, lo, hi, text)


def assess_many(y: FloatArray, start: int) -> FloatArray:
    """(panels, 4): refused 0/1, est, lo, hi of panels (panels, areas, months); zeros where refused."""
    y = np.asarray(y, dtype=float)
    refused = np.logical_or.reduce(list(refusals(y, start).values()))
    answer = np.zeros((y.shape[0], 4))
    answer[:, 0] = refused
    if not refused.all():
        found = estimate(y[~refused], start)
        answer[~refused, 1:] = np.stack([found.est, found.lo, found.hi], axis=1)
    return answer
