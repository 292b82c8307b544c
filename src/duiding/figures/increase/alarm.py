"""When to put a place on the agenda: unusual by chance and unusual by its own history (statistics.md B1).

Two rules, both needed: the permutation p-value is at most 0.05, and the peak is among the
top 2 of the last 53
weekly peaks. The second protects against whatever the first does not know (series of
events, seasons of a place).
"""

from dataclasses import dataclass

import numpy as np

from duiding.figures.increase.evenings import Evenings
from duiding.figures.increase.scan import LEAST_EVENINGS, MEMORY_DAYS, Circles, Peak, exceedances, look, peak
from duiding.figures.solver import IntArray

LEVEL = 0.05
PERMUTATIONS = 999
HISTORY_WEEKS = 52
TOP = 2
LEAST_HISTORY = 26
WEEKS_A_MONTH = 52 / 12


@dataclass(frozen=True)
class Alarm:
    """`places` are indices of the places in the circle; empty unless `alarm`.
    p is None without a peak.
    """

    alarm: bool
    places: IntArray
    peak: Peak
    p: float | None
    history: tuple[float, ...]
    enough_history: bool

    @property
    def once_in_months(self) -> float | None:
        """How rare such a peak is, in months; the more cautious of the two rules. None: too little to say."""
        if self.p is None or not self.enough_history:
            return None
        rank = 1 + sum(score >= self.peak.score for score in self.history)
        rarity = max(self.p, rank / (len(self.history) + 1))
        return 1 / rarity / WEEKS_A_MONTH

    @property
    def about_once_per(self) -> str:
        """The same in Dutch."""
        months = self.once_in_months
        if months is None:
            return "niet te zeggen: te weinig gegevens"
        if months < 1.5:
            return "ongeveer eens per maand of vaker"
        return f"ongeveer eens per {round(months)} maanden"


def detect(evenings: Evenings, today: int, *, permutations: int = PERMUTATIONS, seed: int = 1) -> Alarm:
    """Look at the last six weeks up to `today`. The same seed gives the same answer."""
    circles = Circles.around(evenings.x, evenings.y)
    window = look(evenings, circles, today)
    top = peak(window)
    history = _history(evenings, circles, today)
    enough = len(history) >= LEAST_HISTORY
    nothing = np.zeros(0, dtype=np.int64)
    if top.score <= 0 or top.evenings < LEAST_EVENINGS:
        return Alarm(False, nothing, top, None, history, enough)
    found, tried = exceedances(window, circles, top.score, permutations, np.random.default_rng(seed))
    p = (found + 1) / (tried + 1)
    allowed = TOP * (len(history) + 1) // (HISTORY_WEEKS + 1)
    earlier = sum(score >= top.score for score in history)
    alarm = enough and p <= LEVEL and earlier < allowed
    members = circles.members(top.centre, top.radius)
    return Alarm(alarm, members if alarm else nothing, top, p, history, enough)


def _history(evenings: Evenings, circles: Circles, today: int) -> tuple[float, ...]:
    """Peaks of the 52 weeks before, as far as half a year of evenings lies before each of them."""
    if not evenings.day.size:
        return ()
    first = int(evenings.day[0])
    days = [today - 7 * week for week in range(1, HISTORY_WEEKS + 1)]
    return tuple(peak(look(evenings, circles, day)).score for day in days if day - first >= MEMORY_DAYS // 2)
