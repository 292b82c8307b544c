"""Two years of invented signals with a known truth, to measure false alarms and power."""

from dataclasses import dataclass

import numpy as np

from duiding.figures.solver import FloatArray, IntArray

DAYS = 728
SQUARE = 3000.0
SEASON = 0.4


@dataclass(frozen=True)
class Scenario:
    """What is true: double reports, bursts, own seasons, and incidents planted in the last three weeks."""

    name: str
    doubles: bool = False
    bursts: bool = False
    seasons: bool = False
    planted: int = 0


SCENARIOS = (
    Scenario("null"),
    Scenario("null_dup", doubles=True),
    Scenario("null_dup_burst", doubles=True, bursts=True),
    Scenario("null_season", seasons=True),
    Scenario("plant8", doubles=True, planted=8),
    Scenario("plant12_burst", doubles=True, bursts=True, planted=12),
)


@dataclass(frozen=True)
class Town:
    """Signals: place (n,), day (n,); places: x, y (places,) metres; planted place or None; the last day."""

    place: IntArray
    day: IntArray
    x: FloatArray
    y: FloatArray
    planted: int | None
    today: int


def simulate(scenario: Scenario, seed: int, *, places: int = 100, incidents: int = 1000) -> Town:
    """Incidents by busy place, season and weekend; then bursts, planted incidents and double reports."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, SQUARE, places), rng.uniform(0, SQUARE, places)
    busy = rng.dirichlet(np.ones(places))
    days = np.arange(DAYS)
    rate = (1 + SEASON * np.sin(2 * np.pi * (days - 120) / 365)) * np.where(days % 7 >= 5, 1.6, 1.0)
    place = rng.choice(places, incidents, p=busy)
    day = rng.choice(DAYS, incidents, p=rate / rate.sum())
    if scenario.seasons:
        own = (rng.random(places) < 0.2)[place]
        summer = np.where((days % 365 > 150) & (days % 365 < 240), 3.0, 0.5)
        day[own] = rng.choice(DAYS, int(own.sum()), p=summer / summer.sum())
    if scenario.bursts:
        started = rng.choice(incidents, incidents // 40, replace=False)
        size = rng.poisson(2, started.size)
        place = np.append(place, np.repeat(place[started], size))
        later = np.repeat(day[started], size) + rng.integers(0, 10, int(size.sum()))
        day = np.append(day, np.minimum(DAYS - 1, later))
    planted = None
    if scenario.planted:
        planted = int(rng.choice(places, p=busy))
        place = np.append(place, np.full(scenario.planted, planted))
        day = np.append(day, rng.integers(DAYS - 21, DAYS, scenario.planted))
    if scenario.doubles:
        twice = rng.random(place.size) < 0.8
        calls = 1 + rng.poisson(1.5, int(twice.sum()))
        place = np.append(place, np.repeat(place[twice], calls))
        day = np.append(day, np.repeat(day[twice], calls))
    return Town(place, day, x, y, planted, DAYS - 1)
