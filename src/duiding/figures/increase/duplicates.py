"""Two signals about the same event? Only suggested, never merged (statistics.md B3).

Pairs within 12 hours and 250 metres are weighed by a logistic rule with fixed weights.
The weights are data: they
were fitted on simulated reports and are to be fitted again on pairs that people confirmed.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from duiding.figures.increase.likeness import RareWords, jaccard, trigrams

BLOCK_HOURS, BLOCK_METRES = 12.0, 250.0
ROUNDING = 1e-9
"""The edge of the block belongs to it, whatever the last digit of a division."""


@dataclass(frozen=True)
class Report:
    """What is compared of a signal: when (hours), where (metres), from which source,
    which type, which words.
    """

    id: str
    source: str
    hours: float
    x: float
    y: float
    type: str
    text: str


@dataclass(frozen=True)
class Weights:
    """Log odds; hours and metres enter as log(1 + h) and as parts of the block."""

    constant: float
    log_hours: float
    hours: float
    log_metres: float
    metres: float
    same_type: float
    same_source: float
    trigram: float
    rare_words: float


WEIGHTS = Weights(
    constant=1.31,
    log_hours=-1.35,
    hours=-2.17,
    log_metres=-0.22,
    metres=-2.43,
    same_type=2.18,
    same_source=-0.38,
    trigram=0.31,
    rare_words=3.27,
)
"""Fitted on six simulated years (simulated_reports.py, seeds 1 and 3 to 7); seed 2 is kept for testing.
"""


@dataclass(frozen=True)
class Suggestion:
    """A pair that may speak of one event."""

    id_a: str
    id_b: str
    probability: float


def _block(reports: Sequence[Report]) -> NDArray[np.float64]:
    """(n, 3) place and time in units of the block, so that the block lies within distance sqrt(2)."""
    rows = [(r.x / BLOCK_METRES, r.y / BLOCK_METRES, r.hours / BLOCK_HOURS) for r in reports]
    return np.array(rows, dtype=float).reshape(len(reports), 3)


def count_candidates(reports: Sequence[Report]) -> int:
    """Upper limit of the number of candidate pairs, without making them."""
    tree = cKDTree(_block(reports))
    return int(tree.count_neighbors(tree, math.sqrt(2) + ROUNDING) - len(reports)) // 2


def candidate_pairs(reports: Sequence[Report]) -> list[tuple[int, int]]:
    """Index pairs within 12 hours and 250 metres."""
    scaled = _block(reports)
    pairs = cKDTree(scaled).query_pairs(math.sqrt(2) + ROUNDING, output_type="ndarray")
    apart = abs(scaled[pairs[:, 0]] - scaled[pairs[:, 1]])
    inside = (np.hypot(apart[:, 0], apart[:, 1]) <= 1 + ROUNDING) & (apart[:, 2] <= 1 + ROUNDING)
    return [(int(i), int(j)) for i, j in pairs[inside]]


@dataclass(frozen=True)
class Alike:
    """How near two reports are and how much alike, whoever measured it; the likenesses run from 0 to 1."""

    hours: float
    metres: float
    same_type: bool
    same_source: bool
    trigram: float
    rare_words: float

    def row(self, block_hours: float = BLOCK_HOURS, block_metres: float = BLOCK_METRES) -> tuple[float, ...]:
        """In the order of `Weights` after the constant."""
        return (
            math.log1p(self.hours),
            self.hours / block_hours,
            math.log1p(self.metres / 25),
            self.metres / block_metres,
            float(self.same_type),
            float(self.same_source),
            self.trigram,
            self.rare_words,
        )

    def probability(self, weights: Weights, block_hours: float, block_metres: float) -> float:
        """That both speak of one event."""
        constant, *slopes = astuple(weights)
        row = self.row(block_hours, block_metres)
        odds = constant + sum(slope * value for slope, value in zip(slopes, row, strict=True))
        return 1 / (1 + math.exp(-odds))


def features(reports: Sequence[Report], pairs: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """(pairs, 8) in the order of `Weights` after the constant."""
    pieces = [trigrams(report.text) for report in reports]
    rare = RareWords(report.text for report in reports)
    rows = []
    for i, j in pairs:
        a, b = reports[i], reports[j]
        hours, metres = abs(a.hours - b.hours), math.hypot(a.x - b.x, a.y - b.y)
        alike = Alike(
            hours,
            metres,
            a.type == b.type,
            a.source == b.source,
            jaccard(pieces[i], pieces[j]),
            rare.shared(i, j),
        )
        rows.append(alike.row())
    return np.array(rows, dtype=float).reshape(len(pairs), 8)


def suggest(reports: Sequence[Report], weights: Weights = WEIGHTS) -> Iterator[Suggestion]:
    """All pairs in the block, most probable first."""
    pairs = candidate_pairs(reports)
    constant, *slopes = astuple(weights)
    odds = features(reports, pairs) @ np.array(slopes) + constant
    for k in np.argsort(-odds, kind="stable"):
        i, j = pairs[k]
        yield Suggestion(reports[i].id, reports[j].id, float(1 / (1 + math.exp(-odds[k]))))
