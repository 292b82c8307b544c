"""Two versions beside each other: word by word in the text, cell by cell in the matrix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from duiding.covenant.matrix import ROLE_ORDER, Cell, Line, matrix
from duiding.covenant.models import Article, Category, Covenant, Party
from duiding.directory.roles import Role

SAME, GONE, NEW, OTHER = "same", "gone", "new", "other"
WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Piece:
    """Words that stand in both versions, in the older one only (gone) or in the newer one only (new)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Changed:
    """One article or fact that differs: `kind` says whether it came, went or reads differently."""

    kind: str
    label: str
    pieces: tuple[Piece, ...]


def words(old: str, new: str) -> tuple[Piece, ...]:
    """White space belongs to the word before it, so that what is read aloud stays a sentence."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    pieces: list[Piece] = []
    for deed, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if deed == "equal":
            pieces.append(Piece(SAME, "".join(before[a:b])))
            continue
        pieces += [Piece(GONE, "".join(before[a:b]))] if b > a else []
        pieces += [Piece(NEW, "".join(after[c:d]))] if d > c else []
    return tuple(pieces)


def articles(old: Iterable[Article], new: Iterable[Article]) -> list[Changed]:
    """In the order of the newer version; what went stands at the end."""
    before = {article.number: article for article in old}
    after = {article.number: article for article in new}
    found = []
    for number in [*after, *(number for number in before if number not in after)]:
        was, now = before.get(number), after.get(number)
        if was and now and (was.title, was.text) == (now.title, now.text):
            continue
        kind = NEW if was is None else GONE if now is None else OTHER
        found.append(Changed(kind, _article(now or was), words(_whole(was), _whole(now))))
    return found


def _article(article: Article | None) -> str:
    return _("Article %(number)s") % {"number": article.number if article else ""}


def _whole(article: Article | None) -> str:
    return f"{article.title}.\n{article.text}" if article else ""


def facts(old: Covenant, new: Covenant) -> list[Changed]:
    names = ("title", "purpose", "scope", "age_min", "age_max", "starts_on", "ends_on", "evaluation_due_on",
             "contact_point")  # fmt: skip
    found = []
    for name in names:
        was, now = (_shown(getattr(version, name)) for version in (old, new))
        if was != now:
            label = str(Covenant._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            found.append(Changed(OTHER, label.capitalize(), words(was, now)))
    return found


def _shown(value: object) -> str:
    return date_format(value, "j F Y") if hasattr(value, "isoformat") else str(value)  # type: ignore[arg-type]


def parties(old: Iterable[Party], new: Iterable[Party]) -> list[Changed]:
    before, after = ({party.organisation.name for party in side} for side in (old, new))
    return [
        Changed(NEW if name in after else GONE, name, (Piece(NEW if name in after else GONE, name),))
        for name in sorted(before ^ after)
    ]


@dataclass(frozen=True)
class Pair:
    """A cell of the matrix in both versions; `kind` is same, new, gone or other."""

    kind: str
    was: str
    now: str


@dataclass(frozen=True)
class Grid:
    columns: list[tuple[str, str]]
    rows: list[tuple[str, list[Pair]]]

    def count(self, kind: str) -> int:
        return sum(pair.kind == kind for _role, pairs in self.rows for pair in pairs)


def grid(old: list[Line], new: list[Line], step: str, categories: Sequence[str]) -> Grid:
    """Roles against kinds of data in one step: what a cell said and what it says."""
    before, after = (_cells(side, step, categories) for side in (old, new))
    nothing = [("no", _("no"), "")] * len(categories)
    roles = sorted({*before, *after}, key=ROLE_ORDER.__getitem__)
    rows = [
        (
            str(Role(role).label).capitalize(),
            [_pair(was, now) for was, now in zip(before.get(role, nothing), after.get(role, nothing), strict=True)],
        )
        for role in roles
    ]  # fmt: skip
    return Grid([(code, str(Category(code).label)) for code in categories], rows)


def _cells(lines: list[Line], step: str, categories: Sequence[str]) -> dict[str, list[Cell]]:
    lines = [line for line in lines if line.category in categories]
    roles = sorted({line.role for line in lines}, key=ROLE_ORDER.__getitem__)
    shown = matrix(lines, step, categories, "")
    return {role: cells for role, (_name, cells) in zip(roles, shown.rows, strict=True)}


def _pair(was: Cell, now: Cell) -> Pair:
    if was[1] == now[1]:
        return Pair(SAME, was[1], now[1])
    kind = NEW if was[0] == "no" else GONE if now[0] == "no" else OTHER
    return Pair(kind, was[1], now[1])
