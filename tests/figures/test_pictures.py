"""Pictures that say the same in words, and hold nothing a strict page forbids."""

from xml.etree import ElementTree

import pytest

from duiding.figures.pictures.charts import (
    IntervalRow,
    MapPlace,
    interval_chart,
    places_map,
    weeks_chart,
)

SVG = "{http://www.w3.org/2000/svg}"


def all_pictures():
    rows = [IntervalRow("Plan <A> & co", -0.5, -0.9, -0.1), IntervalRow("Plan B", None, None, None)]
    yield interval_chart("i", "Plannen", rows)
    yield weeks_chart("w", "Weken", [0, 3, 9], [2, 2, 2], [False, True, False])
    yield places_map("m", "Plekken", [MapPlace("Park", 0, 0, 9, True), MapPlace("Plein", 400, 90, 5, False)])
    yield places_map("n", "Leeg", [])
    yield weeks_chart("v", "Niets", [], [], [])


@pytest.mark.parametrize("picture", list(all_pictures()), ids=lambda picture: picture.title)
def test_picture_names_itself_and_has_a_table(picture):
    root = ElementTree.fromstring(picture.svg)  # noqa: S314  our own output
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root if element.get("id")}
    assert set(root.get("aria-labelledby").split()) == ids
    assert root.find(f"{SVG}title").text == picture.title
    assert root.find(f"{SVG}desc").text == picture.description
    assert all(len(row) == len(picture.head) for row in picture.rows)
    assert picture.certainty
    assert picture.not_proven
    for element in root.iter():
        assert not {"style", "onclick", "onload"} & set(element.keys())
        assert element.tag != f"{SVG}script"


def test_too_little_data_is_written_and_not_drawn():
    picture = interval_chart("i", "Plannen", [IntervalRow("Plan B", None, None, None)])
    assert "te weinig gegevens" in picture.svg
    assert "chart__point" not in picture.svg
    assert picture.rows == (("Plan B", "te weinig gegevens", ""),)
