"""Can this plan be measured? Decided on the months before it starts, so also answerable in advance.

Refusing on the width of the final interval would spoil its coverage, because narrow intervals are partly luck
(statistics.md C3).
"""

from enum import StrEnum

import numpy as np

from duiding.figures.effect.estimate import contrast, t_factor
from duiding.figures.solver import BoolArray, FloatArray

LEAST_BEFORE, LEAST_AFTER, LEAST_AREAS = 20, 10, 8
WIDEST_RATIO = 4.0


class Refusal(StrEnum):
    """Why nothing is said about the effect."""

    FEW_SIGNALS = "too few signals"
    FEW_AREAS = "too few comparison areas"
    TOO_WIDE = "the interval would be too wide"
    BROKEN_TREND = "the area moved differently before the start"


def refusals(y: FloatArray, start: int) -> dict[Refusal, BoolArray]:
    """For each reason the panels (p,) it holds for; y (p, areas, months), of the after-
    months only the number counts.
    """
    before = y[:, :, : start - 1]
    months, after_months = start - 1, y.shape[2] - start + 1
    total = before.sum(axis=2)
    expected = total / months * after_months
    few = (total[:, 0] < LEAST_BEFORE) | (expected[:, 0] < LEAST_AFTER)
    comparisons = y.shape[1] - 1
    reasons = {
        Refusal.FEW_SIGNALS: few,
        Refusal.FEW_AREAS: np.full(y.shape[0], comparisons < LEAST_AREAS),
    }
    if comparisons < 2 or months < 2:
        return reasons | {Refusal.TOO_WIDE: np.ones(y.shape[0], dtype=bool)}
    half = months // 2
    halves = contrast(before[:, :, :half].sum(axis=2), before[:, :, half:].sum(axis=2), half, months - half)
    factor = t_factor(comparisons)
    v = 1 / (total + 0.5) + 1 / (expected + 0.5)
    mean_error = 1 / (1 / (v[:, 1:] + halves.tau2[:, None])).sum(axis=1)
    width = 2 * factor * np.sqrt(v[:, 0] + halves.tau2 + mean_error)
    return reasons | {
        Refusal.TOO_WIDE: width > np.log(WIDEST_RATIO),
        Refusal.BROKEN_TREND: np.abs(halves.est) > factor * halves.error,
    }
