"""The estimator against a slow, literal version of its definition; coverage, refusals and words."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import t as student

from duiding.figures.commands import golden
from duiding.figures.effect.assessment import assess, assess_many
from duiding.figures.effect.gate import Refusal, refusals
from duiding.figures.effect.preregistration import register
from duiding.figures.effect.questionnaires import change_text, paired_change, unpaired_change, wilson
from duiding.figures.effect.regression import Direction, agreed_direction
from duiding.figures.effect.school_holidays import Region, is_school_holiday
from duiding.figures.effect.simulation import drifting_panels
from duiding.figures.effect.wording import ALWAYS, FORBIDDEN, effect_text
from duiding.figures.errors import BadInput


def literal(before: list[float], after: list[float], ratio: float) -> tuple[float, float, float]:
    """The definition of statistics.md C3, line by line, for one panel."""
    r = [math.log((b + 0.5) / (a + 0.5)) - math.log(ratio) for a, b in zip(before, after, strict=True)]
    v = [1 / (a + 0.5) + 1 / (b + 0.5) for a, b in zip(before, after, strict=True)]
    j = len(r) - 1

    def pooled(tau2: float) -> tuple[float, float]:
        w = [1 / (x + tau2) for x in v[1:]]
        return sum(a * b for a, b in zip(w, r[1:], strict=True)) / sum(w), sum(w)

    def q(tau2: float) -> float:
        mu, _ = pooled(tau2)
        return sum((a - mu) ** 2 / (x + tau2) for a, x in zip(r[1:], v[1:], strict=True)) - (j - 1)

    tau2 = 0.0 if q(0.0) <= 0 else brentq(q, 0, 10, xtol=1e-12)
    mu, total = pooled(tau2)
    est, se = r[0] - mu, math.sqrt(v[0] + tau2 + 1 / total)
    reach = student.ppf(0.975, j - 1) * se
    return est, est - reach, est + reach


@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.3, 0.8]), st.sampled_from([10, 40]))
def test_estimate_follows_the_definition(seed, drift, mean):
    panel = drifting_panels(1, 9, mean, drift, seed=seed)
    found = assess_many(panel, 25)[0]
    if not found[0]:
        expected = literal(panel[0, :, :24].sum(1), panel[0, :, 24:].sum(1), 0.5)
        assert found[1:] == pytest.approx(expected, abs=1e-6)


def test_ten_panels_agree_with_metafor():
    """Paule-Mandel by R; one of the panels has no evening at all after the start."""
    panels, gap = golden.effects_differ()
    assert panels == 10
    assert gap < 1e-6


def test_golden_panel():
    """Worked out once with the literal version: 9 areas of 10 a month, the treated one halved."""
    counts = np.full((10, 36), 10.0)
    counts[1:, 24:] += np.arange(9)[:, None] % 3 - 1
    counts[0, 24:] = 5
    found = assess(counts, 25)
    expected = literal(counts[:, :24].sum(1), counts[:, 24:].sum(1), 0.5)
    assert (found.est, found.lo, found.hi) == pytest.approx(expected, abs=1e-6)
    assert found.est == pytest.approx(-0.6901, abs=1e-3)
    assert not found.refused


@pytest.mark.parametrize(("drift", "mean"), [(0.0, 10), (0.3, 3), (0.3, 10), (0.6, 10)])
def test_coverage_and_false_decreases(drift, mean):
    rows = assess_many(drifting_panels(3000, 8, mean, drift, seed=1), 25)
    shown = rows[rows[:, 0] == 0]
    covered = ((shown[:, 2] <= 0) & (shown[:, 3] >= 0)).mean()
    assert len(shown) > 100
    assert covered >= 0.93
    assert (shown[:, 3] < 0).mean() <= 0.04


def test_power_and_refusals_in_numbers():
    assert (assess_many(drifting_panels(1000, 8, 1, 0.3, seed=2), 25)[:, 0] == 1).mean() >= 0.85
    assert (assess_many(drifting_panels(200, 3, 30, 0.0, seed=3), 25)[:, 0] == 1).all()
    rows = assess_many(drifting_panels(1000, 12, 30, 0.1, effect=math.log(0.6), seed=4), 25)
    shown = rows[rows[:, 0] == 0]
    assert len(shown) >= 850
    assert (shown[:, 3] < 0).mean() >= 0.5


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda y: y[:4], Refusal.FEW_AREAS),
        (lambda y: np.concatenate([y[:1] * 0, y[1:]]), Refusal.FEW_SIGNALS),
        (lambda y: np.concatenate([y[:1] * np.repeat([1, 4, 1], 12), y[1:]]), Refusal.BROKEN_TREND),
        (lambda y: np.concatenate([y[:1], np.tile([[1.0], [40.0]], (4, 36))]), None),
    ],
)
def test_reasons(change, reason):
    panel = change(np.full((9, 36), 10.0))
    found = assess(panel, 25)
    assert found.reasons == (() if reason is None else found.reasons)
    assert reason is None or reason in found.reasons
    assert (found.est is None) is found.refused


def test_the_gate_does_not_look_at_what_came_after():
    panel = drifting_panels(50, 9, 10, 0.3, seed=8)
    changed = panel.copy()
    changed[:, :, 24:] = 0
    for reason, holds in refusals(panel, 25).items():
        assert (refusals(changed, 25)[reason] == holds).all()


def test_no_signals_at_all_after_the_start():
    panel = np.full((10, 36), 10.0)
    panel[0, 24:] = 0
    found = assess(panel, 25)
    assert found.est is not None
    assert math.isfinite(found.est)
    assert "minder avonden met overlast" in found.text


def test_a_peak_before_the_start_gives_no_conclusion():
    panel = np.full((10, 36), 20.0)
    panel[0, 21:24] = 80
    panel[0, 24:] = 20
    whole = agreed_direction(panel, 25)
    assert whole is Direction.UNCLEAR
    panel[0, 24:] = 6
    assert agreed_direction(panel, 25) is Direction.DECREASE


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("est", [-1.2, -0.02, 0.02, 0.9])
def test_words(direction, est):
    text = effect_text(direction, est, est - 0.3, est + 0.3, 9)
    assert text.endswith(ALWAYS)
    assert not any(word in text.lower() for word in FORBIDDEN)
    assert " 0%" not in text


def test_words_of_the_design():
    text = effect_text(Direction.DECREASE, math.log(0.6), math.log(0.4), math.log(0.85), 9)
    assert text.startswith(
        "In deze buurt zijn minder avonden met overlast dan verwacht: ongeveer 40% minder. "
        "Het kan ook 15% of 60% zijn. We vergeleken met 9 andere buurten. "
        "Of dit door het plan komt, weten we niet zeker."
    )


def test_preregistration_only_before_the_start_and_frozen():
    areas = tuple("abcdefghij")
    before = np.full((10, 24), 10.0)
    record = register(before, areas, months_after=12, outcome="evenings", registered_in_month=23)
    assert record.gate_reasons == ()
    assert len(record.fingerprint()) == 64
    with pytest.raises(AttributeError):
        record.start = 3
    with pytest.raises(BadInput, match="starts in 25"):
        register(before, areas, months_after=12, outcome="evenings", registered_in_month=25)


def test_questionnaires():
    rng = np.random.default_rng(0)
    covered = 0
    for _ in range(400):
        before = np.clip(np.rint(rng.normal(3, 1, 20)), 1, 5)
        after = np.clip(np.rint(rng.normal(3, 1, 20)), 1, 5)
        change = paired_change(before, after)
        covered += change.lo <= 0 <= change.hi
    assert covered / 400 >= 0.92
    assert not paired_change(np.ones(9), np.ones(9)).may_be_published
    assert change_text(paired_change(np.ones(9), np.ones(9)), 30).startswith("Er zijn te weinig")
    clear = paired_change(np.arange(20) % 3 + 1.0, np.arange(20) % 2 + 3.0)
    assert "Na afloop weten ouders meer. 20 van de 31" in change_text(clear, 31)
    wide = unpaired_change(np.arange(20) % 5 + 1.0, np.arange(20) % 5 + 1.0)
    assert wide.lo < 0 < wide.hi


@pytest.mark.parametrize(
    ("successes", "n", "lo", "hi"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (0, 0, 0.0, 1.0)]
)
def test_wilson(successes, n, lo, hi):
    assert wilson(successes, n) == pytest.approx((lo, hi), abs=1e-4)


@pytest.mark.parametrize(
    ("day", "region", "closed"),
    [
        (date(2025, 7, 14), Region.NOORD, True),
        (date(2025, 7, 14), Region.ZUID, True),
        (date(2025, 8, 28), Region.NOORD, False),
        (date(2025, 8, 28), Region.MIDDEN, True),
        (date(2025, 11, 12), Region.MIDDEN, False),
    ],
)
def test_school_holidays(day, region, closed):
    assert is_school_holiday(day, region) is closed
