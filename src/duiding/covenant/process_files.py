"""The work process in eight boxes and the one-page work instructions that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duiding.covenant.covenant_file import GROUP_CATEGORIES, ROLES, STEPS
from duiding.covenant.policy_entry import Entry, PolicyFileError, shown

SCREENS = (
    "signal_new",
    "signal_inbox",
    "meeting_a",
    "meeting_b",
    "group_2a",
    "group_2b",
    "members",
    "groepsscan",
    "interpretation",
    "triangle",
    "plan",
    "notification",
    "progress",
    "closing",
    "referral",
    "rights",
    "breach",
    "retention",
    "schools",
    "evening",
    "effect",
    "council",
    "onboarding",
)


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """Something to tick off on the group page; `id` stays the same when the text changes."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One box of the work process. `term_weeks` is None where `term` is not counted in weeks."""

    code: str
    short_name: str
    name: str
    purpose: str
    who: str
    input: str
    output: str
    term_weeks: int | None
    term: str
    checklist: tuple[ChecklistItem, ...]
    data_allowed: tuple[str, ...]
    instructions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Process:
    version: int
    effective: date
    steps: tuple[ProcessStep, ...]

    def step(self, code: str) -> ProcessStep:
        return next(step for step in self.steps if step.code == code)


@dataclass(frozen=True, slots=True)
class Instruction:
    """One page: how to do this, when it is done, and what we refuse; `template_letter` is a letter key."""

    number: int
    slug: str
    title: str
    version: int
    owner_role: str
    review_months: int
    steps: tuple[str, ...]
    screens: tuple[str, ...]
    when: str
    actions: tuple[str, ...]
    done_when: tuple[str, ...]
    term: str
    watch_out: tuple[str, ...]
    template_letter: str | None


def read_process(path: Path) -> Process:
    """The eight boxes, in order; raises PolicyFileError with the first thing that is wrong."""
    file = Entry.of_file(path)
    process = Process(
        version=file.whole("version"),
        effective=file.day("effective"),
        steps=tuple(_step(entry) for entry in file.entries("steps", "step")),
    )
    file.close()
    codes = tuple(step.code for step in process.steps)
    if codes != STEPS:
        raise file.wrong(f"the steps must be {', '.join(STEPS)}, in this order")
    file.refuse_twice("checklist id", [item.id for step in process.steps for item in step.checklist])
    return process


def read_instructions(folder: Path) -> tuple[Instruction, ...]:
    """All files `NN-slug.yaml` of the folder, by number, which must agree with the name."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise PolicyFileError(f"{shown(folder)}: no instructions found")
    instructions = tuple(_instruction(path) for path in paths)
    numbers = [instruction.number for instruction in instructions]
    if numbers != list(range(1, len(numbers) + 1)):
        raise PolicyFileError(f"{shown(folder)}: the numbers must run from 1 without a gap")
    return instructions


def _step(entry: Entry) -> ProcessStep:
    step = ProcessStep(
        code=entry.code("code", STEPS, "step"),
        short_name=entry.text("short_name"),
        name=entry.text("name"),
        purpose=entry.text("purpose"),
        who=entry.text("who"),
        input=entry.text("input"),
        output=entry.text("output"),
        term_weeks=entry.whole_or_none("term_weeks"),
        term=entry.text("term"),
        checklist=tuple(_checklist_item(item) for item in entry.entries("checklist", "checklist item")),
        data_allowed=entry.codes("data_allowed", GROUP_CATEGORIES, "category"),
        instructions=entry.wholes("instructions"),
    )
    entry.close()
    return step


def _checklist_item(entry: Entry) -> ChecklistItem:
    item = ChecklistItem(entry.text("id"), entry.text("text"))
    entry.close()
    return item


def _instruction(path: Path) -> Instruction:
    number, _, slug = path.stem.partition("-")
    file = Entry.of_file(path)
    instruction = Instruction(
        number=file.whole("number"),
        slug=slug,
        title=file.text("title"),
        version=file.whole("version"),
        owner_role=file.code("owner_role", ROLES, "role"),
        review_months=file.whole("review_months"),
        steps=_steps_or_none(file),
        screens=file.codes("screens", SCREENS, "screen"),
        when=file.text("when"),
        actions=file.texts("actions"),
        done_when=file.texts("done_when"),
        term=file.text("term"),
        watch_out=file.texts("watch_out"),
        template_letter=file.text_or_empty("template_letter") or None,
    )
    file.close()
    if f"{instruction.number:02}" != number:
        raise file.wrong(f"number {instruction.number} does not fit the file name")
    return instruction


def _steps_or_none(entry: Entry) -> tuple[str, ...]:
    """The boxes of the process; the list is empty when a page belongs to none of them, such as a breach."""
    if entry.is_empty_list("steps"):
        return ()
    return entry.codes("steps", STEPS, "step")
