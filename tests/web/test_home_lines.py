"""What the start page asks of the process director in the monthly cycle, and when."""

from __future__ import annotations

import pytest
from tests.casework.groups.story import Story

from duiding.casework.intake import actions as intake
from duiding.casework.interpretation import actions as meetings
from duiding.casework.interpretation.models import Attendance, Meeting


def start(world, who="director"):
    return world.client(who).get("/").content.decode()


def move(world, days):
    world.plant("UPDATE ctx.clock SET shift = %s * interval '1 day'", (days,))
    world.tokens.clear()


@pytest.mark.parametrize(("days", "decide"), [(30, False), (57, True)])
def test_after_eight_weeks_the_meeting_decides_or_stops(world, days, decide):
    story = Story(world)
    story.found()
    story.decide("assess", meeting=True)
    move(world, days)
    assert ("al meer dan acht weken: besluit, of stop" in start(world)) is decide


def held(world):
    with world.acting("director") as actor:
        meeting = meetings.plan_meeting(actor.at, actor.person_id, actor=actor)
        meetings.close_agenda(meeting, actor=actor)
        meetings.hold(meeting, actor=actor)
    return meeting.pk


def test_minutes_are_adopted_a_week_later_and_the_note_goes_out_after_ten_days(world):
    key = held(world)
    with world.acting("director") as actor:
        meeting = Meeting.objects.get(pk=key)
        attendance = Attendance.objects.filter(meeting=meeting).first()
        meetings.record_attendance(attendance, True, actor=actor)
        meetings.draft_minutes(meeting, actor=actor)
    terms = world.plant(
        "SELECT to_char(ctx.today() + 7, 'YYYY-MM-DD'), to_char(ctx.today() + 10, 'YYYY-MM-DD')"
    )[0]
    page = start(world)
    for title, day in zip(("Verslag van", "Bericht aan de driehoek"), terms, strict=True):
        line = page.split(title)[1].split("</li>")[0]
        assert day in line, title
    assert "Bericht aan de driehoek" not in start(world, "police")


def test_reporters_hear_within_five_working_days(world):
    story = Story(world)
    story.found()
    signal = story.signal("school")
    story.link(signal)
    decision = story.meeting_decision()
    assert "wachten op bericht" not in start(world)
    with world.acting("director") as actor:
        item = meetings.add_item(
            Meeting.objects.get(), "groep", actor=actor, kind="group", group=story.group_id
        )
        meetings.record_decision(
            type(item).objects.select_related("meeting").get(pk=item.pk), "We kijken.", actor=actor
        )
    assert decision
    assert "3 signalen wachten op bericht" in start(world)
    url = f"/signals/word/{story.group_id}/"
    seen = {
        who: world.client(who).get("/signals/word/").status_code for who in ("director", "police", "school")
    }
    assert seen == {"director": 200, "police": 403, "school": 403}
    assert world.post("police", url, {"feedback": "Er is gekeken."}).status_code == 403
    refused = world.post("director", url, {"feedback": "Jan Jansen is aangesproken."})
    assert refused.status_code == 422 and "Jan Jansen" in refused.content.decode()
    assert world.post("director", url, {"feedback": "De boa gaat vaker langs."}).status_code == 302
    assert world.post("director", url, {"feedback": "De boa gaat vaker langs."}).status_code == 404
    assert "wachten op bericht" not in start(world)
    assert "De boa gaat vaker langs." in world.client("school").get("/signals/mine/").content.decode()
    assert world.plant("SELECT DISTINCT status FROM casework_signal") == [("finished",)]
    with world.acting("director") as actor:
        assert intake.finish_group(story.group_id, "Nog eens.", actor=actor) == 0
