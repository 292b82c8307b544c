"""Regression to the mean: plans start at a peak, and peaks pass by themselves (statistics.md C2).

The effect is estimated with and without the last three months before the start; when the
two do not say the same,
no conclusion is drawn.
"""

from enum import StrEnum

from duiding.figures.effect.estimate import estimate
from duiding.figures.solver import FloatArray

PEAK_MONTHS = 3


class Direction(StrEnum):
    """What an interval says."""

    DECREASE = "daling"
    INCREASE = "stijging"
    UNCLEAR = "onduidelijk"


def direction(lo: float, hi: float) -> Direction:
    """A direction only when the whole interval of the log rate ratio lies on one side of 0."""
    if hi < 0:
        return Direction.DECREASE
    return Direction.INCREASE if lo > 0 else Direction.UNCLEAR


def agreed_direction(panel: FloatArray, start: int) -> Direction:
    """Direction of one panel (areas, months) if it holds without the last three months
    before the start too.
    """
    whole = estimate(panel[None], start)
    said = direction(float(whole.lo[0]), float(whole.hi[0]))
    if start - 1 - PEAK_MONTHS < 1:
        return Direction.UNCLEAR
    trimmed = estimate(panel[None], start, skip=PEAK_MONTHS)
    if direction(float(trimmed.lo[0]), float(trimmed.hi[0])) is not said:
        return Direction.UNCLEAR
    return said
