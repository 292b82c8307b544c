"""The weekly look: what it may read, when it says something, and what it never says."""

from __future__ import annotations

import datetime as dt
import re

import psycopg
import pytest
from django.db import DatabaseError

from duiding.casework.insight.actions import looking as actions
from duiding.casework.insight.figures import looks as figures
from duiding.casework.insight.models import Increase
from duiding.casework.interpretation.actions import plan_meeting
from duiding.casework.tasks import look
from duiding.directory.service import in_municipality

PERSONAL = re.compile(r"reporter|person|group|organisation|channel|text|number_band|age_band|member|identity")


def test_nobody_is_an_input_of_the_look(shared_world):
    """The query of the scan reads place, moment, kind and status of a signal, and nothing else of it."""
    ((source,),) = shared_world.plant(
        "SELECT prosrc FROM pg_proc WHERE oid = 'ctx.evenings_by_place(date)'::regprocedure"
    )
    body = source.split("RETURN QUERY")[1]
    assert set(re.findall(r"\bs\.(\w+)", body)) == {
        "place_id", "observed_from", "municipality_id", "status", "behaviours",
    }  # fmt: skip
    assert not PERSONAL.search(body)
    assert {field.name for field in Increase._meta.get_fields()} & {
        "group",
        "person",
        "signal",
        "member",
    } == set()


def test_a_peak_is_found_and_named(evenings):
    evenings.ordinary()
    evenings.peak()
    row = evenings.look()
    with evenings.world.acting("director"):
        told = figures.found(Increase.objects.get(pk=row.pk))
    assert row.is_unusual and row.has_enough_history
    assert told.where == "Markt"
    assert row.evenings >= 10 and row.expected < 3
    assert row.content["weeks"][-1][1] == 4
    assert len(row.content["weeks"]) == 26
    assert "eens per" in told.rarity and "Markt: " in told.told
    assert told.map is not None and "Markt" in told.map.wide


def test_an_ordinary_year_says_nothing(evenings):
    evenings.ordinary()
    row = evenings.look()
    assert not row.is_unusual and row.content["places"] == [] and row.content["weeks"] == []


@pytest.mark.parametrize("how", [{"kind": "positive"}, {"kind": "worries"}])
def test_good_news_and_worries_are_no_nuisance(evenings, how):
    evenings.ordinary()
    evenings.plant([("Markt", evenings.sunday - dt.timedelta(days=2 * n)) for n in range(10)], **how)
    assert not evenings.look().is_unusual


def test_ten_signals_about_one_evening_are_one(evenings):
    evenings.ordinary()
    evenings.plant([("Markt", evenings.sunday - dt.timedelta(days=3))] * 30)
    assert not evenings.look().is_unusual


def test_after_midnight_belongs_to_the_evening_before(evenings):
    evenings.plant([("Markt", evenings.sunday)], hour=2)
    with in_municipality("testdam"):
        seen = actions._evenings(evenings.sunday - dt.timedelta(days=30))
    assert [dt.date.fromordinal(day) for day in seen.days] == [evenings.sunday - dt.timedelta(days=1)]


def test_a_place_of_too_few_reporters_goes_by_its_area(evenings):
    """All evenings at the Markt come from one person, and at the other places from four."""
    evenings.plant(
        [("Markt", evenings.sunday - dt.timedelta(days=14 * n)) for n in range(2, 50)], reporters=1
    )
    del_markt = evenings.places.pop("Markt")
    evenings.ordinary()
    evenings.places["Markt"] = del_markt
    evenings.peak(reporters=1)
    row = evenings.look()
    assert not any(str(del_markt) in key for key in row.content["places"])


def test_too_little_history_says_so(evenings):
    evenings.ordinary(weeks=20)
    evenings.peak()
    row = evenings.look()
    assert not row.is_unusual and not row.has_enough_history
    with evenings.world.acting("director"):
        assert "te weinig gegevens" in figures.found(row).told


def test_a_town_without_signals_can_be_looked_at(evenings):
    row = evenings.look()
    assert not row.is_unusual and row.content["total"] == {"known": 0, "weeks": []}


def test_only_the_service_looks(evenings):
    with pytest.raises(DatabaseError, match="only the service"), evenings.world.acting("director") as actor:
        actions.look(actor=actor)


def test_without_a_rule_in_the_covenant_nothing_is_counted(evenings):
    evenings.ordinary(weeks=20)
    with psycopg.connect(evenings.world.superuser_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "DELETE FROM covenant_rule WHERE role = 'SVC' AND category = 'D0' AND operation = 'count'"
        )
    look(0)
    with in_municipality("testdam"):
        assert actions._evenings(evenings.sunday - dt.timedelta(days=300)).places == []
    assert evenings.world.plant("SELECT municipality_id FROM casework_increase") == []


def test_the_job_looks_once_a_week_in_each_municipality(evenings):
    evenings.ordinary(weeks=30)
    look(0)
    look(0)
    ours = evenings.world.ours.municipality_id
    rows = evenings.world.plant("SELECT municipality_id, looked_until FROM casework_increase")
    assert len(rows) == 2
    assert (ours, evenings.sunday) in rows


def test_the_whole_town_by_week_once_there_are_three_years(evenings):
    evenings.ordinary(weeks=200)
    row = evenings.look()
    with evenings.world.acting("director"):
        background = figures.background(row)
    assert len(row.content["total"]["weeks"]) == 8
    assert background.total is not None and "dui-chart__bar" in background.total.wide
    assert row.content["near"]["observed"] > 0
    assert f"In {evenings.sunday.year - 1} waren er" in background.near_told


def test_what_was_found_never_changes(evenings):
    evenings.ordinary(weeks=20)
    row = evenings.look()
    with pytest.raises(DatabaseError, match="denied"), evenings.world.acting("director"):
        Increase.objects.get(pk=row.pk).change(None, evenings=99)


@pytest.mark.parametrize(("who", "status"), [("director", 302), ("secretary", 302), ("school", 404)])
def test_who_takes_the_proposal_onto_the_agenda_takes_it_once(evenings, who, status):
    evenings.ordinary()
    evenings.peak()
    found = evenings.look()
    with evenings.world.acting("director") as actor:
        meeting = plan_meeting(actor.at + dt.timedelta(days=7), actor.person_id, actor=actor)
    url, choice = f"/meetings/{meeting.pk}/proposals/", {"proposal": f"increase:{found.pk}"}
    page = evenings.world.client("director").get(f"/meetings/{meeting.pk}/").content.decode()
    assert url in page and choice["proposal"] in page
    assert evenings.world.post(who, url, choice).status_code == status
    evenings.world.post(who, url, choice)
    ((placed,),) = evenings.world.plant(
        "SELECT count(*) FROM casework_agendaitem WHERE increase_id = %s", (found.pk,)
    )
    assert placed == (1 if status == 302 else 0)
