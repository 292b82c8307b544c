"""The FG sees which looks stand out and why, asks, and finds the question again. Never a name, never a score."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.casework.groups.story import Story
from tests.privacy.looking import group, looked, searched, working_day

from duiding.audit.models import Entry
from duiding.casework.groups import actions
from duiding.casework.groups.models import YouthGroup
from duiding.covenant.policy_entry import PolicyFileError
from duiding.privacy.models import Question
from duiding.privacy.oversight import rules


def standing_out(world) -> dict[str, set[str]]:
    """Who stands out on the page of the FG, and by which rules."""
    found: dict[str, set[str]] = {}
    for look in world.client("fg").get("/trail/").context["looks"]:
        found.setdefault(look.line.who, set()).update(rule.key for rule in look.rules)
    return found


def test_the_file_with_rules_is_complete_and_faults_are_named(tmp_path):
    read = rules.read(Path(settings.POLICY_DIR) / "unusual.yaml")
    assert set(read) == set(rules.NUMBERS) == set(rules.WORDS)
    assert all(rule.words and rule.why for rule in read.values())
    text = (Path(settings.POLICY_DIR) / "unusual.yaml").read_text()
    for spoilt, what in (
        (text.replace("key: hour", "key: score"), "unknown key 'score'"),
        (text.replace("{at_least: 4}", "{}"), "at_least is missing"),
        (text.replace("{days: 14}", "{days: soon}"), "days must be a whole number"),
    ):
        file = tmp_path / "unusual.yaml"
        file.write_text(spoilt)
        with pytest.raises(PolicyFileError, match=what):
            rules.read(file)
    file.write_text(text.replace("active: true", "active: false", 1))
    assert "hour" not in rules.read(file)


@pytest.mark.parametrize(
    ("plain", "odd", "rule"),
    [
        (lambda w: looked(w, "police", working_day(w, 18), group(1)),
         lambda w: looked(w, "police", working_day(w, 19), group(1)), "hour"),
        (lambda w: looked(w, "police", working_day(w, 12), group(1)),
         lambda w: looked(w, "police", working_day(w, 12) - dt.timedelta(days=2), group(1)), "day_off"),
        (lambda w: [looked(w, "police", working_day(w, 10), group(n)) for n in range(3)],
         lambda w: looked(w, "police", working_day(w, 11), group(3)), "many_groups"),
        (lambda w: looked(w, "police", working_day(w, 10), group(1), times=7),
         lambda w: looked(w, "police", working_day(w, 11), group(1)), "many_times"),
        (lambda w: searched(w, "police", working_day(w, 10), 4),
         lambda w: searched(w, "police", working_day(w, 11), 1), "many_searches"),
    ],
)  # fmt: skip
def test_what_passes_a_threshold_stands_out_and_what_does_not_does_not(world, plain, odd, rule):
    plain(world)
    assert standing_out(world) == {}
    odd(world)
    assert rule in standing_out(world)["Jeroen"]


def test_a_group_outside_the_own_area_and_a_meeting_that_was_not_planned(world):
    story = Story(world)
    story.to_2b()
    story.member()
    with world.acting("police") as actor:
        actions.open_names(YouthGroup.objects.get(pk=story.group_id), "meeting", actor=actor)
    at = working_day(world, 12)
    world.plant("UPDATE casework_disclosure SET opened_at = %s", (at,))
    world.plant("ALTER TABLE audit.entry DISABLE TRIGGER append_only")
    world.plant("UPDATE audit.entry SET at = %s WHERE action = 'disclose'", (at,))
    world.plant("UPDATE casework_meeting SET starts_at = %s", (at + dt.timedelta(days=10),))
    assert standing_out(world) == {}
    world.plant("UPDATE casework_meeting SET starts_at = %s", (at + dt.timedelta(days=15),))
    assert standing_out(world) == {"Jeroen": {"no_meeting"}}
    world.plant("UPDATE directory_workingarea SET area_id = (SELECT id FROM directory_area WHERE name = 'Testdorp')"
                " WHERE area_id <> (SELECT id FROM directory_area WHERE name = 'Testdorp') AND false")  # fmt: skip
    world.plant(
        "DELETE FROM directory_workingarea WHERE area_id = (SELECT area_id FROM casework_youthgroup LIMIT 1)"
    )
    assert standing_out(world) == {"Jeroen": {"no_meeting", "elsewhere"}}
    # The functions under it answer oversight only.
    for who, sees in (("fg", 1), ("director", 0), ("outsider", 0)):
        with world.acting(who), connection.cursor() as cursor:
            for call in ("elsewhere('-infinity')", "without_meeting('-infinity', 14)"):
                cursor.execute(f"SELECT count(*) FROM ctx.disclosures_{call}")
                assert cursor.fetchone() == (sees,)


def key_of_look(world) -> UUID:
    with world.acting("fg"):
        return Entry.objects.filter(action="disclose").latest("id").key


def test_a_look_is_asked_about_answered_and_found_again(world):
    looked(world, "police", working_day(world, 23), group(1))
    looked(world, "director", working_day(world, 22), group(2))
    key = key_of_look(world)
    url = f"/trail/looks/{key}/"
    page = world.client("fg").get(url).content.decode()
    assert "buiten 7 tot 19 uur" in page and "Marit" in page and group(2)[:6].upper() in page
    empty = world.post("fg", url, {"note": ""})
    assert empty.status_code == 422 and "Wat vraag je" in empty.content.decode()
    named = world.post("fg", url, {"note": "Gevraagd over Ronan Vaalburg, 06 12345678."})
    assert named.status_code == 422 and "06 12345678" in named.content.decode()
    assert world.post("fg", url, {"note": "Gevraagd per telefoon."}).status_code == 302
    with world.acting("fg"):
        [question] = Question.objects.all()
        assert (question.status, question.rules, question.looker_id) == (
            "asked",
            ["hour"],
            world.person_id("director"),
        )
    # What nobody asked about stands first.
    looks = world.client("fg").get("/trail/").context["looks"]
    assert [look.line.who for look in looks] == ["Jeroen", "Marit"]
    assert "1 open vraag" in world.client("fg").get("/trail/").content.decode()
    assert (
        "Gevraagd per telefoon"
        in world.client("privacy").get("/trail/questions/?status=asked").content.decode()
    )
    assert world.post("fg", url, {"step": "answer", "reason": ""}).status_code == 422
    assert (
        world.post("fg", url, {"step": "answer", "reason": "Late dienst, met opdracht."}).status_code == 302
    )
    assert world.post("fg", url, {"step": "answer", "reason": "Nog eens."}).status_code == 409
    assert "Late dienst" in world.client("fg").get(url).content.decode()
    assert (
        "Gevraagd per telefoon"
        not in world.client("fg").get("/trail/questions/?status=asked").content.decode()
    )
    assert (
        "Gevraagd per telefoon"
        in world.client("fg").get("/trail/questions/?status=answered").content.decode()
    )


@pytest.mark.parametrize(
    ("who", "page", "asks"),
    [("fg", 200, 302), ("privacy", 200, 302), ("director", 404, 404), ("outsider", 404, 404)],
)
def test_who_sees_a_look_and_who_asks(world, who, page, asks):
    looked(world, "police", working_day(world, 23), group(1))
    url = f"/trail/looks/{key_of_look(world)}/"
    assert world.client(who).get(url).status_code == page
    assert world.post(who, url, {"note": "Gevraagd per telefoon."}).status_code == asks
    missing = f"/trail/looks/{UUID(int=5)}/"
    assert world.client(who).get(missing).status_code == 404


def test_the_role_of_the_director_writes_no_question_by_sql_either(world):
    looked(world, "police", working_day(world, 23), group(1))
    with world.acting("director") as actor, pytest.raises(ProgrammingError), transaction.atomic():
        Question(
            municipality_id=actor.municipality_id, line_key=UUID(int=1), looked_at=actor.at, note="x" * 10
        ).save(force_insert=True)


def test_budget_of_one_look(world):
    looked(world, "police", working_day(world, 23), group(1), times=40)
    client, url = world.client("fg"), f"/trail/looks/{key_of_look(world)}/"
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    assert len(asked) <= 20, [query["sql"][:90] for query in asked]
    with CaptureQueriesContext(connection) as asked:
        client.get("/trail/")
    assert len(asked) <= 12, [query["sql"][:90] for query in asked]
