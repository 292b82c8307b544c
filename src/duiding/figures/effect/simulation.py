"""Panels with a known truth: areas drift by themselves, one gets an effect, or is chosen at a peak."""

import math

import numpy as np

from duiding.figures.solver import FloatArray

MEMORY = 0.4
BEFORE, AFTER = 24, 12


def drifting_panels(
    runs: int, areas: int, mean: float, drift: float, *, effect: float = 0.0, seed: int = 0
) -> FloatArray:
    """Counts (runs, areas + 1, 36): monthly mean `mean`, SD of the log rate `drift` (AR
    0.4), log effect on area 0.
    """
    rng = np.random.default_rng(seed)
    months = BEFORE + AFTER
    level = np.zeros((runs, areas + 1, months))
    level[:, :, 0] = rng.normal(0, drift, (runs, areas + 1))
    for month in range(1, months):
        shock = rng.normal(0, drift * math.sqrt(1 - MEMORY**2), (runs, areas + 1))
        level[:, :, month] = MEMORY * level[:, :, month - 1] + shock
    rate = mean * np.exp(level - drift**2 / 2)
    rate[:, 0, BEFORE:] *= math.exp(effect)
    return rng.poisson(rate).astype(float)


def peak_panels(runs: int, areas: int, mean: float, drift: float, *, seed: int = 0) -> FloatArray:
    """No effect, but the treated area is the one of all that rose most in the last three
    months before the start.
    """
    panels = drifting_panels(runs, areas, mean, drift, seed=seed)
    rise = panels[:, :, BEFORE - 3 : BEFORE].sum(axis=2) - panels[:, :, BEFORE - 6 : BEFORE - 3].sum(axis=2)
    chosen = rise.argmax(axis=1)
    rows = np.arange(runs)
    first = panels[:, 0].copy()
    panels[:, 0] = panels[rows, chosen]
    moved = chosen > 0
    panels[rows[moved], chosen[moved]] = first[moved]
    return panels
