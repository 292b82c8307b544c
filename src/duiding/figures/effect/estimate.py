"""Random-effects difference-in-differences on monthly counts (statistics.md C3, Definition).

How far did the treated area move, compared with how far other areas move by themselves?
The spread between areas
(Paule-Mandel) and the error of small counts both enter the interval. Works on many panels at once:
counts `y` have the shape (panels, areas, months) and area 0 is the treated one. Source: Paule & Mandel 1982,
J. Res. NBS 87(5); Higgins, Thompson & Spiegelhalter 2009 for the t interval.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from duiding.figures.solver import FloatArray

SEARCH_END = 10.0
HALVINGS = 60
LEVEL = 0.975


@dataclass(frozen=True)
class Contrast:
    """Log ratios r (p, areas) and their variances v, the comparison mean mu (p,), tau2
    (p,) and 1/sum of weights.
    """

    r: FloatArray
    v: FloatArray
    mu: FloatArray
    tau2: FloatArray
    mean_error: FloatArray

    @property
    def est(self) -> FloatArray:
        """Log rate ratio of the treated area against the others (p,)."""
        return np.asarray(self.r[:, 0] - self.mu)

    @property
    def error(self) -> FloatArray:
        """Standard error of `est` (p,)."""
        return np.asarray(np.sqrt(self.v[:, 0] + self.tau2 + self.mean_error))


@dataclass(frozen=True)
class Estimate:
    """Log rate ratio with its interval, each (p,)."""

    est: FloatArray
    lo: FloatArray
    hi: FloatArray


def t_factor(comparisons: int) -> float:
    """The 97.5% point of Student's t with J-1 degrees of freedom."""
    return float(student.ppf(LEVEL, comparisons - 1))


def contrast(before: FloatArray, after: FloatArray, months_before: int, months_after: int) -> Contrast:
    """Compare sums (p, areas) over two periods; needs at least two comparison areas."""
    r = np.log((after + 0.5) / (before + 0.5)) - np.log(months_after / months_before)
    v = 1 / (after + 0.5) + 1 / (before + 0.5)
    tau2 = between_areas(r[:, 1:], v[:, 1:])
    weight = 1 / (v[:, 1:] + tau2[:, None])
    total = weight.sum(axis=1)
    return Contrast(r, v, (weight * r[:, 1:]).sum(axis=1) / total, tau2, 1 / total)


def between_areas(r: FloatArray, v: FloatArray) -> FloatArray:
    """Paule-Mandel tau squared (p,) of log ratios r (p, J) with variances v: 0 if Q(0) <=
    J-1, searched in 0..10.
    """
    degrees = r.shape[1] - 1
    low = np.zeros(r.shape[0])
    high = np.full(r.shape[0], SEARCH_END)
    none = _spread(r, v, low) <= degrees
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        above = _spread(r, v, middle) > degrees
        low = np.where(above, middle, low)
        high = np.where(above, high, middle)
    return np.where(none, 0.0, (low + high) / 2)


def _spread(r: FloatArray, v: FloatArray, tau2: FloatArray) -> FloatArray:
    weight = 1 / (v + tau2[:, None])
    mean = (weight * r).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    return np.asarray((weight * (r - mean) ** 2).sum(axis=1))


def estimate(y: FloatArray, start: int, *, skip: int = 0) -> Estimate:
    """Effect from month `start` on (months count from 1); the last `skip` months before it are left out."""
    before_end = start - 1 - skip
    before, after = y[:, :, :before_end].sum(axis=2), y[:, :, start - 1 :].sum(axis=2)
    found = contrast(before, after, before_end, y.shape[2] - start + 1)
    reach = t_factor(y.shape[1] - 1) * found.error
    return Estimate(found.est, found.est - reach, found.est + reach)
