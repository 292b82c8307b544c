"""The model covenant as data: parties, articles, and rules that expand to one row per cell of the matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from duiding.covenant.policy_entry import Entry

# fmt: off
ROLES = (
    "PR", "SEC", "OOV", "BM", "POL", "OM", "JW", "BOA", "LP", "JC", "VNN", "HALT", "SCH",
    "WR", "BEL", "FIN", "GRF", "FG", "PO", "REC", "ADM", "OND", "AUD",
    "SVC",
)
# fmt: on
STEPS = ("1", "2A", "2B", "3", "4", "5", "6", "7")
EVERY_STEP = "*"
GROUP_CATEGORIES = ("D0", "D1", "D2", "D3", "D4", "D6")
GATHERING_CATEGORIES = ("MEETING", "TRIANGLE")
CATEGORIES = GROUP_CATEGORIES + GATHERING_CATEGORIES
OPERATIONS = ("read", "count", "add", "change", "decide")
RELATIONS = ("all", "own_area", "own_input", "own_action", "invited")
CONDITIONS = ("none", "wpg", "per_person")
PARTY_KINDS = ("gemeente", "politie", "om", "welzijn", "vnn", "halt", "school")
FIRST_STEP_WITH_NAMES = STEPS.index("2B")


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that may sign; `base` parties must have signed before the covenant is in force."""

    kind: str
    name: str
    base: bool
    roles: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Article:
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One cell of the matrix: what one role may do, in one step, with one kind of data."""

    article: str
    role: str
    step: str
    category: str
    operation: str
    relation: str
    condition: str
    note: str

    @property
    def cell(self) -> tuple[str, str, str, str]:
        return (self.role, self.step, self.category, self.operation)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the file: the same grant for several roles, steps, categories and operations at once."""

    article: str
    roles: tuple[str, ...]
    steps: tuple[str, ...]
    categories: tuple[str, ...]
    operations: tuple[str, ...]
    relation: str
    condition: str
    note: str

    def rows(self) -> Iterator[MatrixRow]:
        for cell in product(self.roles, self.steps, self.categories, self.operations):
            yield MatrixRow(self.article, *cell, self.relation, self.condition, self.note)


@dataclass(frozen=True, slots=True)
class Covenant:
    title: str
    purpose: str
    scope: str
    age_min: int
    age_max: int
    term_years: int
    contact_point: str
    parties: tuple[Party, ...]
    articles: tuple[Article, ...]
    rules: tuple[Rule, ...]

    def rows(self) -> tuple[MatrixRow, ...]:
        """The whole matrix, in the order of the file; no cell occurs twice."""
        return tuple(row for rule in self.rules for row in rule.rows())

    def row(self, role: str, step: str, category: str, operation: str) -> MatrixRow | None:
        """The row of one cell, or None: no rule means no."""
        wanted = (role, step, category, operation)
        return next((row for row in self.rows() if row.cell == wanted), None)


def read_covenant(path: Path) -> Covenant:
    """The covenant of one file; raises PolicyFileError with the first thing that is wrong."""
    file = Entry.of_file(path)
    covenant = Covenant(
        title=file.text("title"),
        purpose=file.text("purpose"),
        scope=file.text("scope"),
        age_min=file.whole("age_min"),
        age_max=file.whole("age_max"),
        term_years=file.whole("term_years"),
        contact_point=file.text("contact_point"),
        parties=tuple(_party(entry) for entry in file.entries("parties", "party")),
        articles=tuple(_article(entry) for entry in file.entries("articles", "article")),
        rules=(),
    )
    file.refuse_twice("article", [article.number for article in covenant.articles])
    file.refuse_twice("party kind", [party.kind for party in covenant.parties])
    file.refuse_twice("role of a party", [role for party in covenant.parties for role in party.roles])
    if covenant.age_min > covenant.age_max:
        raise file.wrong("age_min is higher than age_max")
    numbers = {article.number for article in covenant.articles}
    entries = file.entries("rules", "rule")
    file.close()
    return _with_rules(covenant, entries, numbers)


def _with_rules(covenant: Covenant, entries: tuple[Entry, ...], numbers: set[str]) -> Covenant:
    rules: list[Rule] = []
    cells: dict[tuple[str, str, str, str], int] = {}
    for place, entry in enumerate(entries, 1):
        rule = _rule(entry, numbers)
        for row in rule.rows():
            if row.cell in cells:
                raise entry.wrong(f"{' '.join(row.cell)} already stands in rule {cells[row.cell]}")
            cells[row.cell] = place
        rules.append(rule)
    return replace(covenant, rules=tuple(rules))


def _party(entry: Entry) -> Party:
    party = Party(
        kind=entry.code("kind", PARTY_KINDS, "kind of party"),
        name=entry.text("name"),
        base=entry.flag("base"),
        roles=entry.codes("roles", ROLES, "role"),
        remark=entry.text_or_empty("remark"),
    )
    entry.close()
    return party


def _article(entry: Entry) -> Article:
    article = Article(entry.text("number"), entry.text("title"), entry.text("text"))
    entry.close()
    return article


def _rule(entry: Entry, articles: set[str]) -> Rule:
    rule = Rule(
        article=entry.code("article", articles),
        roles=entry.codes("roles", ROLES, "role"),
        steps=entry.codes("steps", (*STEPS, EVERY_STEP), "step"),
        categories=entry.codes("categories", CATEGORIES, "category"),
        operations=entry.codes("operations", OPERATIONS, "operation"),
        relation=entry.code("relation", RELATIONS),
        condition=entry.code("condition", CONDITIONS),
        note=entry.text_or_empty("note"),
    )
    entry.close()
    _refuse_wrong_steps(entry, rule)
    return rule


def _refuse_wrong_steps(entry: Entry, rule: Rule) -> None:
    """Gatherings have no step, group data always have one, and data about persons start at 2B."""
    gathers = [category in GATHERING_CATEGORIES for category in rule.categories]
    if any(gathers) and rule.steps != (EVERY_STEP,):
        raise entry.wrong("MEETING and TRIANGLE take the step '*'")
    if not all(gathers) and EVERY_STEP in rule.steps:
        raise entry.wrong("the step '*' is only for MEETING and TRIANGLE")
    about_persons = set(rule.categories) & {"D2", "D3", "D4", "D6"}
    early = set(rule.steps) & set(STEPS[:FIRST_STEP_WITH_NAMES])
    if about_persons and early:
        raise entry.wrong(f"{min(about_persons)} is about persons and cannot start before step 2B")
