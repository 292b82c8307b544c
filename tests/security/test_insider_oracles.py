"""Asking about a row that is not yours must tell as little as asking about nothing."""

from __future__ import annotations

import json
import uuid

import pytest
from tests.casework.reporting.report_story import SUMMARY, ReportStory
from tests.security.insider_sql import answer, decision, sql

from duiding.directory.steps import missing


@pytest.fixture
def story(world):
    return ReportStory(world)


STEPS = [
    ("casework_signalreview", "signal_id", "admit", "in_review", "admitted", "signal"),
    ("casework_groupdecision", "group_id", "interpret", "problematic", "interpretation", "group"),
    ("casework_memberdecision", "member_id", "confirm", "proposed", "confirmed", "member"),
    ("casework_memberdecision", "member_id", "remove", "proposed", "removed", "member"),
]


@pytest.mark.parametrize(("table", "key", "step", "source", "target", "what"), STEPS)
def test_a_refused_step_does_not_tell_that_the_row_exists(
    world, story, table, key, step, source, target, what
):
    story.to_2b()
    member = story.member()
    signal = story.signal("police")
    row = {"signal": signal, "group": story.group_id, "member": member}[what]
    for insider in ("school", "vnn", "admin", "outsider"):
        with world.acting(insider) as actor:
            told = {
                answer(decision(table, key), actor.municipality_id, step, source, target, who)
                for who in (row, uuid.uuid4())
            }
        if what == "signal" and insider == "vnn":
            continue  # an admitted signal without a group is theirs to read
        assert len(told) == 1, (insider, told)
        assert "row-level security" in told.pop()


@pytest.mark.parametrize("insider", ["school", "vnn", "admin", "outsider"])
def test_a_guard_answers_about_hidden_rows_as_about_nothing(world, story, insider):
    story.to_2b()
    child = story.member(age=10)
    hidden = {"group": ("interpret", story.group_id), "member": ("confirm", child)}
    with world.acting(insider):
        for machine, (step, row) in hidden.items():
            assert missing(machine, row, step) == missing(machine, uuid.uuid4(), step) == ()
    with world.acting("director"):
        assert missing("group", story.group_id, "interpret") == ("list_frozen",)
    with world.acting("police"):
        assert "under_12" in missing("member", child, "confirm")


@pytest.mark.parametrize(
    "call",
    [
        "ctx.missing_member(%s, 'confirm', '{}')", "ctx.missing_group(%s, 'interpret', '{}')",
        "ctx.missing_signal(%s, 'finish', '{}')", "ctx.missing_report(%s, 'send', '{}')",
        "ctx.report_holds_names(%s)", "ctx.age_of(%s)", "ctx.find_name(%s::text, '', '')",
    ],
)  # fmt: skip
def test_what_reads_hidden_rows_cannot_be_called_by_the_application(shared_world, call):
    with shared_world.acting("school"):
        assert answer(f"SELECT {call}", uuid.uuid4()).startswith(("42501", "DU403"))


def test_the_gate_of_another_municipality_is_not_told(world):
    with world.acting("director") as actor:
        for town in (world.theirs.municipality_id, uuid.uuid4()):
            assert answer("SELECT ctx.go_live_missing(%s)", town).startswith("42501")
        assert actor.missing == ()
    covenant = world.plant(
        "SELECT id FROM covenant_covenant WHERE municipality_id = %s", (world.theirs.municipality_id,)
    )[0][0]
    with world.acting("director"):
        for question in ("covenants_in_concept", "covenants_being_signed"):
            assert sql(f"SELECT %s = ANY (ctx.{question}())", covenant) == [(False,)]


def test_who_may_not_hear_names_cannot_try_names_in_a_report(world, story):
    """Public order writes reports and hears no names: the guard answered whether a surname is on a list."""
    story.to_3()
    key = story.report(who="safety", summary=SUMMARY)
    told = []
    for surname in ("Vaalburg", "Nergensman"):
        world.plant(
            "UPDATE casework_trianglereport SET summary = %s WHERE id = %s", (f"{SUMMARY} {surname}", key)
        )
        with world.acting("safety"):
            told.append(missing("report", key, "ask_privacy_check"))
    assert told[0] == told[1]
    world.plant("UPDATE casework_trianglereport SET summary = %s WHERE id = %s", (f"{SUMMARY} Vaalburg", key))
    with world.acting("director"):
        assert "names_in_text" in missing("report", key, "ask_privacy_check")
    world.plant("UPDATE casework_trianglereport SET status = 'privacy_check' WHERE id = %s", (key,))
    with world.acting("fg"):
        assert missing("report", key, "adopt") == ("names_in_text",)


def test_a_name_is_searched_with_a_reason_only(world, story):
    story.to_3()
    search = "SELECT count(*) FROM ctx.find_name('Ronan', 'Vaalburg', %s)"
    with world.acting("privacy"):
        assert answer(search, "").startswith("DU422")
        assert sql(search, "verzoek tot inzage") == [(1,)]
    lines = world.plant("SELECT fields FROM audit.entry WHERE action = 'search'")
    assert lines and "Vaalburg" not in json.dumps(lines)


def _document(world, signal):
    world.plant(
        "INSERT INTO casework_signalattachment (id, municipality_id, signal_id, name, kind, content, size,"
        " declares_no_persons, created_at, updated_at, version) SELECT gen_random_uuid(), municipality_id, id, 'kaart',"
        " 'txt', 'abc', 3, true, now(), now(), 1 FROM casework_signal WHERE id = %s",
        (signal,),
    )


def test_how_many_documents_a_hidden_signal_has_is_not_told(world, story):
    """The fourth was refused with "at most three", before the policy said no."""
    signal = story.signal("police")
    for _number in range(3):
        _document(world, signal)
    insert = (
        "INSERT INTO casework_signalattachment (id, municipality_id, signal_id, name, kind, content, size,"
        " declares_no_persons) VALUES (gen_random_uuid(), %s, %s, 'kaart', 'txt', 'abc', 3, true)"
    )
    for insider in ("school", "outsider", "admin"):
        with world.acting(insider) as actor:
            told = {answer(insert, actor.municipality_id, key) for key in (signal, uuid.uuid4())}
        assert len(told) == 1 and "row-level security" in told.pop()
    world.plant("UPDATE casework_signal SET status = 'returned' WHERE id = %s", (signal,))
    with world.acting("police") as actor:
        assert answer(insert, actor.municipality_id, signal).startswith("DU422")


def test_who_left_the_covenant_takes_no_document_away(world, story):
    signal = story.signal("police")
    _document(world, signal)
    world.plant("UPDATE casework_signal SET status = 'returned' WHERE id = %s", (signal,))
    key = world.plant("SELECT id FROM casework_signalattachment")[0][0]
    police = world.organisation_id("police")
    world.plant("UPDATE covenant_party SET withdrawn_at = ctx.now() WHERE organisation_id = %s", (police,))
    with world.acting("police"):
        assert answer("SELECT ctx.remove_attachment(%s)", key).startswith("DU403")
    world.plant(
        "UPDATE covenant_party SET withdrawn_at = NULL, signed_on = ctx.today() WHERE organisation_id = %s",
        (police,),
    )
    with world.acting("police"):
        assert sql("SELECT ctx.remove_attachment(%s)", key) == [(signal,)]
