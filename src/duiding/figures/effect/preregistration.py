"""What was promised before the first after-month: areas, start, outcome and the answer of the gate."""

import hashlib
import json
from dataclasses import asdict, dataclass

import numpy as np

from duiding.figures.effect.gate import refusals
from duiding.figures.errors import BadInput
from duiding.figures.solver import FloatArray


@dataclass(frozen=True)
class Preregistration:
    """Frozen; a change is a new record beside the old one. Months count from 1."""

    treated: str
    comparisons: tuple[str, ...]
    start: int
    months_after: int
    outcome: str
    registered_in_month: int
    gate_reasons: tuple[str, ...]

    def fingerprint(self) -> str:
        """SHA-256 of the content, to be kept in the trail."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def register(
    before: FloatArray,
    areas: tuple[str, ...],
    *,
    months_after: int,
    outcome: str,
    registered_in_month: int,
) -> Preregistration:
    """Record a plan from counts (areas, months before), area 0 treated; only possible
    before the first after-month.
    """
    start = before.shape[1] + 1
    if registered_in_month >= start:
        raise BadInput(
            f"plan for {areas[0]}", f"registered in month {registered_in_month}, but it starts in {start}"
        )
    known = np.asarray(before, dtype=float)[None]
    later = np.zeros((1, known.shape[1], months_after))
    reasons = refusals(np.concatenate([known, later], axis=2), start)
    held = tuple(reason.value for reason, holds in reasons.items() if holds[0])
    return Preregistration(areas[0], areas[1:], start, months_after, outcome, registered_in_month, held)
