"""Prospective space-time permutation scan: the busiest circle of places in the last weeks.

Source: Kulldorff et al. 2005, PLoS Medicine 2(3) e59. A cylinder is a circle around a
place (up to 500 m) and the
last 1 to 6 weeks. Its expected number follows from the place's own year and the
municipality's own weeks, so a busy
place or a busy summer is no finding by itself.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from duiding.figures.increase.evenings import Evenings
from duiding.figures.solver import BoolArray, FloatArray, IntArray

RADII = (0.0, 250.0, 500.0)
WEEKS = 6
MEMORY_DAYS = 364
LEAST_EVENINGS = 3


@dataclass(frozen=True)
class Circles:
    """Sums over circles: ring (places * radii, places) sparse 0/1 matrix of the places between two radii."""

    ring: Any
    places: int

    @classmethod
    def around(cls, x: FloatArray, y: FloatArray) -> "Circles":
        """All circles of `RADII` metres around each place."""
        tree = cKDTree(np.column_stack([x, y]))
        pairs = tree.query_pairs(RADII[-1], output_type="ndarray")
        distance = np.hypot(x[pairs[:, 0]] - x[pairs[:, 1]], y[pairs[:, 0]] - y[pairs[:, 1]])
        level = np.searchsorted(RADII, distance)
        own = np.arange(x.size)
        centre = np.concatenate([own, pairs[:, 0], pairs[:, 1]])
        member = np.concatenate([own, pairs[:, 1], pairs[:, 0]])
        rows = centre * len(RADII) + np.concatenate([np.zeros(x.size, dtype=np.int64), level, level])
        ones = np.ones(rows.size, dtype=np.int32)
        shape = (x.size * len(RADII), x.size)
        return cls(sparse.csr_matrix((ones, (rows, member)), shape=shape), x.size)

    def sums(self, counts: IntArray) -> IntArray:
        """(places, radii, columns) totals within each circle of counts (places, columns)."""
        rings = self.ring @ counts.astype(np.int32)
        return np.asarray(rings.reshape(self.places, len(RADII), -1).cumsum(axis=1))

    def members(self, centre: int, radius: int) -> IntArray:
        """The places within circle number `radius` around a place."""
        rows = self.ring[centre * len(RADII) : centre * len(RADII) + radius + 1]
        return np.unique(rows.indices)


@dataclass(frozen=True)
class Peak:
    """The most unusual cylinder: its score, circle, number of weeks, and evenings against expected."""

    score: float
    centre: int
    radius: int
    weeks: int
    evenings: int
    expected: float


@dataclass(frozen=True)
class Window:
    """One look on one day: labels (n,) the places of a year of evenings, recent (places,
    weeks), mu of each cylinder.
    """

    labels: IntArray
    recent: IntArray
    expected: FloatArray
    observed: IntArray


def look(evenings: Evenings, circles: Circles, today: int) -> Window:
    """Count all cylinders that end on `today`, against the 52 weeks up to then."""
    labels = evenings.between(today - MEMORY_DAYS + 1, today)
    recent = evenings.week_counts(today, WEEKS)
    year = circles.sums(np.bincount(labels, minlength=evenings.x.size)[:, None])
    weekly = recent.sum(axis=0).cumsum()
    expected = year * weekly / max(labels.size, 1)
    return Window(labels, recent, expected, cylinder_counts(circles, recent))


def cylinder_counts(circles: Circles, recent: IntArray) -> IntArray:
    """(places, radii, weeks) evenings in each cylinder."""
    return circles.sums(recent.cumsum(axis=1))


def score(count: FloatArray, expected: FloatArray, total: int) -> FloatArray:
    """Log likelihood ratio of count against expected out of total; 0 where not more than expected."""
    more = (count > expected) & (count >= LEAST_EVENINGS) & (expected > 0) & (expected < total)
    c, mu = count[more].astype(float), expected[more]
    rest = total - c
    value = c * np.log(c / mu)
    value += np.where(rest > 0, rest * np.log(np.maximum(rest, 1e-9) / (total - mu)), 0.0)
    result = np.zeros(expected.shape)
    result[more] = value
    return result


def peak(window: Window) -> Peak:
    """The cylinder with the highest score; the smallest circle and shortest time among equals."""
    scores = score(window.observed.astype(float), window.expected, window.labels.size)
    place, radius, week = (int(i) for i in np.unravel_index(int(scores.argmax()), scores.shape))
    best = (place, radius, week)
    return Peak(
        float(scores[best]),
        place,
        radius,
        week + 1,
        int(window.observed[best]),
        float(window.expected[best]),
    )


def critical_counts(expected: FloatArray, total: int, level: float) -> IntArray:
    """Smallest count at which each cylinder reaches the score `level`; total + 1 where none does."""
    low = np.maximum(np.floor(expected), LEAST_EVENINGS - 1).astype(np.int64)
    high = np.full(expected.shape, total + 1, dtype=np.int64)
    while (high - low > 1).any():
        middle = (low + high) // 2
        reached: BoolArray = score(middle.astype(float), expected, total) >= level
        high = np.where(reached & (middle > low), middle, high)
        low = np.where(reached, low, middle)
    return high


def exceedances(
    window: Window, circles: Circles, level: float, permutations: int, rng: np.random.Generator
) -> tuple[int, int]:
    """How many shuffled years have a score >= level, and how many were tried.

    Shuffling the days over the evenings keeps each place's year and each week's total.
    Stops as soon as more than
    5% of all permutations have reached the level: the answer "not unusual" can then no longer change.
    """
    sizes = window.recent.sum(axis=0)
    week = np.repeat(np.arange(WEEKS), sizes)
    critical = critical_counts(window.expected, window.labels.size, level - 1e-9)
    found = 0
    for tried in range(1, permutations + 1):
        drawn = rng.choice(window.labels, week.size, replace=False)
        recent = np.bincount(drawn * WEEKS + week, minlength=window.recent.size)
        counts = cylinder_counts(circles, recent.reshape(window.recent.shape))
        found += bool((counts >= critical).any())
        if found > (permutations + 1) * 0.05:
            return found, tried
    return found, permutations
