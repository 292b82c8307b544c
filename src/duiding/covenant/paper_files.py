"""Letters, the glossary, plain words, and the register of processing activities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from duiding.covenant.policy_entry import Entry

VARIANTS = ("young_12_15", "young_16_plus", "parents")


@dataclass(frozen=True, slots=True)
class LetterBlock:
    """A heading with its text; `key` is the same in each variant, so that none can miss a block."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterVariant:
    key: str
    blocks: tuple[LetterBlock, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    key: str
    title: str
    placeholders: tuple[str, ...]
    variants: tuple[LetterVariant, ...]

    def variant(self, key: str) -> LetterVariant:
        return next(variant for variant in self.variants if variant.key == key)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field. `english` with underscores is the name in the code."""

    dutch: str
    english: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A line of the register (AVG 30); `retention` holds keys of retention.yaml."""

    key: str
    name: str
    purpose: str
    ground: str
    data_subjects: str
    categories: str
    recipients: str
    retention: tuple[str, ...]


def read_letters(path: Path) -> tuple[Letter, ...]:
    file = Entry.of_file(path)
    letters = tuple(_letter(entry) for entry in file.entries("letters", "letter"))
    file.close()
    file.refuse_twice("letter", [letter.key for letter in letters])
    return letters


def read_glossary(path: Path) -> tuple[Term, ...]:
    file = Entry.of_file(path)
    terms = tuple(_term(entry) for entry in file.entries("terms", "term"))
    file.close()
    file.refuse_twice("term", [term.dutch for term in terms])
    return terms


def read_plain_words(path: Path) -> dict[str, str]:
    """Words that we do not use, each with what we write instead."""
    file = Entry.of_file(path)
    words = file.pairs("words")
    file.close()
    return words


def read_processing(path: Path) -> tuple[Activity, ...]:
    file = Entry.of_file(path)
    activities = tuple(_activity(entry) for entry in file.entries("activities", "activity"))
    file.close()
    file.refuse_twice("activity", [activity.key for activity in activities])
    return activities


def _letter(entry: Entry) -> Letter:
    items = entry.entries("variants", "variant")
    letter = Letter(
        key=entry.text("key"),
        title=entry.text("title"),
        placeholders=entry.texts("placeholders"),
        variants=tuple(_variant(item) for item in items),
    )
    entry.close()
    if tuple(variant.key for variant in letter.variants) != VARIANTS:
        raise entry.wrong(f"the variants must be {', '.join(VARIANTS)}, in this order")
    blocks = [tuple(block.key for block in variant.blocks) for variant in letter.variants]
    if len(set(blocks)) != 1:
        raise entry.wrong("each variant must have the same blocks, in the same order")
    for variant, item in zip(letter.variants, items, strict=True):
        for block in variant.blocks:
            _refuse_unlisted(item, block, letter.placeholders)
    return letter


def _refuse_unlisted(entry: Entry, block: LetterBlock, listed: tuple[str, ...]) -> None:
    try:
        used = {name for _, name, _, _ in Formatter().parse(block.text) if name is not None}
    except ValueError as error:
        raise entry.wrong(f"block {block.key!r}: braces do not match") from error
    for name in sorted(used):
        if name not in listed:
            raise entry.wrong(f"block {block.key!r}: unknown placeholder {name!r}")


def _variant(entry: Entry) -> LetterVariant:
    variant = LetterVariant(
        key=entry.code("key", VARIANTS, "variant"),
        blocks=tuple(_block(item) for item in entry.entries("blocks", "block")),
    )
    entry.close()
    return variant


def _block(entry: Entry) -> LetterBlock:
    block = LetterBlock(entry.text("key"), entry.text("heading"), entry.text("text"))
    entry.close()
    return block


def _term(entry: Entry) -> Term:
    term = Term(entry.text("dutch"), entry.text("english"), entry.text("meaning"))
    entry.close()
    return term


def _activity(entry: Entry) -> Activity:
    activity = Activity(
        key=entry.text("key"),
        name=entry.text("name"),
        purpose=entry.text("purpose"),
        ground=entry.text("ground"),
        data_subjects=entry.text("data_subjects"),
        categories=entry.text("categories"),
        recipients=entry.text("recipients"),
        retention=entry.texts("retention"),
    )
    entry.close()
    return activity
