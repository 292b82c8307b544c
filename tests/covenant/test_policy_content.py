"""What stands in `policy/` hangs together: counts, one of each id, and references that exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from duiding.covenant.policy_files import (
    PolicyFileError,
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
from duiding.covenant.process_files import SCREENS

POLICY = Path(__file__).parents[2] / "policy"


def test_process_has_eight_boxes_and_names_only_from_2b() -> None:
    process = read_process(POLICY / "process.yaml")
    assert [step.code for step in process.steps] == ["1", "2A", "2B", "3", "4", "5", "6", "7"]
    assert all(3 <= len(step.checklist) <= 7 for step in process.steps)
    assert all(set(step.data_allowed) <= {"D0", "D1"} for step in process.steps[:2])
    assert {code: process.step(code).term_weeks for code in ("2A", "2B", "3", "6")} == {
        "2A": 8,
        "2B": 8,
        "3": 8,
        "6": 13,
    }


def test_process_allows_no_data_that_the_covenant_gives_nobody() -> None:
    granted = {(row.step, row.category) for row in read_covenant(POLICY / "covenant.yaml").rows()}
    process = read_process(POLICY / "process.yaml")
    allowed = {(step.code, category) for step in process.steps for category in step.data_allowed}
    assert allowed <= granted


def test_process_and_instructions_point_at_each_other() -> None:
    instructions = {page.number: page for page in read_instructions(POLICY / "instructions")}
    for step in read_process(POLICY / "process.yaml").steps:
        assert set(step.instructions) == {
            number for number, page in instructions.items() if step.code in page.steps
        }, step.code


def test_there_are_22_instructions_of_one_page() -> None:
    pages = read_instructions(POLICY / "instructions")
    assert len(pages) == 22
    assert len({page.slug for page in pages}) == 22
    for page in pages:
        assert 5 <= len(page.actions) <= 9, page.slug
        assert len(page.done_when) >= 3, page.slug
        assert len(page.watch_out) >= 3, page.slug
        words = " ".join((*page.actions, *page.done_when, *page.watch_out, page.term, page.when)).split()
        assert 130 <= len(words) <= 330, (page.slug, len(words))


def test_every_screen_has_an_instruction() -> None:
    pages = read_instructions(POLICY / "instructions")
    assert {screen for page in pages for screen in page.screens} == set(SCREENS)


def test_letters_named_by_instructions_exist() -> None:
    letters = {letter.key for letter in read_letters(POLICY / "letters.yaml")}
    named = {page.template_letter for page in read_instructions(POLICY / "instructions")} - {None}
    assert named == letters == {"notification", "ending"}


def test_notification_letter_says_all_that_the_law_asks() -> None:
    letter = read_letters(POLICY / "letters.yaml")[0]
    for variant in letter.variants:
        assert [block.key for block in variant.blocks] == [
            "who_we_are",
            "why",
            "which_data",
            "from_whom",
            "who_sees",
            "how_long",
            "what_next",
            "no_crime",
            "rights",
            "complaint",
            "talk",
        ]
        text = " ".join(block.text for block in variant.blocks)
        needed = {"{data}", "{sources}", "{recipients}", "{retention}", "{contact_point}", "{dpo_contact}"}
        assert all(name in text for name in needed), variant.key
        assert "Autoriteit Persoonsgegevens" in text


def test_every_listed_placeholder_is_used() -> None:
    for letter in read_letters(POLICY / "letters.yaml"):
        text = " ".join(block.text for variant in letter.variants for block in variant.blocks)
        assert [name for name in letter.placeholders if f"{{{name}}}" not in text] == []


def test_interpretation_questions_cover_all_themes() -> None:
    items = read_interpretation_items(POLICY / "interpretation_items.yaml")
    assert len(items) >= 35
    for theme in ("ernst", "risico", "ontwikkeling", "impact", "kansen", "dynamiek", "rollen"):
        assert sum(item.theme == theme for item in items) >= 4, theme
    assert all(item.question.endswith("?") for item in items)


def test_interpretation_questions_ask_for_words_and_not_for_numbers() -> None:
    for item in read_interpretation_items(POLICY / "interpretation_items.yaml"):
        text = f"{item.question} {item.help}".lower()
        assert not any(sign.isdigit() for sign in text), item.id
        assert not any(word in text for word in ("score", "punten", "percentage", "schaal")), item.id


def test_seven_goals_with_honest_indicators() -> None:
    goals = read_goals(POLICY / "goals.yaml")
    assert [goal.number for goal in goals] == [1, 2, 3, 4, 5, 6, 7]
    assert all(3 <= len(goal.indicators) <= 6 for goal in goals)
    kinds = {indicator.kind for goal in goals for indicator in goal.indicators}
    assert kinds == {"O", "D", "M", "C"}


def test_catalogue_keeps_no_justice_data_and_only_dates_of_orders() -> None:
    items = read_catalogue(POLICY / "interventions.yaml")
    assert [item.record for item in items if item.kind == "justice"] == ["never"]
    orders = [item for item in items if item.legal_hook.startswith("Gemeentewet")]
    assert len(orders) == 3
    assert {item.record for item in orders} == {"dates"}
    assert {item.track for item in items} == {"group", "area", "person"}


def test_retention_has_the_terms_that_protect_young_people() -> None:
    terms = {rule.key: (rule.count, rule.unit) for rule in read_retention(POLICY / "retention.yaml")}
    assert terms["signal_draft"] == (14, "days")
    assert terms["signal_refused"] == (7, "days")
    assert terms["member_mistake"] == (4, "weeks")
    assert terms["member_left"] == (3, "months")
    assert terms["group_closed_persons"] == terms["minutes_part_b"] == (6, "months")
    assert terms["evening_registration"] == (4, "weeks")


def test_processing_names_retention_terms_that_exist_and_leaves_none_out() -> None:
    keys = {rule.key for rule in read_retention(POLICY / "retention.yaml")}
    used = {key for activity in read_processing(POLICY / "processing.yaml") for key in activity.retention}
    assert used <= keys
    assert keys - used == {"covenant", "finance", "backup"}  # no persons, or a copy of the others


def test_glossary_knows_the_words_of_the_process() -> None:
    terms = {term.dutch for term in read_glossary(POLICY / "glossary.yaml")}
    assert len(terms) >= 110
    assert {"duidingsoverleg", "convenant", "lokale driehoek", "knelpunt", "PGA", "FG"} <= terms


@pytest.mark.parametrize(
    ("name", "old", "new", "read", "message"),
    [
        (
            "process.yaml",
            "term_weeks: 8",
            "term_weeks: acht",
            read_process,
            "step 2: term_weeks must be a whole",
        ),
        ("process.yaml", 'code: "7"', 'code: "8"', read_process, "step 8: unknown step '8'"),
        (
            "process.yaml",
            "s1-tried",
            "s1-behaviour",
            read_process,
            "checklist id 's1-behaviour' stands twice",
        ),
        (
            "retention.yaml",
            "count: 14",
            "count: null",
            read_retention,
            "rule 1: action 'delete' needs a count",
        ),
        ("retention.yaml", "unit: days", "unit: day", read_retention, "rule 1: unknown unit 'day'"),
        ("interventions.yaml", "record: never", "record: full", read_catalogue, "record must be 'never'"),
        (
            "interventions.yaml",
            "roles: [JW]",
            "roles: [XX]",
            read_catalogue,
            "intervention 1: unknown role 'XX'",
        ),
        ("goals.yaml", "kind: O", "kind: X", read_goals, "goal 1: indicator 1: unknown kind 'X'"),
        (
            "letters.yaml",
            "{sources}",
            "{source}",
            read_letters,
            "block 'from_whom': unknown placeholder 'source'",
        ),
        ("letters.yaml", "{sources}", "{sources", read_letters, "block 'from_whom': braces do not match"),
        (
            "letters.yaml",
            "key: how_long",
            "key: long",
            read_letters,
            "letter 1: each variant must have the same",
        ),
        (
            "glossary.yaml",
            "dutch: aanvang",
            "dutch: aanleveren",
            read_glossary,
            "term 'aanleveren' stands twice",
        ),
        ("plain_words.yaml", "alsmede: en", "alsmede:", read_plain_words, "words: alsmede must be a text"),
        (
            "interpretation_items.yaml",
            "theme: ernst",
            "theme: klasse",
            read_interpretation_items,
            "unknown theme 'klasse'",
        ),
    ],
)
def test_bad_file_says_where(
    tmp_path: Path, name: str, old: str, new: str, read: Callable[[Path], object], message: str
) -> None:
    text = (POLICY / name).read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "policy" / name
    copy.parent.mkdir()
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyFileError) as error:
        read(copy)
    assert str(error.value).startswith(f"policy/{name}: ")
    assert message in str(error.value)


def test_instruction_number_must_fit_its_file_name(tmp_path: Path) -> None:
    folder = tmp_path / "policy" / "instructions"
    folder.mkdir(parents=True)
    text = (POLICY / "instructions" / "02-signaal-toetsen.yaml").read_text(encoding="utf-8")
    (folder / "01-signaal-toetsen.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PolicyFileError, match="number 2 does not fit the file name"):
        read_instructions(folder)
