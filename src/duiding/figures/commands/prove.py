"""prove disclosure | increase | effect: the acceptance figures, measured here and now on invented data."""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np

from duiding.figures.commands.running import run
from duiding.figures.commands.tau import beside_tau
from duiding.figures.disclosure.auditor import Fact, FactSystem, audit
from duiding.figures.disclosure.reference import plain_suppression
from duiding.figures.disclosure.rounding import round_controlled
from duiding.figures.disclosure.series import publish_series
from duiding.figures.disclosure.simulation import SHAPES, Shape, simulated_table, simulated_year
from duiding.figures.disclosure.suppression import suppress
from duiding.figures.disclosure.table_audit import audit_rounded, audit_suppressed
from duiding.figures.effect.assessment import assess_many
from duiding.figures.effect.simulation import BEFORE, drifting_panels, peak_panels
from duiding.figures.increase.alarm import detect
from duiding.figures.increase.evenings import evenings_of
from duiding.figures.increase.simulation import SCENARIOS, Scenario, simulate

Line = tuple[str, str, str]
PARTS = ("disclosure", "increase", "effect")


def main(argv: list[str]) -> int:
    """Print one line a figure: what, asked, measured; then seconds and memory of the whole."""
    parser = argparse.ArgumentParser(prog="prove", description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--only", default="", help="only figures whose name holds this text")
    parser.add_argument("--runs", type=int, default=80, help="simulated towns for each scenario")
    parser.add_argument("--plain", action="store_true", help="also beside the plain method (minutes)")
    parser.add_argument("--tau", metavar="PYTHON", help="also beside pytauargus of this interpreter")
    parser.set_defaults(act=_prove)
    return run(parser, argv)


def _prove(options: argparse.Namespace) -> int:
    parts: dict[str, Callable[[argparse.Namespace], Iterator[Line]]] = {
        "disclosure": _disclosure,
        "increase": _increase,
        "effect": _effect,
    }
    start, used = time.monotonic(), time.process_time()
    for what, asked, measured in parts[options.part](options):
        sys.stdout.write(f"{what:<34} asked {asked:<24} measured {measured}\n")
        sys.stdout.flush()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, processor = time.monotonic() - start, time.process_time() - used
    sys.stdout.write(f"{seconds:.1f} s ({processor:.1f} s of processor), at most {memory:.0f} MB\n")
    return 0


def _disclosure(options: argparse.Namespace) -> Iterator[Line]:
    for shape in SHAPES:
        if options.only in shape.name:
            yield from _table(shape)
            yield from _others(shape, options)
    if options.only in "intervals":
        right = sum(_exact(seed) for seed in range(50))
        yield "intervals by trying all tables", "50 of 50", f"{right} of 50"
    if options.only in "series":
        for size in (1500, 8000):
            yield _ten_series(size)


def _table(shape: Shape) -> Iterator[Line]:
    system = simulated_table(shape).system()
    small = int(((system.counts > 0) & (system.counts < 5)).sum())
    limit = {1: 1, 2: 20, 3: 90}[1 if shape.sizes == (20, 12) else len(shape.sizes)]
    used = time.process_time()
    result = suppress(system)
    used = time.process_time() - used
    again = audit_suppressed(system, result.hidden)
    value = int(system.counts[result.extra].sum())
    yield (
        f"suppress {shape.name}",
        f"safe, {limit} s; audit 20 s",
        f"{'safe' if again.safe else 'UNSAFE'}, {small} small, {result.extra.size} extra with {value} signals, "
        f"{result.seconds:.1f} s ({used:.1f} processor), audit {again.seconds:.1f} s",
    )
    used = time.process_time()
    rounding = round_controlled(system)
    used = time.process_time() - used
    check = audit_rounded(system, rounding)
    error = np.abs(rounding.values - system.counts)
    yield (
        f"round5 {shape.name}",
        "safe, adds up, 10 s",
        f"{'safe' if check.safe else 'UNSAFE'}, mean error {error.mean():.2f}, max {error.max()}, "
        f"{rounding.seconds:.2f} s ({used:.2f} processor), audit {check.seconds:.1f} s",
    )


def _others(shape: Shape, options: argparse.Namespace) -> Iterator[Line]:
    """The same table by other methods; only when asked, since they take longer than ours."""
    table = simulated_table(shape)
    ours = suppress(table.system()).extra.size if options.plain else 0
    if options.plain:
        start = time.monotonic()
        plain = plain_suppression(table.system()).size
        seconds = time.monotonic() - start
        ratio = f"{ours / max(plain, 1):.2f} x the {plain} of the plain method ({seconds:.0f} s)"
        yield f"extra cells {shape.name}", "<= 1.15 x plain", ratio
    if options.tau and not any(shape.groups):
        yield f"pytauargus {shape.name}", "beside ours", beside_tau(table, options.tau)


def _exact(seed: int) -> bool:
    """Whether the auditor's intervals equal those found by trying every whole table."""
    rng = np.random.default_rng(seed)
    base = int(rng.integers(3, 6))
    truth = rng.integers(0, 6, base)
    cells = [tuple(int(c) for c in np.flatnonzero(rng.random(base) < 0.6)) for _ in range(4)]
    facts = [Fact((c,), 0, 7) for c in range(base)]
    facts += [Fact(c, int(truth[list(c)].sum()), int(truth[list(c)].sum())) for c in cells if c]
    system = FactSystem(str(seed), base, tuple(facts), tuple((c,) for c in range(base)))
    tables = np.array(list(product(range(8), repeat=base)))
    for fact in facts:
        sums = tables[:, list(fact.cells)].sum(axis=1)
        tables = tables[(sums >= fact.low) & (sums <= (fact.high or 0))]
    expected = [(int(tables[:, c].min()), int(tables[:, c].max())) for c in range(base)]
    return [finding.interval for finding in audit(system).findings] == expected


def _ten_series(size: int) -> Line:
    errors, safe = [], True
    start = time.monotonic()
    for seed in range(10):
        series = publish_series(simulated_year(size, seed))
        safe = safe and not (series.months % 5).any()
        errors.append(np.abs(series.published_year() - series.true_year))
    mean, worst = float(np.mean(errors)), int(np.max(errors))
    measured = (
        f"{'yes' if safe else 'NO'}, mean error {mean:.2f}, max {worst}, {time.monotonic() - start:.1f} s"
    )
    return f"series of {size}, 10 seeds", "differences of 5 only", measured


def _increase(options: argparse.Namespace) -> Iterator[Line]:
    asked = {
        "null": "<= .08",
        "null_dup": "<= .08",
        "null_dup_burst": "<= .08",
        "null_season": "<= .15",
        "plant8": ">= .85, located >= .95",
        "plant12_burst": ">= .90, located >= .95",
    }
    for scenario in SCENARIOS:
        if options.only in scenario.name:
            yield f"alarms {scenario.name}", asked[scenario.name], _alarms(scenario, options.runs)
    if options.only in "million":
        yield _million()


def _alarms(scenario: Scenario, runs: int) -> str:
    alarms = located = 0
    start = time.monotonic()
    for seed in range(1000, 1000 + runs):
        town = simulate(scenario, seed)
        found = detect(evenings_of(town.place, town.day, town.x, town.y), town.today)
        alarms += found.alarm
        located += bool(found.alarm and town.planted in found.places)
    found_at = f", located {located / max(alarms, 1):.2f}" if scenario.planted else ""
    return f"{alarms / runs:.3f}{found_at} in {runs} runs, {time.monotonic() - start:.0f} s"


def _million() -> Line:
    town = simulate(Scenario("million", planted=20), 7, places=5000, incidents=1_000_000)
    start = time.monotonic()
    found = detect(evenings_of(town.place, town.day, town.x * 4, town.y * 4), town.today)
    seconds = time.monotonic() - start
    return "a million signals, 5,000 places", "60 s, 600 MB", f"{seconds:.1f} s, p {found.p}"


def _effect(options: argparse.Namespace) -> Iterator[Line]:
    cases: list[tuple[str, str, Any]] = [
        (
            f"drift {drift}, {mean} a month",
            "cover >= .93, false <= .04",
            drifting_panels(2000, 8, mean, drift),
        )
        for drift in (0.0, 0.3, 0.6)
        for mean in (3, 10, 30)
    ]
    cases.append(("1 a month", "refused >= .85", drifting_panels(2000, 8, 1, 0.3)))
    cases.append(("three areas", "refused always", drifting_panels(2000, 3, 30, 0.0)))
    cases.append(("peak trap, no effect", "false <= .05", peak_panels(2000, 8, 10, 0.3)))
    for name, asked, panels in cases:
        if options.only in name:
            yield name, asked, _judged(panels)
    if options.only in "power":
        panels = drifting_panels(2000, 12, 30, 0.2, effect=float(np.log(0.6)))
        yield "30 a month, 40% less", "shown >= .85, claimed >= .5", _judged(panels, truth=float(np.log(0.6)))


def _judged(panels: Any, truth: float = 0.0) -> str:
    start = time.monotonic()
    rows = assess_many(panels, BEFORE + 1)
    seconds = time.monotonic() - start
    shown = rows[rows[:, 0] == 0]
    text = f"refused {(rows[:, 0] == 1).mean():.3f}"
    if len(shown):
        covered = ((shown[:, 2] <= truth) & (shown[:, 3] >= truth)).mean()
        text += f", cover {covered:.3f}, decrease claimed {(shown[:, 3] < 0).mean():.3f}"
    return f"{text}; {len(panels)} panels in {seconds:.2f} s"
