"""A process as a table: it can be printed, tested, and laid into the database as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One allowed move; `by` holds the role codes that may record it, empty = only the system itself."""

    name: str
    source: str
    target: str
    by: tuple[str, ...]
    widens_circle: bool = False
    needs_reason: bool = False


class Workflow:
    """All steps of one kind of row. The database holds the same rows in `process_transition`."""

    def __init__(self, machine: str, *steps: Step, initial: str) -> None:
        self.machine = machine
        self.initial = initial
        self._steps = steps

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)

    def steps_from(self, source: str) -> tuple[Step, ...]:
        return tuple(step for step in self._steps if step.source == source)

    def step(self, name: str, source: str) -> Step | None:
        """The step of that name that starts here; None when it is not possible now."""
        return next((step for step in self._steps if step.name == name and step.source == source), None)

    def possible_for(self, source: str, role: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps_from(source) if role in step.by)

    def rows(self) -> list[tuple[str, str, str, str, list[str], bool]]:
        """machine, step, source, target, roles, needs_reason: as they stand in the database."""
        return [(self.machine, s.name, s.source, s.target, list(s.by), s.needs_reason) for s in self._steps]

    def states(self) -> set[str]:
        return {self.initial} | {step.target for step in self._steps} | {step.source for step in self._steps}

    def reachable(self) -> set[str]:
        found, todo = {self.initial}, [self.initial]
        while todo:
            for step in self.steps_from(todo.pop()):
                if step.target not in found:
                    found.add(step.target)
                    todo.append(step.target)
        return found

    def ends(self) -> set[str]:
        return {state for state in self.states() if not self.steps_from(state)}


def many(
    name: str, sources: Iterable[str], target: str, by: tuple[str, ...], **kind: bool
) -> tuple[Step, ...]:
    """The same step from several states, one row each."""
    return tuple(Step(name, source, target, by, **kind) for source in sources)
