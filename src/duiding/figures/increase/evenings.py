"""The unit of counting: an evening with at least one signal at a place.

Ten calls about one evening are one evening, and a call by the police weighs as much as
one by a resident. So double
reports need no removal before the scan (statistics.md B1). Persons, groups and sources are no input.
"""

from dataclasses import dataclass

import numpy as np

from duiding.figures.solver import FloatArray, IntArray


@dataclass(frozen=True)
class Evenings:
    """Distinct evenings, sorted by day: place (n,) indices into x, y (places,) in metres;
    day (n,) whole days.
    """

    place: IntArray
    day: IntArray
    x: FloatArray
    y: FloatArray

    def between(self, first: int, last: int) -> IntArray:
        """Places (k,) of the evenings with first <= day <= last."""
        start, end = np.searchsorted(self.day, [first, last + 1])
        return self.place[start:end]

    def week_counts(self, last: int, weeks: int) -> IntArray:
        """Evenings (places, weeks) in the last 7-day weeks up to day `last`; column 0 is the latest week."""
        start, end = np.searchsorted(self.day, [last - 7 * weeks + 1, last + 1])
        week = (last - self.day[start:end]) // 7
        cells = np.bincount(self.place[start:end] * weeks + week, minlength=self.x.size * weeks)
        return cells.reshape(self.x.size, weeks)


def evenings_of(place: IntArray, day: IntArray, x: FloatArray, y: FloatArray) -> Evenings:
    """Keep one of each place and day. place, day (signals,); x, y (places,)."""
    days = int(day.max() - day.min()) + 1 if day.size else 1
    first = int(day.min()) if day.size else 0
    code = np.unique((day - first) * x.size + place) if days else np.zeros(0, dtype=np.int64)
    return Evenings(code % x.size, code // x.size + first, x, y)
