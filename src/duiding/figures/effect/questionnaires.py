"""Before and after forms, and how many people were reached (statistics.md C4).

Scales run from 1 to 5. Without a comparison group the words are "na afloop", never "door".
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm
from scipy.stats import t as student

from duiding.figures.solver import FloatArray

SHOW_FROM, PUBLISH_FROM = 15, 10
"""An interval is shown from 15 pairs on; nothing is published about fewer than 10 people."""


@dataclass(frozen=True)
class MeanChange:
    """Mean change in scale points with its 95% interval; n is the number of pairs or of the smaller group."""

    mean: float
    lo: float
    hi: float
    n: int

    @property
    def may_be_published(self) -> bool:
        """Enough people stand behind it."""
        return self.n >= PUBLISH_FROM

    @property
    def may_be_shown_with_interval(self) -> bool:
        """Enough pairs for an interval that says something."""
        return self.n >= SHOW_FROM


def paired_change(before: FloatArray, after: FloatArray) -> MeanChange:
    """Change per person (n,) with a t interval; forms are paired by a code that people make themselves."""
    difference = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    n = difference.size
    if n < 2:
        return MeanChange(float(difference.mean()) if n else math.nan, -math.inf, math.inf, n)
    reach = float(student.ppf(0.975, n - 1) * difference.std(ddof=1) / math.sqrt(n))
    mean = float(difference.mean())
    return MeanChange(mean, mean - reach, mean + reach, n)


def unpaired_change(before: FloatArray, after: FloatArray) -> MeanChange:
    """Difference of two groups of forms that cannot be paired (Welch 1947): honest and wide."""
    first, second = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    n = min(first.size, second.size)
    mean = float(second.mean() - first.mean()) if n else math.nan
    if n < 2:
        return MeanChange(mean, -math.inf, math.inf, n)
    a, b = first.var(ddof=1) / first.size, second.var(ddof=1) / second.size
    if a + b == 0:
        return MeanChange(mean, mean, mean, n)
    degrees = (a + b) ** 2 / (a**2 / (first.size - 1) + b**2 / (second.size - 1))
    reach = float(student.ppf(0.975, degrees) * math.sqrt(a + b))
    return MeanChange(mean, mean - reach, mean + reach, n)


def wilson(successes: int, n: int) -> tuple[float, float]:
    """95% interval of a share (Wilson 1927); (0, 1) when nobody was asked."""
    if n == 0:
        return 0.0, 1.0
    z = float(norm.ppf(0.975))
    share, correction = successes / n, z * z / n
    middle = (share + correction / 2) / (1 + correction)
    reach = z / (1 + correction) * math.sqrt(share * (1 - share) / n + correction / (4 * n))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def change_text(change: MeanChange, invited: int) -> str:
    """What may be said after an evening, with how many of the invited filled in both forms."""
    if not change.may_be_published:
        return "Er zijn te weinig formulieren om iets te zeggen."
    answered = f"{change.n} van de {invited} mensen vulden het formulier in."
    if not change.may_be_shown_with_interval or change.lo <= 0 <= change.hi:
        return f"We zien geen duidelijk verschil voor en na afloop. {answered}"
    way = "meer" if change.mean > 0 else "minder"
    return f"Na afloop weten ouders {way}. {answered}"
