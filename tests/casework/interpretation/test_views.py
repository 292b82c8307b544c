"""Each address for several persons, what is typed wrong, and how many queries a page takes."""

import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override
from tests.casework.interpretation.conftest import plan, plant_group, plant_signal
from tests.casework.interpretation.test_actions import adopt, record_all

from duiding.casework.interpretation import actions
from duiding.casework.interpretation.models import ActionItem, AgendaItem, Attendance, Decision, Meeting
from duiding.directory.models import Person

CLOCK = "On this night the clock changes, so this time is not clear. Choose another time."
SEEN_BY = {
    "director": 200,
    "secretary": 200,
    "police": 200,
    "vnn": 200,
    "school": 404,
    "mayor": 404,
    "outsider": 404,
}
PART_B_SEEN_BY = SEEN_BY | {"youth_worker": 404, "secretary": 404, "vnn": 404}


@pytest.mark.parametrize(("who", "status"), SEEN_BY.items())
def test_who_sees_a_meeting(world, round_of_today, who, status):
    client = world.client(who)
    assert client.get(round_of_today.url).status_code == status
    assert client.get(f"{round_of_today.url}minutes/").status_code == 404
    round_of_today.hold()
    assert client.get(f"{round_of_today.url}minutes/").status_code == status
    assert client.get(f"{round_of_today.url}?mode=after").status_code == status
    assert client.get("/meetings/").status_code == (200 if who == "outsider" else status)


@pytest.mark.parametrize(
    ("who", "status"),
    [("director", 302), ("secretary", 302), ("police", 403), ("school", 404), ("mayor", 404)],
)
def test_who_makes_a_meeting(world, who, status):
    form = {
        "kind": "interpretation", "starts_at": "2027-02-04T13:30", "location": "Raadzaal",
        "chair": world.person_id("director"), "secretary": "", "participants": [world.person_id("vnn")],
    }  # fmt: skip
    assert world.client(who).get("/meetings/new/").status_code == (200 if status == 302 else status)
    assert world.post(who, "/meetings/new/", form).status_code == status
    with world.acting("director"):
        assert Meeting.objects.count() == (1 if status == 302 else 0)
        assert Attendance.objects.count() == (2 if status == 302 else 0)


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("2025-02-04T13:30", "This date is over. Choose a later date."),
        ("2036-02-04T13:30", "This date is more than two years away. Check the year."),
        ("2027-03-28T02:30", CLOCK),
        ("2027-10-31T02:30", CLOCK),
        ("2027-02-30T13:30", "Enter a valid date/time."),
    ],
)
def test_a_wrong_date_is_told_and_nothing_typed_is_lost(world, moment, sentence):
    chair = world.person_id("director")
    form = {"kind": "interpretation", "starts_at": moment, "location": "De Kamer", "chair": chair}
    answer = world.post("director", "/meetings/new/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    with override("nl"):
        assert gettext(sentence) in page
    assert "De Kamer" in page
    with world.acting("director"):
        assert not Meeting.objects.exists()


def test_the_agenda_proposes_itself(world, round_of_today):
    plant_signal(world)
    group = plant_group(world)
    page = world.client("director").get(round_of_today.url).content.decode()
    assert "Noorderkwartier:" in page
    assert f"group:{group}" in page
    assert "group:" not in world.client("police").get(round_of_today.url).content.decode()
    assert world.post("police", f"{round_of_today.url}proposals/", {"proposal": "all"}).status_code == 403
    assert world.post("secretary", f"{round_of_today.url}proposals/", {"proposal": "all"}).status_code == 302
    with world.acting("director"):
        assert AgendaItem.objects.filter(group_id=group, order__gt=300, order__lt=400).count() == 1
        assert AgendaItem.objects.filter(signal__isnull=False, order__gt=200, order__lt=300).count() == 1
    assert "group:" not in world.client("director").get(round_of_today.url).content.decode()


def test_a_meeting_from_agenda_to_adopted_minutes(world, round_of_today):
    url = round_of_today.url
    with world.acting("director"):
        item = round_of_today.item()
    assert world.post("secretary", f"{url}step/", {"step": "close_agenda"}).status_code == 302
    assert world.post("secretary", f"{url}step/", {"step": "hold"}).status_code == 302
    page = world.client("secretary").get(url).content.decode()
    assert "dui-live" in page
    where = f"{url}items/{item.pk}/"
    assert (
        world.post("secretary", f"{where}outcome/", {"outcome": "Het is druk.", "version": 1}).status_code
        == 302
    )
    decision = {"kind": "monitor", "text": "In de gaten houden", "taken_by": "consensus"}
    with world.acting("secretary") as actor:
        decision["effective_on"] = actor.today.isoformat()
    assert world.post("secretary", f"{where}decisions/", decision).status_code == 302
    action = {
        "owner": world.person_id("boa"),
        "description": "Kijk vrijdag",
        "due_on": decision["effective_on"],
    }
    assert world.post("secretary", f"{where}actions/", action).status_code == 302
    assert world.post("secretary", f"{url}step/", {"step": "draft_minutes"}).status_code == 422
    with world.acting("secretary"):
        rows = list(Attendance.objects.filter(meeting_id=round_of_today.meeting_id))
    present = {f"{row.pk.hex}-is_present": "yes" for row in rows}
    present |= {f"{row.pk.hex}-conflict_handling": "" for row in rows}
    assert world.post("secretary", f"{url}attendance/", present).status_code == 302
    for step in ("draft_minutes", "adopt_minutes"):
        assert world.post("secretary", f"{url}step/", {"step": step}).status_code == 302
    minutes = world.client("vnn").get(f"{url}minutes/").content.decode()
    for text in ("Het is druk.", "In de gaten houden", "Kijk vrijdag"):
        assert text in minutes
    assert world.post("secretary", f"{where}outcome/", {"outcome": "Anders", "version": 2}).status_code == 403


def test_a_name_is_refused_with_what_was_typed(world, round_of_today):
    round_of_today.hold()
    with world.acting("secretary"):
        item = round_of_today.item()
    url = f"{round_of_today.url}items/{item.pk}/outcome/"
    answer = world.post("secretary", url, {"outcome": "Mo de Vries maakt lawaai", "version": 1})
    assert answer.status_code == 422
    assert "Mo de Vries maakt lawaai" in answer.content.decode()
    with world.acting("secretary"):
        assert round_of_today.item().outcome == ""


def test_two_secretaries_see_both_texts(world, round_of_today):
    round_of_today.hold()
    with world.acting("secretary"):
        item = round_of_today.item()
    url = f"{round_of_today.url}items/{item.pk}/outcome/"
    assert world.post("director", url, {"outcome": "Meer licht.", "version": 1}).status_code == 302
    answer = world.post("secretary", url, {"outcome": "Minder licht.", "version": 1})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Meer licht." in page
    assert "Minder licht." in page
    version = re.search(r'name="version" value="(\d+)"', page).group(1)
    assert world.post("secretary", url, {"outcome": "Ander licht.", "version": version}).status_code == 302


def test_a_cancelled_meeting_says_why_it_needs_a_reason(world, round_of_today):
    url = f"{round_of_today.url}step/"
    assert world.post("director", url, {"step": "cancel", "reason": ""}).status_code == 422
    assert (
        world.post("director", url, {"step": "cancel", "reason": "Te weinig deelnemers"}).status_code == 302
    )
    assert world.client("police").get(round_of_today.url).status_code == 200
    with world.acting("director"):
        assert round_of_today.meeting.status == "cancelled"


def test_after_adoption_a_correction_stands_beside_the_decision(world, round_of_today):
    decision, _action = record_all(world, round_of_today)
    adopt(world, round_of_today)
    url = f"{round_of_today.url}decisions/{decision.pk}/"
    assert world.client("police").get(url).status_code == 403
    assert world.post("director", url, {"text": "Licht in maart", "reasons": ""}).status_code == 422
    assert (
        world.post("director", url, {"text": "Licht in maart", "reasons": "Datum ontbrak"}).status_code == 302
    )
    with world.acting("director"):
        assert list(Decision.objects.values_list("text", flat=True)) == [
            "Licht bij de baan.",
            "Licht in maart",
        ]


@pytest.mark.parametrize(("who", "status"), PART_B_SEEN_BY.items())
def test_part_b_is_there_for_who_may_hear_the_names(world, round_of_today, who, status):
    group = plant_group(world, status="problematic", invited=("police",))
    round_of_today.hold()
    with world.acting("director") as actor:
        item = actions.add_item(
            round_of_today.meeting, "Noorderkwartier 1", part="B", group=group, actor=actor
        )
        actions.record_decision(item, "Ouders spreken.", actor=actor)
    client, sees = world.client(who), status == 200
    page = client.get(f"{round_of_today.url}part-b/")
    assert page.status_code == status
    assert ("Noorderkwartier 1" in page.content.decode()) == sees
    for mode in ("live", "prepare", "after"):
        seen = client.get(f"{round_of_today.url}?mode={mode}").content.decode()
        assert ("part-b" in seen) == sees
        assert "Ouders spreken." not in seen
    assert "Noorderkwartier 1" not in client.get(f"{round_of_today.url}minutes/").content.decode()
    path = f"{round_of_today.url}items/{item.pk}/outcome/"
    allowed = {"director": 302, "police": 403}
    assert world.post(who, path, {"outcome": "Rustig", "version": 1}).status_code == allowed.get(who, 404)
    assert world.client("director").get(f"{round_of_today.url}part-b/minutes.pdf").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("director", 422), ("secretary", 404), ("vnn", 404)])
def test_a_late_addition_on_part_b_is_for_who_sees_part_b(world, round_of_today, who, status):
    group = plant_group(world, status="problematic")
    round_of_today.hold()
    with world.acting("director") as actor:
        actions.add_item(round_of_today.meeting, "Noorderkwartier 1", part="B", group=group, actor=actor)
    late = {"from": "part_b", "person": world.person_id("halt"), "reason": ""}
    url = f"{round_of_today.url}participants/"
    assert world.post(who, url, late).status_code == status
    late["reason"] = "Voert een actie uit"
    assert world.post(who, url, late).status_code == (302 if status == 422 else 404)


def test_part_b_asks_who_leaves_before_it_begins(world, round_of_today):
    group = plant_group(world, status="problematic", invited=("police",))
    round_of_today.hold()
    with world.acting("director") as actor:
        actions.add_item(round_of_today.meeting, "Noorderkwartier 1", part="B", group=group, actor=actor)
    url = f"{round_of_today.url}part-b/"
    before = world.client("director").get(url).content.decode()
    assert "Vera" in before
    assert "outcome" not in before
    assert world.post("police", f"{url}start/").status_code == 403
    assert world.post("director", f"{url}start/").status_code == 302
    assert "outcome" in world.client("director").get(url).content.decode()


def test_numbers_on_the_agenda_leave_no_gap(world, round_of_today):
    group = plant_group(world, status="assessment")
    with world.acting("director") as actor:
        actions.add_item(round_of_today.meeting, "Groep", section=300, group=group, actor=actor)
    world.plant("UPDATE casework_youthgroup SET status = 'problematic' WHERE id = %s", (group,))
    page = world.client("vnn").get(round_of_today.url).content.decode()
    numbers = [int(number) for number in re.findall(r'dui-agenda__number">(\d+)<', page)]
    assert numbers == list(range(1, 9))
    assert (
        len(
            re.findall(
                "dui-agenda__number", world.client("director").get(round_of_today.url).content.decode()
            )
        )
        == 9
    )


@pytest.mark.parametrize(
    ("who", "sees", "finishes"),
    [
        ("youth_worker", 1, 302),
        ("secretary", 1, 302),
        ("police", 1, 403),
        ("school", 0, 404),
        ("outsider", 0, 404),
    ],
)
def test_who_sees_and_finishes_an_action(world, round_of_today, who, sees, finishes):
    _decision, action = record_all(world, round_of_today)
    page = world.client(who).get("/meetings/actions/?show=open")
    assert page.content.decode().count(f"action-{action.pk}") == sees
    url = f"/meetings/actions/{action.pk}/"
    if finishes == 302:
        assert world.post(who, f"{url}finish/", {"result": ""}).status_code == 422
    assert world.post(who, f"{url}finish/", {"result": "Gesproken met de groep"}).status_code == finishes
    with world.acting("director"):
        assert ActionItem.objects.get(pk=action.pk).status == ("done" if finishes == 302 else "open")
    if finishes == 302:
        assert world.post(who, f"{url}reopen/").status_code == 302
        assert world.post(who, f"{url}drop/", {"reason": "Niet meer nodig"}).status_code == 302


def test_the_owner_at_school_sees_only_the_own_action(world, round_of_today):
    record_all(world, round_of_today)
    group = plant_group(world, status="execution")
    with world.acting("director") as actor:
        owner = world.person_id("school")
        from_school = actions.record_action(
            Person.objects.get(pk=owner),
            "Bel de mentor",
            actor.today,
            item=round_of_today.item(),
            group=group,
            actor=actor,
        )
    page = world.client("school").get("/meetings/actions/").content.decode()
    assert f"action-{from_school.pk}" in page
    assert page.count('id="action-') == 1
    assert "Noorderkwartier 1" not in page
    assert str(round_of_today.meeting_id) not in page
    answer = world.post("school", f"/meetings/actions/{from_school.pk}/finish/", {"result": "Mentor gebeld"})
    assert answer.status_code == 302


def test_query_budget(world, round_of_today):
    for _number in range(3):
        plant_signal(world)
    group = plant_group(world, status="problematic", invited=("police",))
    for number in range(2, 5):
        plan(world, days=number)
    world.post("director", f"{round_of_today.url}proposals/", {"proposal": "all"})
    record_all(world, round_of_today)
    world.post("director", f"{round_of_today.url}part-b/start/")
    assert group
    client = world.client("director")
    budget = {
        "/meetings/": 12, "/meetings/actions/?show=open": 12, "/meetings/new/": 20, round_of_today.url: 20,
        f"{round_of_today.url}?mode=prepare": 20, f"{round_of_today.url}?mode=after": 20,
        f"{round_of_today.url}part-b/": 20, f"{round_of_today.url}minutes/": 20,
    }  # fmt: skip
    client.get("/meetings/")
    for url, most in budget.items():
        with (
            CaptureQueriesContext(connections["default"]) as default,
            CaptureQueriesContext(connections["signin"]) as signin,
        ):
            assert client.get(url).status_code == 200
        number = len(default) + len(signin)
        assert number <= most, (url, number, [query["sql"][:120] for query in default])


@pytest.mark.parametrize(("who", "status"), SEEN_BY.items())
def test_the_minutes_as_a_file_leave_a_line_in_the_trail(world, round_of_today, who, status):
    record_all(world, round_of_today)
    url = f"{round_of_today.url}minutes.pdf"
    assert world.client(who).get(url).status_code == 404
    with world.acting("secretary") as actor:
        actions.draft_minutes(round_of_today.meeting, actor=actor)
    answer = world.client(who).get(url)
    lines = world.plant("SELECT purpose FROM audit.entry WHERE action = 'export'")
    assert answer.status_code == status
    assert answer.content.startswith(b"%PDF") == (status == 200)
    assert lines == ([("minutes",)] if status == 200 else [])


def test_one_click_notes_that_everybody_is_here(world, round_of_today):
    round_of_today.hold()
    with world.acting("secretary"):
        rows = list(Attendance.objects.filter(meeting_id=round_of_today.meeting_id))
    data = {f"{row.pk.hex}-conflict_handling": "" for row in rows}
    data[f"{rows[0].pk.hex}-is_present"] = "no"
    answer = world.post("secretary", f"{round_of_today.url}attendance/", {**data, "everybody": "yes"})
    assert answer.status_code == 302
    with world.acting("secretary"):
        seen = Attendance.objects.filter(meeting_id=round_of_today.meeting_id)
        assert seen.filter(is_present=True).count() == len(rows) - 1
        assert not seen.get(pk=rows[0].pk).is_present


@pytest.mark.parametrize(("who", "rows"), [("police", 1), ("school", 0)])
def test_a_participant_tells_only_about_the_own_row(world, round_of_today, who, rows):
    with world.acting("director"):
        table = list(Attendance.objects.filter(meeting_id=round_of_today.meeting_id))
    data = {f"{row.pk.hex}-conflict_handling": "Kent een gezin, praat niet mee" for row in table}
    answer = world.post(who, f"{round_of_today.url}attendance/", data)
    assert answer.status_code == (302 if rows else 404)
    with world.acting("director"):
        told = Attendance.objects.filter(meeting_id=round_of_today.meeting_id, has_conflict=True)
        assert list(told.values_list("person_id", flat=True)) == [world.person_id(who)] * rows


def test_the_meeting_keeps_the_name_of_its_date(world, round_of_today):
    world.plant(
        "INSERT INTO directory_meetingname (id, municipality_id, name, valid_from, created_at, updated_at, version)"
        " SELECT gen_random_uuid(), %s, name, since, now(), now(), 1 FROM (VALUES ('AJO', date '2020-01-01'),"
        " ('Duidingsoverleg', current_date - 1)) v (name, since)",
        (world.ours.municipality_id,),
    )
    old = plan(world, days=-30)
    client = world.client("vnn")
    assert "AJO" in client.get(old.url).content.decode()
    assert "AJO" not in client.get(round_of_today.url).content.decode()
    listed = client.get("/meetings/").content.decode()
    assert listed.count("AJO") == 1
    assert listed.count("Duidingsoverleg") == 2
