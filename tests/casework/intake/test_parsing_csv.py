"""The column format of docs/import-csv.md: its example, the clock, and everything that can be wrong."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiding.casework.intake.parsing import ImportRefused, read_csv
from duiding.casework.intake.parsing.csv_format import OPTIONAL, REQUIRED

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
DOCS = Path(__file__).parents[3] / "docs" / "import-csv.md"
HEADING = "kenmerk;datum;tijd_van;tijd_tot;tekst"


def read(text: str, encoding: str = "utf-8"):
    return read_csv("meldingen.csv", text.encode(encoding), now=NOW)


def problems_of(content: str | bytes) -> list[tuple[str, int, str, str]]:
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(ImportRefused) as refused:
        read_csv("meldingen.csv", content, now=NOW)
    return [(str(p.unit), p.position, p.field, p.message()) for p in refused.value.problems]


def lines(*rows: str) -> str:
    return "\r\n".join([HEADING, *rows, ""])


def test_the_example_in_the_documentation_is_read():
    (example,) = re.findall(r"```csv\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    first, second = read(example)
    assert (first.source, first.source_key, first.category) == ("csv", "2026-101", "jongerenoverlast")
    assert first.observed_from.isoformat() == "2026-11-20T21:15:00+01:00"
    assert first.observed_until.isoformat() == "2026-11-21T00:30:00+01:00"
    assert first.place_name == "Skatebaan Zuid"
    assert (second.latitude, second.longitude) == (None, None)
    assert second.received_at == NOW


def test_the_documentation_names_every_column():
    text = DOCS.read_text(encoding="utf-8")
    assert [name for name in REQUIRED + OPTIONAL if f"`{name}`" not in text] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_both_delimiters_with_and_without_byte_order_mark(encoding, delimiter):
    text = lines("1;20-11-2026;21:15;;Café aan het plein").replace(";", delimiter)
    (signal,) = read(text, encoding)
    assert signal.text == "Café aan het plein"


def test_a_text_of_several_lines_with_quotes_delimiters_and_a_formula():
    (signal,) = read(lines('1;2026-11-20;21.15;;"=1+1; <b>zegt ""hallo""</b>\r\nen nog iets"'))
    assert signal.text == '=1+1; <b>zegt "hallo"</b>\nen nog iets'


def test_an_end_before_the_beginning_lies_after_midnight():
    (signal,) = read(lines("1;20-11-2026;23:30;00:30;x"))
    assert signal.observed_until - signal.observed_from == timedelta(hours=1)


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ("25-10-2026", "02:30", "2026-10-25T02:30:00+02:00"),
        ("25-10-2026", "03:30", "2026-10-25T03:30:00+01:00"),
        ("29-03-2026", "03:00", "2026-03-29T03:00:00+02:00"),
        ("29-03-2026", "02:30", None),
        ("2026-07-01", "21:15:30", "2026-07-01T21:15:30+02:00"),
    ],
)
def test_the_clock_of_amsterdam_in_the_night_it_changes(day, clock, expected):
    text = lines(f"1;{day};{clock};;x")
    if expected is None:
        assert problems_of(text) == [
            ("line", 2, "tijd_van", "This hour does not exist: the clock went forward then.")
        ]
    else:
        assert read(text)[0].observed_from.isoformat() == expected


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        (";20-11-2026;21:15;;x", "kenmerk", "missing"),
        ("1;;21:15;;x", "datum", "missing"),
        ("1;20-11-2026;;;x", "tijd_van", "missing"),
        ("1;20-11-2026;21:15;;", "tekst", "missing"),
        ("1;31-11-2026;21:15;;x", "datum", "not a date"),
        ("1;11/20/2026;21:15;;x", "datum", "not a date"),
        ("1;20-11-26;21:15;;x", "datum", "not a date"),
        ("1;20-11-2026;24:15;;x", "tijd_van", "not a date"),
        ("1;20-11-2026;21:15;half elf;x", "tijd_tot", "not a date"),
        ("1;٢٠-١١-٢٠٢٦;21:15;;x", "datum", "not a date"),
        ("1;24-11-2026;09:30;;x", "datum", "future"),
        ("1;20-11-2026;21:15;;" + "x" * 10_001, "tekst", "longer than 10000"),
        ("1;20-11-2026;21:15;;a\x00b", "tekst", "cannot be kept"),
        ("1;20-11-2026;21:15;x", "", "4 fields; the heading has 5"),
        ("1;20-11-2026;21:15;;x;Bram", "", "6 fields; the heading has 5"),
        ("1;20-11-2026;21:15;;" + "x" * 200_000, "", "cannot be read"),
        ('1;20-11-2026;21:15;;"x', "", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_field(row, field, reason):
    ((unit, position, name, message),) = problems_of(lines("0;20-11-2026;21:15;;goed", row))
    assert (unit, position, name) == ("line", 3, field)
    assert reason in message


@pytest.mark.parametrize(
    ("content", "field", "reason"),
    [
        (b"", "", "empty"),
        (b"\xef\xbb\xbf\r\n", "", "empty"),
        (HEADING.encode(), "", "no lines"),
        (lines("1;20-11-2026;21:15;;café").encode("cp1252"), "", "Windows-1252"),
        (lines("1;20-11-2026;21:15;;x").encode("utf-16"), "", "UTF-16"),
        (b"kenmerk;datum;tekst\r\n1;20-11-2026;x", "tijd_van", "missing from the heading"),
        ((HEADING + ";melder\r\n1;20-11-2026;21:15;;x;Bram").encode(), "", "Column 6 is not part"),
        ((HEADING + ";tekst\r\n1;20-11-2026;21:15;;x;y").encode(), "tekst", "twice"),
        (b"a" * 20_000_001, "", "larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(content, field, reason):
    ((unit, position, name, message),) = problems_of(content)
    assert (unit, position, name) == ("file", 0, field)
    assert reason in message


def test_too_many_lines_are_refused():
    rows = [f"{number};20-11-2026;21:15;;x" for number in range(20_001)]
    assert ("file", 0, "", "The file has more than 20000 lines. Split it.") in problems_of(lines(*rows))


def test_all_problems_come_at_once_with_the_line_where_each_row_begins():
    text = lines('1;20-11-2026;21:15;;"twee\r\nregels"', "2;fout;ook fout;;x", "1;20-11-2026;21:15;;dubbel")
    assert [(position, field) for _, position, field, _ in problems_of(text)] == [
        (4, "datum"), (4, "tijd_van"), (5, "kenmerk"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("52,6953;6,1936", None),
        ("52.6953;6.1936", None),
        (";", None),
        ("52,6;", "Give both"),
        ("6,1936;52,6953", "not coordinates in the Netherlands"),
        ("noord;oost", "another kind"),
        ("nan;6,1", "not coordinates in the Netherlands"),
    ],
)
def test_coordinates(point, expected):
    text = f"{HEADING};breedtegraad;lengtegraad\n1;20-11-2026;21:15;;x;{point}\n"
    if expected is None:
        (signal,) = read(text)
        assert (signal.latitude is None) == (point == ";")
        assert signal.latitude != 52.6953
    else:
        ((_, _, field, message),) = problems_of(text)
        assert field == "breedtegraad"
        assert expected in message


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("23-11-2026", "2026-11-23T00:00:00+01:00"),
        ("2026-11-23 10:05", "2026-11-23T10:05:00+01:00"),
        ("2026-11-23T09:05:00+00:00", "2026-11-23T09:05:00+00:00"),
        ("", NOW.isoformat()),
        ("2026-11-25", "future"),
        ("29-03-2026 02:30", "does not exist"),
        ("vorige week", "not a date"),
    ],
)
def test_the_moment_of_receipt(written, expected):
    text = f"{HEADING};ontvangen_op\n1;20-11-2026;21:15;;x;{written}\n"
    try:
        (signal,) = read(text)
    except ImportRefused as refusal:
        assert expected in refusal.problems[0].message()
        assert refusal.problems[0].field == "ontvangen_op"
    else:
        assert signal.received_at.isoformat() == expected


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_whatever_follows_the_heading_the_answer_is_signals_or_a_refusal(rest):
    content = (HEADING + "\n" + rest).encode("utf-8", "surrogatepass")
    try:
        signals = read_csv("x", content, now=NOW)
    except ImportRefused as refusal:
        assert refusal.problems
    else:
        assert signals
