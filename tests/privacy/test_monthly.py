"""Reads under a reason reach the process director and the FG every month, and they say that they read it."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.privacy.looking import searched, working_day

from duiding.privacy.monthly import month_after, month_before


def last_month(world) -> dt.datetime:
    moment = working_day(world, 11)
    return moment.replace(
        month=month_before(moment.date()).month, year=month_before(moment.date()).year, day=5
    )


@pytest.mark.parametrize(
    ("who", "status"),
    [("director", 200), ("fg", 200), ("privacy", 200), ("police", 404), ("admin", 404), ("school", 404)],
)
def test_who_reads_the_report(shared_world, who, status):
    assert shared_world.client(who).get("/privacy/reads/").status_code == status
    assert shared_world.post(who, "/privacy/reads/receipt/", {"month": "2026-01"}).status_code == (
        302 if status == 200 else 404
    )


def test_the_report_names_who_what_and_why_and_only_the_readers_without_a_place(world):
    searched(world, "privacy", last_month(world), 2)
    searched(world, "director", last_month(world), 1)
    page = world.client("director").get("/privacy/reads/")
    assert [(line.who, line.why) for line in page.context["lines"]] == [
        ("Petra", "verzoek van de jongere of een ouder")
    ] * 2
    assert "Marit" not in page.content.decode().split("<main")[1].split("h-receipt")[0]
    month = f"{last_month(world):%Y-%m}"
    assert world.client("fg").get(f"/privacy/reads/?month={month}").context["lines"] == page.context["lines"]
    assert world.client("fg").get("/privacy/reads/?month=nonsense").status_code == 200


def test_the_start_page_asks_until_it_is_read(world):
    start = world.client("director").get("/").content.decode()
    assert "Gelezen met een reden" not in start
    searched(world, "privacy", last_month(world), 1)
    for who in ("director", "fg"):
        assert "Gelezen met een reden" in world.client(who).get("/").content.decode()
    month = f"{last_month(world):%Y-%m}"
    assert world.post("director", "/privacy/reads/receipt/", {"month": month}).status_code == 302
    assert world.post("director", "/privacy/reads/receipt/", {"month": month}).status_code == 302
    assert "Gelezen met een reden" not in world.client("director").get("/").content.decode()
    assert "Gelezen met een reden" in world.client("fg").get("/").content.decode()
    assert "Marit" in world.client("fg").get("/privacy/reads/").content.decode()
    assert "Gelezen met een reden" not in world.client("police").get("/").content.decode()


def test_months_follow_each_other():
    for year in (2025, 2026):
        for number in range(1, 13):
            month = dt.date(year, number, 1)
            assert month_before(month_after(month)) == month
            assert month_before(month.replace(day=28)) < month
