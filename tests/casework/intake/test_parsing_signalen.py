"""The pages recorded from a running Signalen server, and everything a page can have wrong."""

import copy
import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiding.casework.intake.parsing import ImportedSignal, ImportRefused, next_page, read_signalen
from duiding.casework.intake.parsing.imported import coarse_place, coarse_point

PAGES = Path(__file__).parents[2] / "fixtures" / "signalen"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
COORDINATES, POINT = "location__geometrie__coordinates", "location.geometrie.coordinates"
FILES = ("list-page1.json", "list-page2.json")


def page(name: str = FILES[0]) -> dict:
    return json.loads((PAGES / name).read_bytes())


def as_bytes(*records: object) -> bytes:
    return json.dumps({"results": list(records)}).encode()


def record(**changes: object) -> dict:
    """The first recorded report, with dotted fields changed."""
    changed = copy.deepcopy(page()["results"][0])
    for name, value in changes.items():
        *path, last = name.split("__")
        inside = changed
        for part in path:
            inside = inside[part]
        inside[last] = value
    return changed


def read(*records: object):
    return read_signalen([("page", as_bytes(*records))], now=NOW)


def problems_of(content: bytes) -> list[tuple[str, int, str, str]]:
    with pytest.raises(ImportRefused) as refused:
        read_signalen([("page", content)], now=NOW)
    return [(str(p.unit), p.position, p.field, p.message()) for p in refused.value.problems]


@pytest.fixture(scope="module")
def recorded():
    return read_signalen([(name, (PAGES / name).read_bytes()) for name in FILES], now=NOW)


def test_all_thirty_six_recorded_reports_are_read(recorded):
    assert (len(recorded.signals), recorded.left_alone) == (36, 0)
    assert len({signal.source_key for signal in recorded.signals}) == 36
    first = recorded.signals[0]
    assert first == ImportedSignal(
        source="signalen",
        source_key="30004069",
        observed_from=datetime.fromisoformat("2026-11-20T09:04:32.633910+01:00"),
        observed_until=None,
        received_at=datetime.fromisoformat("2026-11-23T21:04:32.657765+01:00"),
        text="Elke avond staat er een groep van een man of tien bij de skatebaan, harde muziek tot na elven.",
        category="jongerenoverlast",
        place_name="D33",
        latitude=first.latitude,
        longitude=first.longitude,
        status_words="In behandeling",
    )


def test_nothing_of_reporter_address_notes_or_staff_comes_along(recorded):
    everything = repr([dataclasses.asdict(signal) for signal in recorded.signals])
    sources = [report for name in FILES for report in page(name)["results"]]
    texts = " ".join(report["text"] for report in sources)
    left_behind = {
        value
        for report in sources
        for value in (
            report["reporter"]["email"],
            report["reporter"]["phone"],
            report["location"]["postcode"],
            report["location"]["address_text"],
            report["status"]["user"],
            report["status"]["text"],
            *(note["text"] for note in report["notes"]),
            *(note["created_by"] for note in report["notes"]),
        )
        if value and value not in texts
    }
    assert len(left_behind) >= 8
    assert [value for value in left_behind if value in everything] == []


def test_there_is_no_field_for_what_is_not_taken():
    assert {field.name for field in dataclasses.fields(ImportedSignal)} == {
        "source", "source_key", "observed_from", "observed_until", "received_at", "text", "category",
        "place_name", "latitude", "longitude", "status_words",
    }  # fmt: skip


def test_markup_and_formulas_stay_plain_text(recorded):
    texts = [signal.text for signal in recorded.signals]
    assert "<script>alert(1)</script> brommers op het voetpad" in texts
    assert '=HYPERLINK("http://example.org") afval in de sloot' in texts


def test_the_text_stays_out_of_the_repr(recorded):
    assert "skatebaan" not in repr(recorded.signals[0])


def test_the_point_is_the_middle_of_a_hundred_metres(recorded):
    latitude, longitude = recorded.signals[0].latitude, recorded.signals[0].longitude
    original = page()["results"][0]["location"]["geometrie"]["coordinates"]
    assert abs(latitude - original[1]) * 111_320 <= 51
    assert abs(longitude - original[0]) * 111_320 * 0.61 <= 51
    assert [longitude, latitude] != original


@given(st.floats(50.7, 53.7), st.floats(3.2, 7.3))
@settings(max_examples=200, deadline=None)
def test_a_coarse_point_stays_within_its_cell_and_is_stable(latitude, longitude):
    middle = coarse_point(latitude, longitude)
    assert abs(middle[0] - latitude) * 111_320 <= 51
    assert abs(middle[1] - longitude) * 111_320 * 0.65 <= 56
    assert coarse_point(*middle) == middle


def test_another_sub_category_is_left_alone_and_counted():
    reading = read(record(), record(id=2, category__sub_slug="fietswrak"))
    assert (len(reading.signals), reading.left_alone) == (1, 1)


def test_extra_text_comes_after_the_text_and_line_ends_are_one_kind():
    assert read(record(text="a\r\nb", text_extra="c")).signals[0].text == "a\nb\nc"


def test_a_report_without_date_of_the_event_takes_the_date_of_the_report():
    signal = read(record(incident_date_start=None)).signals[0]
    assert signal.observed_from == signal.received_at


def test_the_next_page_is_found():
    assert next_page((PAGES / FILES[0]).read_bytes()).endswith("page=2&page_size=25")
    assert next_page((PAGES / FILES[1]).read_bytes()) is None


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"id": None}, "id", "missing"),
        ({"id": "12"}, "id", "another kind"),
        ({"id": True}, "id", "another kind"),
        ({"text": None}, "text", "missing"),
        ({"text": "  "}, "text", "missing"),
        ({"text": 5}, "text", "another kind"),
        ({"text": "x" * 10_001}, "text", "longer than 10000"),
        ({"text": "a\x00b"}, "text", "cannot be kept"),
        ({"text": "a\ud800b"}, "text", "cannot be kept"),
        ({"category": None}, "category.sub_slug", "missing"),
        ({"category": "jongerenoverlast"}, "category.sub_slug", "another kind"),
        ({"status": []}, "status.state_display", "another kind"),
        ({"created_at": None}, "created_at", "missing"),
        ({"created_at": "gisteren"}, "created_at", "not a date"),
        ({"created_at": "2026-11-25T00:00:00+01:00"}, "created_at", "future"),
        ({"incident_date_start": "2026-11-24T12:00:00+01:00"}, "incident_date_start", "future"),
        ({"incident_date_end": "2026-11-01T12:00:00+01:00"}, "incident_date_end", "before the beginning"),
        ({COORDINATES: [52.3, 4.8]}, POINT, "Netherlands"),
        ({COORDINATES: ["4.8", 52.3]}, POINT, "another kind"),
        ({COORDINATES: [4.8]}, POINT, "another kind"),
        ({COORDINATES: [4.8, float("nan")]}, POINT, "another kind"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_record_and_field(changes, field, reason):
    problems = problems_of(as_bytes(record(id=1), record(**{"id": 2, **changes})))
    assert [(unit, position, name) for unit, position, name, _ in problems] == [("record", 2, field)]
    assert reason in problems[0][3]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "JSON"),
        (b"\xff\xfe{}", "JSON"),
        (b"[" * 200_000, "JSON"),
        (b"[]", "results"),
        (b'{"results": {}}', "results"),
        (b"null", "results"),
        (b'"' + b"a" * 20_000_001 + b'"', "larger than 20 MB"),
    ],
)
def test_a_page_that_is_no_page_is_refused_as_a_whole(content, reason):
    ((unit, position, field, message),) = problems_of(content)
    assert (unit, position, field) == ("file", 0, "")
    assert reason in message


def test_every_missing_key_is_either_harmless_or_a_problem_of_that_key():
    outcomes = {}
    for key in record():
        without = record()
        del without[key]
        try:
            read(without)
            outcomes[key] = True
        except ImportRefused as refusal:
            assert {problem.field.split(".")[0] for problem in refusal.problems} == {key}
            outcomes[key] = False
    assert {key for key, harmless in outcomes.items() if not harmless} == {
        "id",
        "text",
        "category",
        "created_at",
    }


def test_all_problems_come_at_once_and_nothing_is_imported():
    problems = problems_of(as_bytes(record(id=1, text=None), 7, record(id=3), record(id=3, status=4)))
    assert [(position, field) for _, position, field, _ in problems] == [
        (1, "text"), (2, ""), (4, "status.state_display"),
    ]  # fmt: skip


def test_a_report_that_stands_there_twice_is_refused_also_over_two_pages():
    with pytest.raises(ImportRefused) as refused:
        read_signalen([("one", as_bytes(record(id=5))), ("two", as_bytes(record(id=5)))], now=NOW)
    (problem,) = refused.value.problems
    assert (problem.file, problem.field) == ("two", "id")
    assert "more than once" in problem.message()


def test_a_refusal_never_quotes_the_report():
    with pytest.raises(ImportRefused) as refused:
        read(record(text="Bram\x00", created_at="Sanne"))
    assert not any(name in str(p) for p in refused.value.problems for name in ("Bram", "Sanne"))
    assert str(refused.value) == "2 problems"


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(record())), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_whatever_the_json_holds_the_answer_is_signals_or_a_refusal(anything):
    try:
        reading = read_signalen([("page", json.dumps({"results": [anything]}).encode())], now=NOW)
    except ImportRefused as refusal:
        assert refusal.problems
    else:
        assert len(reading.signals) + reading.left_alone == 1


@pytest.mark.parametrize(
    ("name", "coarse"),
    [
        ("Skatebaan Zuid", "Skatebaan Zuid"),
        ("Kerkstraat 12", "Kerkstraat"),
        ("Kerkstraat 12a, 1234 AB Dorp", "Kerkstraat, Dorp"),
        ("Kerkstraat 12-3", "Kerkstraat"),
        ("1234AB", ""),
        ("D33", "D33"),
    ],
)
def test_places_lose_house_number_and_postcode(name, coarse):
    assert coarse_place(name) == coarse
