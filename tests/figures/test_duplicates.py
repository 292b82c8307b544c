"""Suggestions of double reports on simulated texts; seed 2 was not used for fitting."""

import numpy as np
import pytest

from duiding.figures.increase.duplicates import Report, candidate_pairs, suggest
from duiding.figures.increase.likeness import trigram_likeness
from duiding.figures.increase.simulated_reports import simulated_reports


def test_blocking_and_recall():
    reports, truth = simulated_reports(800, seed=2)
    found = list(suggest(reports))
    right = np.array([(s.id_a, s.id_b) in truth or (s.id_b, s.id_a) in truth for s in found])
    assert right.sum() >= 0.97 * len(truth)
    precision = right.cumsum() / np.arange(1, right.size + 1)
    recall = right.cumsum() / len(truth)
    assert recall[precision >= 0.90].max() >= 0.60
    assert all(0 <= s.probability <= 1 for s in found)
    assert [s.probability for s in found] == sorted((s.probability for s in found), reverse=True)


@pytest.mark.parametrize(
    ("hours", "metres", "pairs"),
    [(12.0, 0.0, 1), (12.1, 0.0, 0), (0.0, 250.0, 1), (0.0, 250.1, 0), (12.0, 250.0, 1)],
)
def test_block(hours, metres, pairs):
    first = Report("a", "bewoner", 5.0, 0.0, 0.0, "geluid", "herrie")
    second = Report("b", "boa", 5.0 + hours, metres, 0.0, "geluid", "herrie")
    assert len(candidate_pairs([first, second])) == pairs


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("word", "two words", 0.363636), ("", "", 0.0), ("Scooter", "scooter", 1.0)],
)
def test_trigrams_as_in_postgresql(first, second, expected):
    """The first value is the example in PostgreSQL's own manual of pg_trgm."""
    assert trigram_likeness(first, second) == pytest.approx(expected, abs=1e-6)
