"""Pictures that say the same in words, and hold nothing a strict page forbids."""

from xml.etree import ElementTree

import pytest

from duiding.figures.pictures import (
    AreaShape,
    Band,
    IntervalRow,
    IntervalWords,
    MapWords,
    Notes,
    PlaceMark,
    WeekRow,
    WeekWords,
    area_map,
    band_chart,
    interval_chart,
    weeks_chart,
)
from duiding.figures.pictures.svg import steps

SVG = "{http://www.w3.org/2000/svg}"
NOTES = Notes("De streep laat zien wat het ook kan zijn.", "Dit bewijst niet dat het door het plan komt.")
INTERVALS = IntervalWords(
    "Plannen", "minder", "meer", "geen verschil", "te weinig gegevens", "{low} tot {high}",
    ("Plan", "Verschil", "Kan ook"), NOTES,
)  # fmt: skip
WEEKS = WeekWords(
    "Weken", "Drie weken.", "balk: nu", ("Week", "Nu", "Vorig jaar", "Vakantie"), "ja", "nee", NOTES
)
MAP = MapWords("Plekken", "Een plek valt op.", ("Gebied", "Aantal"), NOTES)
SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def all_pictures():
    rows = [IntervalRow("Plan <A> & co", -0.5, -0.9, -0.1), IntervalRow("Plan B", None, None, None)]
    yield interval_chart("i", rows, INTERVALS)
    yield interval_chart("j", [], INTERVALS)
    yield weeks_chart("w", [WeekRow("week 1", "nov", 3, 2), WeekRow("week 2", "", 9, 0, True)], WEEKS)
    yield weeks_chart("v", [], WEEKS)
    yield band_chart("b", [Band("week 1", "nov", 12, 7.4, 11.0), Band("week 2", "", 3, 7.0, 11.0)], WEEKS)
    yield area_map(
        "m", [AreaShape("<Noord>", SQUARE, 2, "15")], [PlaceMark("Park & plein", 5, 5, "9 avonden")], MAP
    )
    yield area_map("n", [], [], MAP)


@pytest.mark.parametrize("picture", list(all_pictures()), ids=lambda picture: picture.title)
def test_picture_names_itself_and_has_a_table(picture):
    assert picture.wide != picture.narrow
    for _kind, svg in picture.plots:
        root = ElementTree.fromstring(svg)  # noqa: S314  our own output
        assert root.get("role") == "img"
        ids = {element.get("id") for element in root if element.get("id")}
        assert set(root.get("aria-labelledby").split()) == ids
        assert root.find(f"{SVG}title").text == picture.title
        assert (root.find(f"{SVG}desc").text or "") == picture.description
        for element in root.iter():
            assert not {"style", "onclick", "onload"} & set(element.keys())
            assert element.tag != f"{SVG}script"
    assert all(len(row) == len(picture.head) for row in picture.rows)
    assert picture.notes.certainty
    assert picture.notes.not_proven


def test_too_little_data_is_written_and_not_drawn():
    picture = interval_chart("i", [IntervalRow("Plan B", None, None, None)], INTERVALS)
    assert "te weinig gegevens" in picture.wide
    assert "dui-chart__point" not in picture.wide
    assert picture.rows == (("Plan B", "te weinig gegevens", ""),)


def test_an_interval_is_told_in_words_too():
    picture = interval_chart("i", [IntervalRow("Plan A", -0.5108, -0.9163, -0.1054)], INTERVALS)
    assert picture.rows == (("Plan A", "40% minder", "60% minder tot 10% minder"),)
    assert picture.description == "Plan A 40% minder 60% minder tot 10% minder"


def test_nothing_is_drawn_outside_the_frame():
    for picture in all_pictures():
        for _kind, svg in picture.plots:
            root = ElementTree.fromstring(svg)  # noqa: S314  our own output
            _x, _y, width, height = map(float, root.get("viewBox").split())
            for rect in root.iter(f"{SVG}rect"):
                assert 0 <= float(rect.get("x")) <= width
                assert -0.01 <= float(rect.get("y")) <= height
                assert float(rect.get("height")) >= 0


@pytest.mark.parametrize("highest", [0, 1, 2, 3, 7, 10, 28, 99, 1234])
def test_the_grid_reaches_the_highest_value_by_round_steps(highest):
    found = steps(highest)
    assert found[-1] >= highest
    assert 1 <= len(found) <= 3
    assert all(str(step).strip("0") in {"1", "2", "3", "4", "5", "6", "15"} for step in found)
