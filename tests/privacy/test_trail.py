"""Oversight of the trail: for whom, what stands out, and whether somebody changed it."""

from __future__ import annotations

import datetime as dt
import json
import logging
from zoneinfo import ZoneInfo

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.casework.groups.story import Story

from duiding.audit import sealing
from duiding.audit.models import Entry
from duiding.casework.groups import actions
from duiding.casework.groups.models import YouthGroup
from duiding.web.logs import PlainJson

OVERSIGHT = ("fg", "privacy")
OTHERS = (
    "director", "secretary", "safety", "mayor", "police", "prosecutor", "youth_worker", "school", "policy", "clerk",
    "admin", "outsider",
)  # fmt: skip


@pytest.mark.parametrize("url", ["/trail/", "/trail/chain/", "/trail/export/"])
def test_the_trail_is_there_for_oversight_only(shared_world, url):
    for who in OVERSIGHT:
        assert shared_world.client(who).get(url).status_code == 200
    for who in OTHERS:
        assert shared_world.client(who).get(url).status_code == 404


def test_query_budget(shared_world):
    client = shared_world.client("fg")
    client.get("/trail/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/trail/")
    assert len(asked) <= 12, len(asked)


def disclosed(world, who: str, at: dt.datetime, group: str, reason: str = "meeting") -> None:
    """A line as `ctx.lay_disclosure()` writes it, at a moment of our choice."""
    town = world.town_of(who)
    person, membership = town.people[who]
    world.plant(
        "INSERT INTO audit.entry (at, municipality_id, person_id, membership_id, role, action, object_type,"
        " group_id, purpose) SELECT %s, %s, %s, %s, m.role, 'disclose', 'casework_disclosure', %s, %s"
        " FROM directory_membership m WHERE m.id = %s",
        (at, town.municipality_id, person, membership, group, reason, membership),
    )


def yesterday(world, hour: int) -> dt.datetime:
    with world.acting("fg") as actor:
        day = actor.today - dt.timedelta(days=1)
    return dt.datetime.combine(day, dt.time(hour), ZoneInfo("Europe/Amsterdam"))


def unusual_part(page: str) -> str:
    return page.split('id="h-unusual"')[1].split("</section>")[0]


def group(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def test_a_look_at_night_stands_out_and_one_by_day_does_not(world):
    disclosed(world, "police", yesterday(world, 12), group(1))
    assert "Jeroen" not in unusual_part(world.client("fg").get("/trail/").content.decode())
    disclosed(world, "police", yesterday(world, 23), group(1))
    part = unusual_part(world.client("fg").get("/trail/").content.decode())
    assert "Jeroen" in part and "buiten 7 tot 19 uur" in part and "overleg voorbereiden" in part
    assert "23:00" in part


def test_many_groups_in_a_day_stand_out(world):
    for number in range(3):
        disclosed(world, "director", yesterday(world, 10), group(number + 1))
    assert "Marit" not in unusual_part(world.client("privacy").get("/trail/").content.decode())
    disclosed(world, "director", yesterday(world, 11), group(9))
    assert "veel groepen op één dag" in unusual_part(world.client("privacy").get("/trail/").content.decode())


def test_a_group_outside_the_own_area_stands_out(world):
    story = Story(world)
    story.to_2b()
    story.member()
    with world.acting("police") as actor:
        actions.open_names(YouthGroup.objects.get(pk=story.group_id), "meeting", actor=actor)
    at = yesterday(world, 12)
    world.plant("UPDATE casework_disclosure SET opened_at = %s", (at,))
    assert "een groep buiten het eigen gebied" not in world.client("fg").get("/trail/").content.decode()
    world.plant(
        "DELETE FROM directory_workingarea WHERE area_id = (SELECT area_id FROM casework_youthgroup LIMIT 1)"
    )
    assert "een groep buiten het eigen gebied" in world.client("fg").get("/trail/").content.decode()
    # The function under it answers oversight only.
    with world.acting("director"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ctx.disclosures_elsewhere('-infinity')")
        assert cursor.fetchone() == (0,)


def test_no_name_of_a_young_person_and_no_free_text_stands_there(world):
    story = Story(world)
    story.to_2b()
    story.member()
    for url in ("/trail/", "/trail/export/", f"/trail/?group={story.group_id}"):
        page = world.client("fg").get(url).content.decode()
        assert "Ronan" not in page and "Vaalburg" not in page and "fietsenstalling" not in page
    assert story.group_id.hex[:6].upper() in world.client("fg").get("/trail/export/").content.decode()


def test_the_filter_and_the_pages_of_the_list(world):
    for number in range(60):
        disclosed(world, "police", yesterday(world, 12) + dt.timedelta(seconds=number), group(1))
    client = world.client("fg")
    first = client.get("/trail/?action=disclose")
    lines = first.context["lines"]
    assert len(lines) == 50 and all(line.who == "Jeroen" for line in lines)
    second = client.get(f"/trail/{first.context['older_url']}")
    assert len(second.context["lines"]) == 10 and second.context["older_url"] == ""
    assert {line.number for line in lines} & {line.number for line in second.context["lines"]} == set()
    assert client.get(f"/trail/?person={world.person_id('director')}&action=disclose").context["lines"] == []
    day = yesterday(world, 12).date()
    assert len(client.get(f"/trail/?action=disclose&first={day}&last={day}").context["lines"]) == 50
    wrong = client.get(f"/trail/?first={day}&last={day - dt.timedelta(days=1)}")
    assert wrong.status_code == 422
    assert client.get("/trail/?before=abc&week=nonsense").status_code == 200


def test_an_export_stands_in_the_trail_itself_and_holds_no_formula(world):
    world.plant("UPDATE directory_person SET name = '=1+1' WHERE id = %s", (world.person_id("police"),))
    disclosed(world, "police", yesterday(world, 12), group(1))
    text = world.client("privacy").get("/trail/export/?action=disclose").content.decode()
    assert ";'=1+1;" in text
    with world.acting("fg"):
        line = Entry.objects.filter(action="export").latest("id")
        assert (line.object_type, line.purpose, line.person_id) == (
            "audit_entry",
            "csv",
            world.person_id("privacy"),
        )


def seal(world) -> None:
    world.plant("SELECT audit.seal_now()")


def test_what_a_superuser_changes_is_found(world):
    seal(world)
    page = world.client("fg").get("/trail/chain/").content.decode()
    assert "utrecht-alert--ok" in page
    world.plant("ALTER TABLE audit.entry DISABLE TRIGGER append_only")
    world.plant("UPDATE audit.entry SET purpose = 'anders' WHERE id = (SELECT min(id) FROM audit.entry)")
    with world.acting("fg"):
        assert sealing.broken_seals() == [1]
    page = world.client("fg").get("/trail/chain/").content.decode()
    assert "utrecht-alert--error" in page and "datalek" in page


def test_a_line_that_a_superuser_takes_away_is_found(world):
    seal(world)
    world.plant("ALTER TABLE audit.entry DISABLE TRIGGER append_only")
    world.plant("DELETE FROM audit.entry WHERE id = (SELECT max(id) FROM audit.entry WHERE role = 'ADM')")
    with world.acting("fg"):
        assert sealing.broken_seals() == [1]


def test_the_worker_seals_and_tells_the_log_and_the_web_role_may_not(world, server, caplog):
    with pytest.raises(ProgrammingError), transaction.atomic():
        sealing.seal()
    world.client("fg").get("/trail/chain/")
    connection.close()
    as_web = dict(connection.settings_dict)
    connection.settings_dict.update(USER="duiding_worker", PASSWORD="test-duiding_worker")
    try:
        with caplog.at_level(logging.INFO, logger="duiding.audit.sealing"):
            assert sealing.seal() > 0
    finally:
        connection.close()
        connection.settings_dict.update(as_web)
    told = json.loads(PlainJson().format(caplog.records[0]))
    [(number, digest)] = world.plant("SELECT number, encode(hash, 'hex') FROM audit.seal")
    assert (told["seal"]["number"], told["seal"]["hash"]) == (number, digest)
    assert digest in world.client("fg").get("/trail/chain/").content.decode()
