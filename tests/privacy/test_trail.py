"""Oversight of the trail: for whom, what stands out, and whether somebody changed it."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.casework.groups.story import Story

from duiding.audit import chains, sealing
from duiding.audit.models import Entry, Verdict
from duiding.web.logs import PlainJson

OVERSIGHT = ("fg", "privacy")
OTHERS = (
    "director", "secretary", "safety", "mayor", "police", "prosecutor", "youth_worker", "school", "policy", "clerk",
    "admin", "outsider",
)  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "/trail/",
        "/trail/lines/",
        "/trail/chain/",
        "/trail/export/request/",
        "/trail/questions/",
        "/trail/processing/",
    ],
)
def test_the_trail_is_there_for_oversight_only(shared_world, url):
    for who in OVERSIGHT:
        assert shared_world.client(who).get(url).status_code == 200
    for who in OTHERS:
        assert shared_world.client(who).get(url).status_code == 404


@pytest.mark.parametrize(
    ("who", "url"),
    [
        ("fg", "/trail/"),
        ("fg", "/trail/lines/"),
        ("fg", "/trail/questions/"),
        ("fg", "/trail/processing/"),
        ("fg", "/trail/chain/"),
        ("director", "/privacy/reads/"),
        ("privacy", "/privacy/extracts/"),
        ("fg", "/privacy/lists/"),
    ],
)
def test_query_budget(shared_world, who, url):
    client = shared_world.client(who)
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    assert len(asked) <= 12, [query["sql"][:90] for query in asked]


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


def group(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def test_no_name_of_a_young_person_and_no_free_text_stands_there(world):
    story = Story(world)
    story.to_2b()
    story.member()
    for url in ("/trail/", f"/trail/lines/?group={story.group_id}", "/trail/processing/"):
        page = world.client("fg").get(url).content.decode()
        assert "Ronan" not in page and "Vaalburg" not in page and "fietsenstalling" not in page
    file = fetched(world, "fg", "privacy").content.decode()
    assert story.group_id.hex[:6].upper() in file and "Ronan" not in file and "fietsenstalling" not in file


def test_the_filter_and_the_pages_of_the_list(world):
    for number in range(60):
        disclosed(world, "police", yesterday(world, 12) + dt.timedelta(seconds=number), group(1))
    client = world.client("fg")
    first = client.get("/trail/lines/?action=disclose")
    lines = first.context["lines"]
    assert len(lines) == 50 and all(line.who == "Jeroen" for line in lines)
    second = client.get(f"/trail/lines/{first.context['older_url']}")
    assert len(second.context["lines"]) == 10 and second.context["older_url"] == ""
    assert {line.key for line in lines} & {line.key for line in second.context["lines"]} == set()
    assert (
        client.get(f"/trail/lines/?person={world.person_id('director')}&action=disclose").context["lines"]
        == []
    )
    day = yesterday(world, 12).date()
    assert len(client.get(f"/trail/lines/?action=disclose&first={day}&last={day}").context["lines"]) == 50
    wrong = client.get(f"/trail/lines/?first={day}&last={day - dt.timedelta(days=1)}")
    assert wrong.status_code == 422
    assert client.get("/trail/lines/?after=abc").status_code == 200
    assert client.get("/trail/?week=nonsense").status_code == 200


def asked_export(world, who: str, query: str = "") -> str:
    """The page of the question."""
    answer = world.post(who, f"/trail/export/request/?{query}", {"reason": "Voor de controle van dit jaar."})
    assert answer.status_code == 302
    return str(answer.url)


def fetched(world, who: str, second: str, query: str = ""):
    page = asked_export(world, who, query)
    assert world.post(second, f"{page}approval/").status_code == 302
    return world.client(who).get(f"/trail/export/?proposal={page.split('/')[-2]}")


def test_the_trail_leaves_only_after_a_second_person(world):
    """Not before, not for who approved, not by the own approval, not with another choice, and not after a day."""
    none = world.client("fg").get("/trail/export/?action=disclose")
    assert (none.status_code, none.url) == (302, "/trail/export/request/?action=disclose")
    assert world.post("fg", "/trail/export/request/", {"reason": ""}).status_code == 422
    page = asked_export(world, "fg", "action=disclose&first=2026-01-01")
    file = f"/trail/export/?proposal={page.split('/')[-2]}"
    assert world.client("fg").get(file).status_code == 302
    assert world.post("fg", f"{page}approval/").status_code == 422
    seen = world.client("privacy").get(page).content.decode()
    assert "Voor de controle van dit jaar." in seen and "opende namen" in seen
    assert world.post("director", f"{page}approval/").status_code == 404
    assert world.post("privacy", f"{page}approval/").status_code == 302
    assert world.client("privacy").get(file).status_code == 302
    text = world.client("fg").get(f"{file}&action=add").content.decode()
    assert text.startswith("\ufeff") and ";voegde toe;" not in text
    assert "Bestand ophalen" in world.client("fg").get(page).content.decode()
    world.plant(
        "UPDATE directory_proposal SET until = until - interval '25 hours' WHERE kind = 'trail_export'"
    )
    assert world.client("fg").get(file).status_code == 302


def test_an_export_stands_in_the_trail_itself_and_holds_no_formula(world):
    world.plant("UPDATE directory_person SET name = '=1+1' WHERE id = %s", (world.person_id("police"),))
    disclosed(world, "police", yesterday(world, 12), group(1))
    file = fetched(world, "privacy", "fg", "action=disclose")
    assert ";'=1+1;" in file.content.decode() and "opende namen" in file.content.decode()
    with world.acting("fg"):
        line = Entry.objects.filter(action="export").latest("id")
        assert (line.object_type, line.purpose, line.person_id) == (
            "audit_entry",
            "csv",
            world.person_id("privacy"),
        )


def seal(world) -> None:
    world.plant("SELECT audit.seal_now()")


def chain_page(world) -> str:
    return str(world.client("fg").get("/trail/chain/").content.decode())


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE audit.entry SET purpose = 'anders' WHERE id ="
        " (SELECT min(id) FROM audit.entry WHERE municipality_id = %s)",
        "DELETE FROM audit.entry WHERE id ="
        " (SELECT max(id) FROM audit.entry WHERE role = 'ADM' AND municipality_id = %s)",
    ],
)
def test_what_a_superuser_changes_is_found(world, spoilt):
    assert "utrecht-alert--info" in chain_page(world)
    seal(world)
    page = chain_page(world)
    assert "utrecht-alert--ok" in page and "utrecht-alert--error" not in page
    world.plant("ALTER TABLE audit.entry DISABLE TRIGGER append_only")
    world.plant(spoilt, (world.ours.municipality_id,))
    page = chain_page(world)
    assert "utrecht-alert--error" in page and "datalek" in page


def test_a_long_log_is_checked_in_pieces_on_the_page(world, monkeypatch):
    for _ in range(3):
        disclosed(world, "police", dt.datetime.now(dt.UTC), group(1))
        seal(world)
    monkeypatch.setattr("duiding.audit.chains.AT_ONCE", 1)
    client = world.client("fg")
    first = client.get("/trail/chain/")
    [log] = first.context["checked"]
    assert log.next_url == "?entry=1" and "Zegels tot en met 1 van" in first.content.decode()
    last = client.get(f"/trail/chain/?entry={log.head.number - 1}")
    assert last.context["checked"][0].next_url == "" and "utrecht-alert--ok" in last.content.decode()
    assert client.get("/trail/chain/?entry=9999&processing=x").status_code == 200


@contextmanager
def as_worker() -> Iterator[None]:
    connection.close()
    as_web = dict(connection.settings_dict)
    connection.settings_dict.update(USER="duiding_worker", PASSWORD="test-duiding_worker")
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(as_web)


def test_the_night_anchors_compares_and_tells_oversight(world, settings, tmp_path, caplog):
    settings.ANCHOR_DIR = tmp_path / "outside"
    with pytest.raises(ProgrammingError), transaction.atomic():
        sealing.seal()
    chain_page(world)
    with as_worker(), caplog.at_level(logging.INFO, logger="duiding.audit.sealing"):
        assert sealing.check_daily()
    written = sealing.anchor_file().read_text().splitlines()
    told = json.loads(PlainJson().format(caplog.records[0]))
    assert told["anchor"] == written[0]
    [(number, digest)] = world.plant(
        "SELECT number, encode(hash, 'hex') FROM audit.seal WHERE municipality_id = %s",
        (world.ours.municipality_id,),
    )
    assert any(f" {number} " in line and digest in line for line in written)
    page = chain_page(world)
    assert digest in page and "alles klopte" in page
    world.plant("ALTER TABLE audit.entry DISABLE TRIGGER append_only")
    world.plant(
        "UPDATE audit.entry SET role = 'XX' WHERE id = (SELECT max(id) FROM audit.entry WHERE municipality_id = %s)",
        (world.ours.municipality_id,),
    )
    with as_worker():
        # The newest line was not sealed yet when it was changed; the one before was.
        world.plant(
            "UPDATE audit.entry SET role = 'XX' WHERE id = (SELECT min(id) FROM audit.entry WHERE municipality_id = %s)",
            (world.ours.municipality_id,),
        )
        assert not sealing.check_daily()
    assert "utrecht-alert--error" in chain_page(world)
    with world.acting("fg"):
        assert [row.kind for row in Verdict.objects.exclude(kind="")] == ["changed"]


def test_oversight_of_one_municipality_sees_no_chain_of_another(world):
    seal(world)
    assert world.client("outsider").get("/trail/chain/").status_code == 404
    with world.acting("fg"), connection.cursor() as cursor:
        assert {head.municipality_id for head in chains.heads(cursor)} == {world.ours.municipality_id}
        head = chains.heads(cursor)[0]
        for other in (world.theirs.municipality_id, chains.NOBODY):
            cursor.execute("SELECT * FROM audit.seals_to_check('entry', %s, 0, 100)", [other])
            assert cursor.fetchall() == []
            cursor.execute(
                "SELECT * FROM audit.lines_to_check('entry', %s, 0, 1000000, '0', '1000000')", [other]
            )
            assert cursor.fetchall() == []
        assert head.lines > 0
    with world.acting("director"), connection.cursor() as cursor:
        assert chains.heads(cursor) == []


def test_the_commands(world, settings, tmp_path, capsys):
    settings.ANCHOR_DIR = tmp_path
    with as_worker():
        call_command("anchor")
        call_command("verify_trail")
        said = capsys.readouterr().out
        assert "anchor 1 " in said and "all of it fits" in said
        text = sealing.anchor_file().read_text()
        sealing.anchor_file().write_text(text.replace("entry", "processing", 1))
        with pytest.raises(CommandError, match="Line 1 of the file"):
            call_command("verify_trail")
        sealing.anchor_file().write_text(text)
        world.plant("ALTER TABLE audit.seal DISABLE TRIGGER append_only")
        world.plant("DELETE FROM audit.seal WHERE municipality_id = %s", (world.ours.municipality_id,))
        with pytest.raises(CommandError, match="report a data breach"):
            call_command("verify_trail")
        assert "cut at seal 1" in capsys.readouterr().out
