"""What holds for every text, and that no text makes the guard slow."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiding.textguard import LABELS, find, find_class_words, find_origin_words, mask
from duiding.textguard.identifiers import passes_eleven_test, passes_mod_97

PIECES = [
    "Bram", "de", "Vries", "Van", " ", " ", ", ", ". ", "\n", "@", "06", "-", "12345678", "111222333", "bsn ",
    "NL91", "ABNA", "0417164300", "Kerkstraat", "12", "a", "1234", "AB", "XX-123-B", "http://",
    "www.", "[naam]", "(", ")", "é", "ß", "ı", "\x00",
    "mevrouw", "J.", "’s", "x.nl", "instagram.com/", "geboren op ", "1-1-2010",
]  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


def bsn_from(prefix: str) -> str | None:
    """The BSN with these first eight digits, when one exists."""
    return next((prefix + last for last in "0123456789" if passes_eleven_test(prefix + last)), None)


bsns = st.from_regex(r"[0-9]{8}", fullmatch=True).map(bsn_from).filter(bool)


@given(texts)
@settings(max_examples=400, deadline=None)
def test_findings_are_in_order_apart_and_true_to_the_text(text):
    at = 0
    for finding in find(text):
        assert at <= finding.start < finding.end <= len(text)
        assert finding.excerpt == text[finding.start : finding.end]
        at = finding.end


@given(texts)
@settings(max_examples=400, deadline=None)
def test_masked_text_has_nothing_left_to_find(text):
    masked = mask(text)
    assert find(masked) == []
    assert mask(masked) == masked


@given(texts)
@settings(max_examples=200, deadline=None)
def test_text_without_findings_comes_back_unchanged(text):
    assert (mask(text) == text) == (not find(text))


@given(bsns, st.sampled_from(["{}", "nr {} gezien", "bsn:{}.", "x {}\n", "({})", "é{}"]))
@settings(max_examples=200, deadline=None)
def test_no_valid_bsn_survives_masking(bsn, around):
    text = around.format(bsn)
    assert bsn not in mask(text)


@given(st.from_regex(r"[A-Z]{4}[0-9]{10}", fullmatch=True))
@settings(max_examples=100, deadline=None)
def test_no_valid_iban_survives_masking(account):
    check = next(f"{n:02}" for n in range(2, 99) if passes_mod_97(f"NL{n:02}{account}"))
    iban = f"NL{check}{account}"
    assert iban not in mask(f"stort op {iban} graag")
    grouped = " ".join(iban[at : at + 4] for at in range(0, 18, 4))
    assert grouped not in mask(f"stort op {grouped} graag")


@given(texts)
@settings(max_examples=100, deadline=None)
def test_loaded_words_lie_inside_the_text(text):
    for word in [*find_origin_words(text), *find_class_words(text)]:
        assert word.excerpt == text[word.start : word.end]


def shortest(work: Callable[[], object], *, enough: float) -> float:
    """The best of three, or the first that is good enough: a busy machine must not decide."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
        if best <= enough:
            break
    return best


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A",
        "1",
        "0",
        "06",
        "-",
        ".",
        "a ",
        "A ",
        "a.",
        "a-",
        "a'",
        "12 ",
        "é",
        "ab12",
        "(",
        "www.",
        "@",
        "a@",
        "A.",
        "[",
    ],
)
def test_a_megabyte_takes_at_most_a_second(unit):
    text = (unit * 1_000_000)[:1_000_000]
    assert shortest(lambda: find(text), enough=1.0) <= 1.0


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["Jan de ", "Kerkstraat 1 ", "NL91 ", "1234AB ", "bsn ", "woont op ", "van de ", "http://x"]
)
def test_time_grows_in_step_with_the_text(unit):
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        return shortest(lambda: find(text), enough=0)

    assert seconds(200_000) <= 8 * seconds(50_000) + 0.1


def test_a_megabyte_of_loaded_words_takes_at_most_two_seconds():
    def both() -> None:
        find_origin_words("turk " * 200_000)
        find_class_words("bende " * 170_000)

    assert shortest(both, enough=2.0) <= 2.0


def test_labels_hold_no_capital_so_that_they_cannot_become_a_name():
    assert all(label == label.lower() for label in LABELS.values())
