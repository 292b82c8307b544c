"""The folder `policy/`: one reader per file, giving frozen data or one error that names the place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duiding.covenant.covenant_file import ROLES, Article, Covenant, MatrixRow, Party, Rule, read_covenant
from duiding.covenant.figure_files import DuplicateRules, FigureRules, read_figures
from duiding.covenant.paper_files import (
    Activity,
    Letter,
    LetterBlock,
    LetterVariant,
    Term,
    read_glossary,
    read_letters,
    read_plain_words,
    read_processing,
)
from duiding.covenant.policy_entry import Entry, PolicyFileError
from duiding.covenant.process_files import (
    ChecklistItem,
    Instruction,
    Process,
    ProcessStep,
    read_instructions,
    read_process,
)

__all__ = [
    "Activity",
    "Article",
    "CatalogueItem",
    "ChecklistItem",
    "Covenant",
    "DuplicateRules",
    "FigureRules",
    "Goal",
    "Indicator",
    "Instruction",
    "InterpretationQuestion",
    "Letter",
    "LetterBlock",
    "LetterVariant",
    "MatrixRow",
    "Party",
    "PolicyFileError",
    "Process",
    "ProcessStep",
    "RetentionRule",
    "Rule",
    "Term",
    "read_catalogue",
    "read_covenant",
    "read_figures",
    "read_glossary",
    "read_goals",
    "read_instructions",
    "read_interpretation_items",
    "read_letters",
    "read_plain_words",
    "read_process",
    "read_processing",
    "read_retention",
]

RETENTION_STARTS = (
    "created",
    "refused",
    "submitted",
    "decided_not_problematic",
    "removed",
    "group_closed",
    "handled",
    "logged",
    "ended",
    "evening_held",
    "trajectory_ended",
    "year_ended",
)
RETENTION_UNITS = ("days", "weeks", "months", "years")
RETENTION_ACTIONS = ("delete", "anonymise", "transfer", "with_group")
ACTIONS_WITHOUT_TERM = ("transfer", "with_group")
TRACKS = ("group", "area", "person")
INTERVENTION_KINDS = ("voluntary", "measure", "information", "justice")
INTERVENTION_RECORDS = ("full", "dates", "never")
THEMES = (
    "dynamiek",
    "rollen",
    "problematiek",
    "context",
    "ernst",
    "risico",
    "ontwikkeling",
    "impact",
    "kansen",
)
INDICATOR_KINDS = ("O", "D", "M", "C")


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long one kind of data stays. `count` and `unit` are None when it has no end of its own.

    `ends` holds the (machine, status) of rows that end by it.
    """

    key: str
    what: str
    start: str
    count: int | None
    unit: str | None
    action: str
    out_of_view: bool
    legal: str
    owner: str
    note: str
    ends: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """An intervention to choose from; `record` says what this system may keep: full, dates or never."""

    code: str
    track: str
    name: str
    roles: tuple[str, ...]
    kind: str
    legal_hook: str
    record: str
    note: str


@dataclass(frozen=True, slots=True)
class InterpretationQuestion:
    id: str
    theme: str
    question: str
    help: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """`kind`: O output, D outcome for participants, M societal outcome, C context."""

    key: str
    name: str
    kind: str
    source: str
    trap: str


@dataclass(frozen=True, slots=True)
class Goal:
    number: int
    short_name: str
    text: str
    not_measured: str
    indicators: tuple[Indicator, ...]


def read_retention(path: Path) -> tuple[RetentionRule, ...]:
    file = Entry.of_file(path)
    rules = tuple(_retention_rule(entry) for entry in file.entries("rules", "rule"))
    file.close()
    file.refuse_twice("key", [rule.key for rule in rules])
    return rules


def read_catalogue(path: Path) -> tuple[CatalogueItem, ...]:
    file = Entry.of_file(path)
    items = tuple(_catalogue_item(entry) for entry in file.entries("interventions", "intervention"))
    file.close()
    file.refuse_twice("code", [item.code for item in items])
    return items


def read_interpretation_items(path: Path) -> tuple[InterpretationQuestion, ...]:
    file = Entry.of_file(path)
    items = tuple(_question(entry) for entry in file.entries("items", "item"))
    file.close()
    file.refuse_twice("id", [item.id for item in items])
    return items


def read_goals(path: Path) -> tuple[Goal, ...]:
    file = Entry.of_file(path)
    goals = tuple(_goal(entry) for entry in file.entries("goals", "goal"))
    file.close()
    file.refuse_twice("number", [str(goal.number) for goal in goals])
    file.refuse_twice("indicator", [indicator.key for goal in goals for indicator in goal.indicators])
    return goals


def _retention_rule(entry: Entry) -> RetentionRule:
    rule = RetentionRule(
        key=entry.text("key"),
        what=entry.text("what"),
        start=entry.code("start", RETENTION_STARTS),
        count=entry.whole_or_none("count"),
        unit=entry.code_or_none("unit", RETENTION_UNITS),
        action=entry.code("action", RETENTION_ACTIONS),
        out_of_view=entry.flag("out_of_view"),
        legal=entry.text("legal"),
        owner=entry.code("owner", ROLES, "role"),
        note=entry.text_or_empty("note"),
        ends=_statuses(entry),
    )
    entry.close()
    endless = rule.action in ACTIONS_WITHOUT_TERM
    if (rule.count is None) != endless or (rule.unit is None) != endless:
        wanted = "takes no" if endless else "needs a"
        raise entry.wrong(f"action {rule.action!r} {wanted} count and unit")
    return rule


def _statuses(entry: Entry) -> tuple[tuple[str, str], ...]:
    pairs = []
    for text in () if entry.is_empty_list("ends") else entry.texts("ends"):
        machine, dot, status = text.partition(".")
        if not (machine and dot and status):
            raise entry.wrong(f"ends takes machine.status, not {text!r}")
        pairs.append((machine, status))
    return tuple(pairs)


def _catalogue_item(entry: Entry) -> CatalogueItem:
    item = CatalogueItem(
        code=entry.text("code"),
        track=entry.code("track", TRACKS),
        name=entry.text("name"),
        roles=entry.codes("roles", ROLES, "role"),
        kind=entry.code("kind", INTERVENTION_KINDS),
        legal_hook=entry.text_or_empty("legal_hook"),
        record=entry.code("record", INTERVENTION_RECORDS),
        note=entry.text_or_empty("note"),
    )
    entry.close()
    if item.kind == "justice" and item.record != "never":
        raise entry.wrong("justice data are never kept: record must be 'never'")
    return item


def _question(entry: Entry) -> InterpretationQuestion:
    question = InterpretationQuestion(
        id=entry.text("id"),
        theme=entry.code("theme", THEMES),
        question=entry.text("question"),
        help=entry.text("help"),
    )
    entry.close()
    return question


def _goal(entry: Entry) -> Goal:
    goal = Goal(
        number=entry.whole("number"),
        short_name=entry.text("short_name"),
        text=entry.text("text"),
        not_measured=entry.text_or_empty("not_measured"),
        indicators=tuple(_indicator(item) for item in entry.entries("indicators", "indicator")),
    )
    entry.close()
    return goal


def _indicator(entry: Entry) -> Indicator:
    indicator = Indicator(
        key=entry.text("key"),
        name=entry.text("name"),
        kind=entry.code("kind", INDICATOR_KINDS),
        source=entry.text("source"),
        trap=entry.text("trap"),
    )
    entry.close()
    return indicator
