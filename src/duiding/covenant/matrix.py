"""The matrix as people read it: roles against kinds of data in one step, and what changed between versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.covenant.models import Category, Condition, Operation, Relation, Rule
from duiding.directory.roles import Role

STEPS = ("1", "2A", "2B", "3", "4", "5", "6", "7")
EVERY_STEP = "*"
CASE = ("D0", "D1", "D2", "D3", "D4", "D6")
GATHERINGS = ("MEETING", "TRIANGLE")
ROLE_ORDER = {role: number for number, role in enumerate(Role.values)}
OPERATION_ORDER = {operation: number for number, operation in enumerate(Operation.values)}

# A footnote for each limit that a cell can have: its mark and what it means.
NOTES: dict[str, tuple[str, str | Promise]] = {
    "reason": (
        "1",
        gettext_lazy("Names open only with a reason, for ten minutes. Each time stands in the trail."),
    ),
    Relation.INVITED: ("2", gettext_lazy("Only groups for which this person stands on the list of part B.")),
    Relation.OWN_ACTION: ("3", gettext_lazy("Only the own intervention and the persons it is about.")),
    Relation.OWN_INPUT: ("4", gettext_lazy("Only what this person brought in.")),
    Relation.OWN_AREA: ("5", gettext_lazy("Only what happens in the own working area.")),
    Condition.WPG: ("6", gettext_lazy("Only while a valid police data decision names the organisation.")),
    Condition.PER_PERSON: ("7", gettext_lazy("Only the one person about whom a decision is asked.")),
}


@dataclass(frozen=True)
class Line:
    """One rule of a version, without its row."""

    role: str
    step: str
    category: str
    operation: str
    relation: str
    condition: str
    article: str

    @classmethod
    def of(cls, rule: Rule) -> Line:
        return cls(
            rule.role,
            rule.step,
            rule.category,
            rule.operation,
            rule.relation,
            rule.condition,
            rule.article.number,
        )

    @property
    def cell(self) -> tuple[str, str, str, str, str]:
        return (self.role, self.category, self.operation, self.relation, self.step)


Cell = tuple[str, str, str]


@dataclass(frozen=True)
class Matrix:
    columns: list[tuple[str, str]]
    rows: list[tuple[str, list[Cell]]]
    notes: list[tuple[str, str]]


def matrix(lines: Iterable[Line], step: str, categories: Sequence[str], article_url: str) -> Matrix:
    """`article_url` is the page of the articles; a cell leads to `article_url#article-<number>`."""
    lines = [line for line in lines if line.category in categories]
    roles = sorted({line.role for line in lines}, key=ROLE_ORDER.__getitem__)
    here = [line for line in lines if line.step in (step, EVERY_STEP)]
    rows = []
    for role in roles:
        cells = [
            _cell([line for line in here if (line.role, line.category) == (role, category)], article_url)
            for category in categories
        ]
        rows.append((str(Role(role).label).capitalize(), cells))
    used = {mark for line in here for mark in _marks(line)}
    notes = [(sign, str(text)) for mark, (sign, text) in NOTES.items() if mark in used]
    columns = [(code if code in CASE else "", str(Category(code).label)) for code in categories]
    return Matrix(columns, rows, notes)


def _marks(line: Line) -> list[str]:
    marks = ["reason"] if (line.category, line.operation) == (Category.D2, Operation.READ) else []
    return marks + [mark for mark in (line.relation, line.condition) if mark in NOTES]


def _cell(lines: list[Line], article_url: str) -> Cell:
    if not lines:
        return ("no", _("no"), "")
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in sorted(lines, key=lambda line: OPERATION_ORDER[line.operation]):
        groups.setdefault((line.relation, line.condition), []).append(line)
    texts = [_words(group) for group in groups.values()]
    open_wide = any(
        line.operation == Operation.READ
        and line.relation == Relation.ALL
        and line.condition == Condition.NONE
        for line in lines
    )
    return ("yes" if open_wide else "part", "; ".join(texts), f"{article_url}#article-{lines[0].article}")


def _words(group: list[Line]) -> str:
    first = group[0]
    text = ", ".join(str(Operation(line.operation).label) for line in group)
    if first.relation != Relation.ALL:
        text += f" – {Relation(first.relation).label}"
    if first.condition != Condition.NONE:
        text += f", {Condition(first.condition).label}"
    marks = dict.fromkeys(NOTES[mark][0] for line in group for mark in _marks(line))
    return f"{text} ({', '.join(sorted(marks))})" if marks else text


@dataclass(frozen=True)
class Difference:
    """One line of the comparison: a cell that came, went or reads differently, with all its steps."""

    kind: str
    role: str
    category: str
    what: str
    steps: str
    before: str
    after: str


KINDS = {"new": gettext_lazy("new"), "gone": gettext_lazy("gone"), "other": gettext_lazy("reads differently")}


def differences(old: Iterable[Line], new: Iterable[Line]) -> list[Difference]:
    before = {line.cell: line for line in old}
    after = {line.cell: line for line in new}
    found: dict[tuple[str, ...], list[str]] = {}
    for cell in sorted({*before, *after}, key=_order):
        was, now = before.get(cell), after.get(cell)
        if was == now:
            continue
        kind = "new" if was is None else "gone" if now is None else "other"
        found.setdefault((kind, *cell[:4], _limits(was), _limits(now)), []).append(cell[4])
    return [_difference(key, steps) for key, steps in found.items()]


def _difference(key: tuple[str, ...], steps: list[str]) -> Difference:
    kind, role, category, operation, relation, before, after = key
    what = str(Operation(operation).label)
    if relation != Relation.ALL:
        what += f" – {Relation(relation).label}"
    shown = _("every step") if steps == [EVERY_STEP] else ", ".join(steps)
    return Difference(
        str(KINDS[kind]), str(Role(role).label).capitalize(), str(Category(category).label), what, shown, before, after
    )  # fmt: skip


def _order(cell: tuple[str, str, str, str, str]) -> tuple[int, str, int, str, str]:
    role, category, operation, relation, step = cell
    return (ROLE_ORDER[role], category, OPERATION_ORDER[operation], relation, step)


def _limits(line: Line | None) -> str:
    if line is None:
        return ""
    text = _("article %(number)s") % {"number": line.article}
    return text if line.condition == Condition.NONE else f"{text}, {Condition(line.condition).label}"
