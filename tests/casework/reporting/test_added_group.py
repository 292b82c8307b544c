"""A group that came in view later, and numbers that are not told to who does not read the signals."""

from __future__ import annotations

import pytest
from tests.web.pdf_reader import read_pdf

from duiding.casework.reporting.figures import protected


def in_report(world):
    return world.plant("SELECT count(*) FROM casework_reportedgroup")[0][0]


@pytest.mark.parametrize(
    ("who", "status"),
    [("director", 302), ("safety", 302), ("mayor", 404), ("school", 404), ("outsider", 404)],
)
def test_a_group_that_came_later_is_added(report_story, who, status):
    world = report_story.world
    report_story.found()
    report_id = report_story.report()
    report_story.found()  # another group, after the report was drafted
    page = world.client("director").get(f"/reports/{report_id}/").content.decode()
    assert str(report_story.group_id) in page
    url = f"/reports/{report_id}/groups/"
    assert world.post(who, url, {"group": str(report_story.group_id)}).status_code == status
    assert in_report(world) == (2 if status == 302 else 1)
    again = world.post("director", url, {"group": str(report_story.group_id)}).status_code
    assert again == (409 if status == 302 else 302)


def test_after_the_concept_no_group_comes_in(report_story):
    report_story.found()
    report_id = report_story.to_sent()
    report_story.found()
    answer = report_story.world.post(
        "director", f"/reports/{report_id}/groups/", {"group": str(report_story.group_id)}
    )
    assert answer.status_code in (403, 409)
    assert in_report(report_story.world) == 1


def test_small_numbers_are_hidden_from_who_does_not_read_the_signals(report_story):
    assert protected([0, 1, 4, 5, 12]) == [None, None, None, 5, 12]
    world = report_story.world
    report_story.found()
    report_id = report_story.to_sent()
    world.plant(
        "UPDATE casework_reportedgroup SET signals_last_weeks = '[0, 3, 9, 0, 2, 7, 4, 1, 0, 3, 4, 2]'"
    )
    whole = "0, 3, 9, 0, 2, 7, 4, 1, 0, 3, 4, 2"
    director = world.client("director").get(f"/reports/{report_id}/").content.decode()
    mayor = world.client("mayor").get(f"/reports/{report_id}/").content.decode()
    assert whole in director
    assert whole not in mayor
    assert "9, 7; minder dan 5 in de andere weken" in mayor
    for who in ("director", "mayor"):
        assert whole not in read_pdf(world.client(who).get(f"/reports/{report_id}/report.pdf").content).text()
