"""Where a group stands in the steps, and what happened in time."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

StepState = Literal["done", "now", "later"]

EVENT_ICONS: Final[Mapping[str, str]] = {
    "signal": "eye",
    "decision": "gavel",
    "action": "check",
    "triangle": "triangle",
    "step": "step",
    "note": "note",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `code` is 1, 2A, 2B, 3 to 7; `when` is a date in words."""

    code: str
    name: str
    state: StepState
    when: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class StepStrip:
    title: str
    steps: tuple[Step, ...]


def step_strip(
    title: str,
    names: Iterable[tuple[str, str]],
    current: str,
    when: Mapping[str, str],
    urls: Mapping[str, str] | None = None,
    closed: bool = False,
) -> StepStrip:
    """Everything before the current step is done, everything after it is still to come.

    A closed group has no step of now: its last step counts as done.
    """
    pairs = tuple(names)
    codes = [code for code, _ in pairs]
    at = codes.index(current)

    def state(i: int) -> StepState:
        if i == at:
            return "done" if closed else "now"
        return "done" if i < at else "later"

    links = urls or {}
    return StepStrip(
        title,
        tuple(
            Step(code, name, state(i), when.get(code, ""), links.get(code, ""))
            for i, (code, name) in enumerate(pairs)
        ),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `kind` is one of EVENT_ICONS."""

    day: dt.date
    kind: str
    title: str
    text: str = ""
    url: str = ""
    link_text: str = ""

    @property
    def icon(self) -> str:
        return EVENT_ICONS[self.kind]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events, newest first, and the filters above them: (label, url, is chosen)."""

    events: tuple[Event, ...]
    filters: tuple[tuple[str, str, bool], ...] = ()
    more_url: str = ""
    by_month: bool = False
