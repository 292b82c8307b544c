"""prove disclosure | increase | effect: the acceptance figures, measured here and now on invented data."""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from duiding.figures.commands import golden
from duiding.figures.commands.insight import read_evenings
from duiding.figures.commands.prove_disclosure import Line, disclosure
from duiding.figures.commands.running import run
from duiding.figures.effect.assessment import assess_many
from duiding.figures.effect.simulation import BEFORE, drifting_panels, peak_panels
from duiding.figures.increase.alarm import detect
from duiding.figures.increase.duplicates import suggest
from duiding.figures.increase.evenings import evenings_of
from duiding.figures.increase.simulated_reports import simulated_reports
from duiding.figures.increase.simulation import SCENARIOS, Scenario, simulate

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
        "disclosure": disclosure,
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
    if options.only in "same seed":
        yield "the same seed", "the same answer", _same_seed()
    if options.only in "duplicates":
        yield "double reports, seed 2", "block >= .97, recall >= .60 at .90", _duplicates()
    if options.only in "golden" and golden.FOLDER.is_dir():
        weeks, wrong, gap = golden.farrington_differs()
        yield (
            "weekly total beside R",
            "the same",
            f"{weeks - wrong} of {weeks} limits, expected within {gap:.0e}",
        )
        for name, (_metres, _days, observed, expected) in golden.KNOX.items():
            found = golden.knox_found(name)
            yield f"Knox beside R, {name}", f"{observed} and {expected}", f"{found[0]} and {found[1]:.5f}"


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


def _same_seed() -> str:
    town = simulate(SCENARIOS[-1], 1000)
    seen = [
        detect(evenings_of(town.place, town.day, town.x, town.y), town.today, seed=9) for _look in range(2)
    ]
    same = seen[0].p == seen[1].p and seen[0].places.tolist() == seen[1].places.tolist()
    return "yes" if same else "NO"


def _duplicates() -> str:
    """On invented texts that were not used for the weights; the block may lose no true pair."""
    reports, truth = simulated_reports(800, seed=2)
    start = time.monotonic()
    found = list(suggest(reports))
    seconds = time.monotonic() - start
    right = np.array([(one.id_a, one.id_b) in truth or (one.id_b, one.id_a) in truth for one in found])
    precision = right.cumsum() / np.arange(1, right.size + 1)
    recall = right.cumsum() / len(truth)
    return (
        f"block {right.sum() / len(truth):.2f}, recall {recall[precision >= 0.90].max():.2f}, {seconds:.1f} s"
    )


def _million() -> Line:
    """Reading the file, 52 weeks of history, and all permutations, since something does stand out."""
    town = simulate(Scenario("million"), 7, places=5000, incidents=1_000_000)
    ordinary = int(np.argsort(np.bincount(town.place, minlength=town.x.size))[town.x.size // 2])
    place = np.append(town.place, np.full(21, ordinary))
    day = np.append(town.day, np.arange(town.today - 20, town.today + 1))
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("place_id,x,y,day,count\n")
        columns = [place, town.x[place] * 4, town.y[place] * 4, day, np.ones(place.size)]
        np.savetxt(file, np.column_stack(columns), fmt=["%d", "%.1f", "%.1f", "%d", "%d"], delimiter=",")
        file.flush()
        start = time.monotonic()
        names, evenings = read_evenings(file.name)
        found = detect(evenings, town.today)
        seconds = time.monotonic() - start
    told = f"{seconds:.1f} s, p {found.p}, {'found' if ordinary in [names[n] for n in found.places] else 'NOT FOUND'}"
    return "a million signals, 5,000 places", "60 s, 600 MB", told


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
    if options.only in "golden" and golden.FOLDER.is_dir():
        panels, gap = golden.effects_differ()
        yield "panels beside R's metafor", "within 1e-3", f"{panels} panels within {gap:.0e}"
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
