"""Successive releases: nothing can be learnt by subtracting them."""

import numpy as np
import pytest

from duiding.figures.disclosure.series import DatedSignal, month_system, publish_series
from duiding.figures.disclosure.simulation import simulated_year


@pytest.mark.parametrize(("size", "allowed"), [(1500, 13), (8000, 60)])
def test_history_is_frozen_and_adds_up(size, allowed):
    series = publish_series(simulated_year(size, seed=size))
    rows = {(r, m, b, t): v for r, m, b, t, v in series.rows()}
    assert len(rows) == (78 + 12) * 25 * 6
    for (report, month, place, kind), value in rows.items():
        assert value % 5 == 0
        if month != "ytd":
            assert value == rows[12, month, place, kind]
        else:
            months = range(1, report + 1)
            assert value == sum(rows[report, str(m), place, kind] for m in months)
    for month in range(1, 13):
        system = month_system(series, month)
        assert system.adds_up(system.counts)
    assert abs(series.published_year() - series.true_year).max() <= allowed


def test_one_signal_more_cannot_be_seen_exactly():
    """Two series that differ by one late signal differ by whole multiples of 5 only."""
    signals = simulated_year(400, seed=5)
    more = [*signals, DatedSignal(3, 2, 7, None)]
    first, second = (publish_series(s, rng=np.random.default_rng(1)) for s in (signals, more))
    assert not ((first.months - second.months) % 5).any()
    assert (first.months[:6] == second.months[:6]).all()
