"""A group that came in view later, and numbers that are not told to who does not read the signals."""

from __future__ import annotations

import re

import pytest
from tests.release.planted import change_signals, month, plant_signals
from tests.web.pdf_reader import read_pdf


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


def test_the_driehoek_gets_rounded_months_and_never_the_weeks(report_story):
    """Seven signals in one month, three in another: who reads the signals gets the same report as the mayor."""
    world = report_story.world
    report_story.found()
    with world.acting("director") as actor:
        today = actor.today
    for back, number in ((2, 3), (1, 7)):
        first = month(back, today)
        plant_signals(world, first, [("Noorderkwartier", "noise", number)])
        change_signals(
            world,
            "INSERT INTO casework_groupsignal (id, municipality_id, created_at, updated_at, version, group_id, signal_id,"
            " is_first) SELECT gen_random_uuid(), municipality_id, created_at, created_at, 1, %s, id, true"
            " FROM casework_signal WHERE created_at >= %s AND created_at < %s",
            (report_story.group_id, first, month(back - 1, today)),
        )
    report_id = report_story.to_sent()
    pages = {
        who: world.client(who).get(f"/reports/{report_id}/").content.decode() for who in ("director", "mayor")
    }
    shown = {who: re.search(r"<desc[^>]*>([0-9, ]+)</desc>", page)[1] for who, page in pages.items()}
    assert shown["director"] == shown["mayor"]
    numbers = [int(number) for number in shown["mayor"].split(", ")]
    assert len(numbers) == 12
    assert all(number % 5 == 0 for number in numbers)
    assert numbers[-1] in (5, 10)
    assert numbers[-2] in (0, 5)
    assert "Hoe zeker is dit?" in pages["mayor"]
    for who in ("director", "mayor"):
        pdf = read_pdf(world.client(who).get(f"/reports/{report_id}/report.pdf").content)
        assert pdf.entry(rf"/Alt\s*\((Signalen per maand, afgerond op 5: {shown[who]})")


def test_a_report_of_the_past_keeps_its_figures(report_story):
    """Signals that are linked later count later: the released months stand."""
    world = report_story.world
    report_story.found()
    report_story.report()
    with world.acting("director") as actor:
        first = month(1, actor.today)
    before = world.plant("SELECT content FROM release_release ORDER BY period_from")
    plant_signals(world, first, [("Noorderkwartier", "noise", 9)])
    report_story.report()
    assert world.plant("SELECT content FROM release_release ORDER BY period_from") == before
