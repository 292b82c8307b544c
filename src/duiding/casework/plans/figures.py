"""Where a goal stands: as a number when all three answers hold one, otherwise in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duiding.casework.plans.models import PlanGoal

_NUMBER = re.compile(r"(?<![\w.,])-?\d{1,7}(?:[.,]\d{1,3})?(?![\w])")


@dataclass(frozen=True)
class Measured:
    start: float
    target: float
    now: float


def as_number(text: str) -> float | None:
    """ "30 per maand" is 30, "6,1" is 6.1; words, two numbers or a fraction ("4/6") are not one number."""
    found = _NUMBER.findall(text)
    if len(found) != 1 or "/" in text:
        return None
    return float(found[0].replace(",", "."))


def measured(goal: PlanGoal) -> Measured | None:
    """None when one of the answers is no number, or when start and aim are the same."""
    start, target, now = (as_number(text) for text in (goal.baseline, goal.target, goal.current))
    if start is None or target is None or now is None or start == target:
        return None
    return Measured(start, target, now)
