"""Alarms with a controlled rate, golden values from R, and the static rule that no person is looked at."""

import inspect
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiding.figures.commands import golden
from duiding.figures.increase import alarm, evenings, scan
from duiding.figures.increase.alarm import detect
from duiding.figures.increase.evenings import evenings_of
from duiding.figures.increase.farrington import weekly_view
from duiding.figures.increase.knox import knox
from duiding.figures.increase.scan import Circles, critical_counts, score
from duiding.figures.increase.simulation import SCENARIOS, simulate

GOLDEN = Path(__file__).parent / "golden"
LIMITS = {
    "null": (0, 0.08),
    "null_dup": (0, 0.08),
    "null_dup_burst": (0, 0.08),
    "null_season": (0, 0.15),
    "plant8": (0.85, 1),
    "plant12_burst": (0.90, 1),
}


def measured(scenario, runs: int) -> tuple[float, float]:
    """Share of alarms, and share of the alarms that name the planted place."""
    alarms = located = 0
    for seed in range(runs):
        town = simulate(scenario, seed)
        found = detect(evenings_of(town.place, town.day, town.x, town.y), town.today)
        alarms += found.alarm
        located += bool(found.alarm and town.planted in found.places)
    return alarms / runs, located / max(alarms, 1)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_false_alarms_and_power_in_short(scenario):
    """Twenty runs: the limits get the room that twenty runs leave."""
    share, located = measured(scenario, 20)
    low, high = LIMITS[scenario.name]
    assert low - 0.15 <= share <= high + 0.08
    if scenario.planted:
        assert located >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_false_alarms_and_power(scenario):
    share, located = measured(scenario, 160)
    low, high = LIMITS[scenario.name]
    assert low <= share <= high
    if scenario.planted:
        assert located >= 0.95


def test_double_reports_change_nothing():
    town = simulate(SCENARIOS[4], 3)
    once = evenings_of(town.place, town.day, town.x, town.y)
    twice = evenings_of(np.tile(town.place, 2), np.tile(town.day, 2), town.x, town.y)
    first, second = detect(once, town.today), detect(twice, town.today)
    assert (first.p, first.peak) == (second.p, second.peak)


def test_two_evenings_are_never_an_alarm():
    place = np.concatenate([np.arange(50).repeat(8), [0, 0]])
    day = np.concatenate([np.tile(np.arange(8) * 80, 50), [726, 727]])
    x = np.arange(50) * 1000.0
    found = detect(evenings_of(place, day, x, x), 727)
    assert not found.alarm
    assert not found.places.size


def test_without_history_there_is_no_alarm():
    town = simulate(SCENARIOS[5], 2)
    late = town.day > town.today - 120
    found = detect(evenings_of(town.place[late], town.day[late], town.x, town.y), town.today)
    assert not found.alarm
    assert "te weinig gegevens" in found.about_once_per


@given(st.integers(0, 1000))
def test_critical_counts_agree_with_the_score(seed):
    rng = np.random.default_rng(seed)
    expected = rng.uniform(0.01, 20, 50)
    level = float(rng.uniform(0.5, 12))
    critical = critical_counts(expected, 400, level)
    reached = score(critical.astype(float), expected, 400) >= level
    assert reached[critical <= 400].all()
    assert not (score(critical - 1.0, expected, 400) >= level).any()


def test_circles_count_by_distance():
    x = np.array([0.0, 90.0, 450.0, 600.0])
    circles = Circles.around(x, np.zeros(4))
    counts = np.array([[1], [10], [100], [1000]])
    assert circles.sums(counts)[0, :, 0].tolist() == [1, 11, 111]
    assert circles.members(0, 2).tolist() == [0, 1, 2]


def test_no_person_group_or_origin_is_an_input():
    """Everything that the detection can know stands in Evenings: where and when."""
    assert set(evenings.Evenings.__dataclass_fields__) == {"place", "day", "x", "y"}
    for module in (alarm, scan, evenings):
        names = {name for name, _ in inspect.getmembers(module, inspect.isfunction)}
        words = " ".join(
            parameter for name in names for parameter in inspect.signature(getattr(module, name)).parameters
        )
        assert not any(word in words for word in ("person", "group", "origin", "name", "source"))


@pytest.mark.parametrize("name", golden.KNOX)
def test_knox_agrees_with_r_on_points_of_others(name):
    _metres, _days, observed, expected = golden.KNOX[name]
    found = golden.knox_found(name)
    assert found == (observed, pytest.approx(expected, abs=1e-5))


def test_farrington_agrees_with_r():
    golden_weeks = json.loads((GOLDEN / "farrington.json").read_text())
    counts = np.array(golden_weeks["counts"])
    for place, week in enumerate(range(285, 312)):
        view = weekly_view(counts, week)
        assert view.limit == golden_weeks["limit"][place]
        assert view.expected == pytest.approx(golden_weeks["expected"][place], rel=1e-4)
        assert view.dispersion == pytest.approx(golden_weeks["dispersion"][place], rel=1e-4)
        assert view.alarm is bool(counts[week] > golden_weeks["limit"][place])


def test_knox_agrees_with_r():
    x, y, t = np.genfromtxt(GOLDEN / "knox.csv", delimiter=",", skip_header=1).T
    found = knox(x, y, t, metres=100, days=7)
    assert (found.observed, found.near_in_space, found.near_in_time) == (68, 1624, 2311)
    assert found.expected == pytest.approx(65.12344, abs=1e-5)


def test_knox_p_counts_the_observed_number_itself():
    found = knox(np.zeros(3), np.zeros(3), np.arange(3.0), metres=1, days=1)
    assert (found.observed, found.expected) == (2, 2.0)
    assert found.p == pytest.approx(1 - np.exp(-2) * 3)
