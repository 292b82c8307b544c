"""Farrington flexible: is this week's municipal total above what the same weeks of earlier years allow?

Source: Noufaily et al. 2013, Statistics in Medicine 32(7), as `farringtonFlexible` of R's surveillance with a
quasi-Poisson model, ten-level season, reweighting by Anscombe residuals above 2.58 and
the negative binomial limit.
A second view on the town as a whole, never on places.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import nbinom, poisson

from duiding.figures.errors import BadInput
from duiding.figures.solver import FloatArray, IntArray

YEARS, HALF_WINDOW, PERIODS, PAST_NOT_INCLUDED = 3, 3, 10, 26
WEEKS_A_YEAR = 52
FIRST_WEEK = YEARS * WEEKS_A_YEAR + HALF_WINDOW
"""From this week on (counting from 0) there are enough weeks before."""
ANSCOMBE_LIMIT = 2.58
ALPHA = 0.01
ITERATIONS, TOLERANCE = 50, 1e-10


@dataclass(frozen=True)
class WeekView:
    """Expected number and upper limit of a week; alarm when the count lies above the limit."""

    count: int
    expected: float
    limit: float
    dispersion: float

    @property
    def alarm(self) -> bool:
        """Whether the week is higher than the limit."""
        return self.count > self.limit


def weekly_view(counts: IntArray, week: int, *, alpha: float = ALPHA) -> WeekView:
    """Judge counts[week] by the weeks of three years before; `counts` (weeks,) without gaps."""
    first = week - YEARS * WEEKS_A_YEAR - HALF_WINDOW
    if first < 0:
        raise BadInput(
            "weekly total", f"{YEARS} years and {HALF_WINDOW} weeks of counts are needed before the week"
        )
    weeks = np.arange(first, week - PAST_NOT_INCLUDED)
    season = _season(weeks, week)
    design = _design(weeks, season)
    y = counts[weeks].astype(float)
    weights = np.ones(y.size)
    coefficients, mu, dispersion, leverage = _fit(design, y, weights)
    residual = _anscombe(y, mu, dispersion, leverage)
    weights = np.where(residual > ANSCOMBE_LIMIT, residual**-2.0, 1.0)
    weights *= y.size / weights.sum()
    coefficients, mu, dispersion, _ = _fit(design, y, weights)
    new = _design(np.array([week]), np.zeros(1, dtype=np.int64), columns=design.shape[1])
    expected = float(np.exp(new @ coefficients)[0])
    return WeekView(int(counts[week]), expected, _limit(expected, dispersion, alpha), dispersion)


def _season(weeks: IntArray, now: int) -> IntArray:
    """Level 0 within half a window of the same week of a year, then nine equal stretches
    of the rest of the year.
    """
    phase = (weeks - now + HALF_WINDOW) % WEEKS_A_YEAR
    window = 2 * HALF_WINDOW + 1
    rest = WEEKS_A_YEAR - window
    level = 1 + (phase - window) * (PERIODS - 1) // rest
    return np.where(phase < window, 0, level)


def _design(weeks: IntArray, season: IntArray, columns: int | None = None) -> FloatArray:
    """Constant, trend in years, and one column for each season level but the first."""
    levels = PERIODS - 1 if columns is None else columns - 2
    dummies = (season[:, None] == np.arange(1, levels + 1)[None, :]).astype(float)
    return np.column_stack([np.ones(weeks.size), weeks / WEEKS_A_YEAR, dummies])


def _fit(
    design: FloatArray, y: FloatArray, weights: FloatArray
) -> tuple[FloatArray, FloatArray, float, FloatArray]:
    """Weighted quasi-Poisson by iteratively reweighted least squares: coefficients, mu,
    dispersion, leverage.
    """
    eta = np.log(y + 0.1)
    coefficients = np.zeros(design.shape[1])
    for _ in range(ITERATIONS):
        mu = np.exp(np.clip(eta, -20, 20))
        root = np.sqrt(weights * mu)
        target = root * (eta + (y - mu) / mu)
        new = np.linalg.lstsq(design * root[:, None], target, rcond=None)[0]
        change = float(np.abs(new - coefficients).max())
        coefficients, eta = new, design @ new
        if change < TOLERANCE:
            break
    mu = np.exp(np.clip(eta, -20, 20))
    degrees = y.size - design.shape[1]
    dispersion = max(1.0, float((weights * (y - mu) ** 2 / mu).sum() / degrees))
    root = np.sqrt(weights * mu)[:, None] * design
    leverage = np.einsum("ij,ji->i", root, np.linalg.pinv(root))
    return coefficients, mu, dispersion, np.asarray(leverage)


def _anscombe(y: FloatArray, mu: FloatArray, dispersion: float, leverage: FloatArray) -> FloatArray:
    """Standardised Anscombe residuals of a Poisson model."""
    raw = 1.5 * (y ** (2 / 3) - mu ** (2 / 3)) / mu ** (1 / 6)
    return np.asarray(raw / np.sqrt(dispersion * np.maximum(1 - leverage, 1e-9)))


def _limit(expected: float, dispersion: float, alpha: float) -> float:
    """Upper quantile of the (negative binomial or Poisson) distribution of a week."""
    if dispersion <= 1.0:
        return float(poisson.ppf(1 - alpha, expected))
    return float(nbinom.ppf(1 - alpha, expected / (dispersion - 1), 1 / dispersion))
