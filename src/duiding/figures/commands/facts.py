"""FACTS.json: systems of published sums, checked before the auditor sees them."""

from typing import Any

from duiding.figures.commands.reading import read_json
from duiding.figures.disclosure.auditor import Fact, FactSystem
from duiding.figures.errors import BadInput

MOST_COUNTS = 1_000_000


def read_systems(path: str) -> list[FactSystem]:
    """A list of systems {"name", "base", "facts", "targets"}; a single system may stand without a list."""
    content = read_json(path)
    if isinstance(content, dict):
        content = [content]
    if not isinstance(content, list) or not content:
        raise BadInput(path, "expected a list of systems with name, base, facts and targets")
    return [_system(entry, f"{path}, system {number}") for number, entry in enumerate(content, start=1)]


def _system(entry: Any, place: str) -> FactSystem:
    if not isinstance(entry, dict):
        raise BadInput(place, "expected an object with name, base, facts and targets")
    absent = [key for key in ("name", "base", "facts", "targets") if key not in entry]
    if absent:
        raise BadInput(place, f"missing {', '.join(absent)}")
    base = _whole(entry["base"], f"{place}, base")
    if base > MOST_COUNTS:
        raise BadInput(f"{place}, base", f"{base} is more than {MOST_COUNTS} counts")
    for key in ("facts", "targets"):
        if not isinstance(entry[key], list):
            raise BadInput(f"{place}, {key}", "expected a list")
    facts = tuple(_fact(fact, base, f"{place}, fact {n}") for n, fact in enumerate(entry["facts"], start=1))
    targets = tuple(_cells(t, base, f"{place}, target {n}") for n, t in enumerate(entry["targets"], start=1))
    return FactSystem(str(entry["name"]), base, facts, targets)


def _fact(entry: Any, base: int, place: str) -> Fact:
    if not isinstance(entry, list) or len(entry) != 3:
        raise BadInput(place, "expected [[indices], low, high]")
    low = 0 if entry[1] is None else max(0, _whole(entry[1], f"{place}, low", signed=True))
    high = None if entry[2] is None else _whole(entry[2], f"{place}, high")
    if high is not None and low > high:
        raise BadInput(place, f"low {low} is more than high {high}")
    return Fact(_cells(entry[0], base, place), low, high)


def _cells(entry: Any, base: int, place: str) -> tuple[int, ...]:
    if not isinstance(entry, list):
        raise BadInput(place, "expected a list of indices")
    cells = tuple(_whole(index, place) for index in entry)
    for index in cells:
        if index >= base:
            raise BadInput(place, f"index {index} does not exist; there are {base} counts, from 0")
    if len(set(cells)) != len(cells):
        raise BadInput(place, "an index occurs twice")
    return cells


def _whole(value: Any, place: str, *, signed: bool = False) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadInput(place, f"{value!r} is not a whole number")
    if value < 0 and not signed:
        raise BadInput(place, f"{value} is less than 0")
    return value
