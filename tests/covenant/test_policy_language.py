"""The texts in `policy/` are plain Dutch: short sentences, plain words, no labels and no real places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from duiding.covenant.policy_files import (
    read_catalogue,
    read_covenant,
    read_glossary,
    read_goals,
    read_instructions,
    read_interpretation_items,
    read_letters,
    read_plain_words,
    read_process,
    read_processing,
    read_retention,
)

POLICY = Path(__file__).parents[2] / "policy"
LONGEST, MEAN = 15, 10  # words in a sentence
# Quoted from the council, where the word is about a pull and not about a group.
QUOTED = "Voorkomen van een negatieve (crimineel) aanzuigende werking op kwetsbare en risicovolle jeugdigen."
# Classes of groups that were abolished, and words that make a group into a gang.
LABELS = re.compile(r"\b(bendes?|gangs?|criminele?n?|overlastgevende?|hinderlijke?)\b", re.IGNORECASE)
PLACES = re.compile(
    r"\b(meppel|vlierdam|oosterhoek|mensenwerk|amsterdam|rotterdam|utrecht|den haag|deventer|assen|hoogeveen"
    r"|steenwijk|zwolle|emmen|groningen|lopik|papendrecht)\b",
    re.IGNORECASE,
)


def covenant_texts() -> Iterator[tuple[str, str]]:
    covenant = read_covenant(POLICY / "covenant.yaml")
    yield from (("covenant", text) for text in (covenant.purpose, covenant.scope, covenant.contact_point))
    yield from ((f"article {article.number}", article.text) for article in covenant.articles)
    yield from ((f"party {party.kind}", party.remark) for party in covenant.parties)
    yield from (
        (f"rule note {place}", rule.note) for place, rule in enumerate(covenant.rules, 1) if rule.note
    )


def process_texts() -> Iterator[tuple[str, str]]:
    for step in read_process(POLICY / "process.yaml").steps:
        for text in (step.purpose, step.who, step.input, step.output, step.term):
            yield f"step {step.code}", text
        yield from ((item.id, item.text) for item in step.checklist)


def instruction_texts() -> Iterator[tuple[str, str]]:
    for page in read_instructions(POLICY / "instructions"):
        for text in (page.when, page.term, *page.actions, *page.done_when, *page.watch_out):
            yield page.slug, text


def letter_texts() -> Iterator[tuple[str, str]]:
    for letter in read_letters(POLICY / "letters.yaml"):
        for variant in letter.variants:
            for block in variant.blocks:
                yield f"{letter.key} {variant.key} {block.key}", block.heading
                yield f"{letter.key} {variant.key} {block.key}", block.text


def list_texts() -> Iterator[tuple[str, str]]:
    for rule in read_retention(POLICY / "retention.yaml"):
        yield from ((rule.key, text) for text in (rule.what, rule.note) if text)
    for item in read_catalogue(POLICY / "interventions.yaml"):
        yield from ((item.code, text) for text in (item.name, item.note) if text)
    for question in read_interpretation_items(POLICY / "interpretation_items.yaml"):
        yield from ((question.id, text) for text in (question.question, question.help))
    for goal in read_goals(POLICY / "goals.yaml"):
        for indicator in goal.indicators:
            yield from ((indicator.key, text) for text in (indicator.name, indicator.trap))
    for term in read_glossary(POLICY / "glossary.yaml"):
        yield term.dutch, term.meaning
    for activity in read_processing(POLICY / "processing.yaml"):
        yield from ((activity.key, text) for text in (activity.name, activity.purpose))


SOURCES = {
    "covenant": covenant_texts,
    "process": process_texts,
    "instructions": instruction_texts,
    "letters": letter_texts,
    "lists": list_texts,
}


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+", " ".join(text.split())) if sentence]


@pytest.mark.parametrize("source", SOURCES)
def test_sentences_are_short(source: str) -> None:
    lengths: list[int] = []
    for place, text in SOURCES[source]():
        for sentence in sentences(text):
            lengths.append(len(sentence.split()))
            assert lengths[-1] <= LONGEST, (place, lengths[-1], sentence)
    assert sum(lengths) / len(lengths) <= MEAN


@pytest.mark.parametrize("source", SOURCES)
def test_words_are_plain(source: str) -> None:
    plain = read_plain_words(POLICY / "plain_words.yaml")
    forbidden = re.compile(r"\b(" + "|".join(map(re.escape, plain)) + r")\b", re.IGNORECASE)
    found = [
        f"{place}: {match} -> {plain[match.lower()]}"
        for place, text in SOURCES[source]()
        for match in forbidden.findall(text)
    ]
    assert found == []


def test_the_list_of_words_is_long_enough_and_its_alternatives_are_plain() -> None:
    plain = read_plain_words(POLICY / "plain_words.yaml")
    assert len(plain) >= 60
    assert set(plain.values()).isdisjoint(plain)


@pytest.mark.parametrize("path", sorted(POLICY.rglob("*.yaml")), ids=lambda path: path.stem)
def test_no_place_and_no_label(path: Path) -> None:
    text = " ".join(path.read_text(encoding="utf-8").split()).replace(QUOTED, "")
    assert PLACES.findall(text) == []
    assert LABELS.findall(text) == []


def test_colleagues_and_young_people_are_je_and_parents_are_u() -> None:
    je, u = re.compile(r"\b(je|jij|jou)\b", re.IGNORECASE), re.compile(r"\b(u|uw)\b", re.IGNORECASE)
    for place, text in (*instruction_texts(), *letter_texts()):
        forbidden = je if " parents " in place else u
        assert forbidden.findall(text) == [], (place, text)
