"""Knox's count of pairs that are near in space and in time: a yearly background fact, after de-duplication.

Source: Knox 1964, Applied Statistics 13(1). The Poisson p is P(X >= observed); R's surveillance::knox prints
P(X > observed).
"""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree
from scipy.stats import poisson

from duiding.figures.solver import FloatArray


@dataclass(frozen=True)
class Knox:
    """observed pairs near in both; expected = pairs near in space * near in time / all
    pairs; p = P(X >= observed).
    """

    observed: int
    near_in_space: int
    near_in_time: int
    expected: float
    p: float


def knox(x: FloatArray, y: FloatArray, t: FloatArray, *, metres: float, days: float) -> Knox:
    """Count pairs at most `metres` and at most `days` apart; x, y, t (n,)."""
    n = x.size
    if n < 2:
        return Knox(0, 0, 0, 0.0, 1.0)
    place = np.column_stack([x, y]).astype(float)
    time = np.asarray(t, dtype=float)
    pairs = cKDTree(place).query_pairs(metres, output_type="ndarray")
    observed = int((np.abs(time[pairs[:, 0]] - time[pairs[:, 1]]) <= days).sum())
    in_time = _near_in_time(np.sort(time), days)
    expected = len(pairs) * in_time / (n * (n - 1) / 2)
    return Knox(observed, len(pairs), in_time, expected, float(poisson.sf(observed - 1, expected)))


def _near_in_time(ordered: FloatArray, days: float) -> int:
    """Pairs at most `days` apart among sorted times, by counting forward; ties at the limit count."""
    last = np.searchsorted(ordered, ordered + days, side="right")
    return int((last - np.arange(ordered.size) - 1).sum())
