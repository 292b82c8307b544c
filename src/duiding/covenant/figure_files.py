"""policy/figures.yaml: what the figures take for granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from duiding.covenant.policy_entry import Entry

REGIONS = ("Noord", "Midden", "Zuid")
WEIGHTS = (
    "constant", "log_hours", "hours", "log_metres", "metres", "same_type", "same_source", "trigram", "rare_words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DuplicateRules:
    """When two signals are suggested as one event: the block, the weights, and from which probability on."""

    hours: float
    metres: float
    suggest_from: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FigureRules:
    school_holidays: str
    duplicates: DuplicateRules


@cache
def figure_rules() -> FigureRules:
    """Of this installation; read once, so a change asks a restart."""
    return read_figures(Path(settings.POLICY_DIR) / "figures.yaml")


def read_figures(path: Path) -> FigureRules:
    file = Entry.of_file(path)
    found = FigureRules(file.code("school_holidays", REGIONS, "region"), _duplicates(file.part("duplicates")))
    file.close()
    return found


def _duplicates(entry: Entry) -> DuplicateRules:
    weights = entry.part("weights")
    found = DuplicateRules(
        entry.number("hours"),
        entry.number("metres"),
        entry.number("suggest_from"),
        {name: weights.number(name) for name in WEIGHTS},
    )
    weights.close()
    entry.close()
    return found
