"""The letter that the approach stops: in step 7, on paper, behind names that are open for that reason."""

from __future__ import annotations

import pytest
from tests.casework.groups.story import Story
from tests.web.pdf_reader import read_pdf

from duiding.casework.groups import letters
from duiding.casework.groups.models import Notification


@pytest.fixture
def letter(world):
    """A confirmed member with a letter, and the address of the ending letter."""
    story = Story(world)
    story.to_2b()
    story.confirm(story.member())
    ((key,),) = world.plant("SELECT id FROM casework_notification LIMIT 1")
    return story, f"/groups/{story.group_id}/letters/{key}/"


@pytest.mark.parametrize(
    ("who", "status", "reason", "answer"),
    [
        ("director", "scaling_down", "letter", 200),
        ("director", "scaling_down", "meeting", 404),
        ("director", "scaling_down", None, 404),
        ("director", "execution", "letter", 404),
        ("school", "scaling_down", None, 404),
        ("outsider", "scaling_down", None, 404),
    ],
)
def test_who_prints_the_ending_letter_and_when(letter, who, status, reason, answer):
    story, url = letter
    world = story.world
    world.plant("UPDATE casework_youthgroup SET status = %s WHERE id = %s", (status, story.group_id))
    if reason:
        assert world.post(who, f"/groups/{story.group_id}/names/", {"reason": reason}).status_code == 302
    got = world.client(who).get(f"{url}ending.pdf")
    assert got.status_code == answer
    exports = world.plant("SELECT count(*) FROM audit.entry WHERE action = 'export' AND purpose = 'letter'")
    assert exports == [(int(answer == 200),)]
    if answer == 200:
        assert len(read_pdf(got.content).pages()) >= 1
        assert f"{url}ending.pdf" in world.client(who).get(url).content.decode()


def test_the_letter_holds_the_dates_and_what_goes_on(letter):
    story, _url = letter
    world = story.world
    world.plant("UPDATE casework_youthgroup SET status = 'scaling_down' WHERE id = %s", (story.group_id,))
    world.plant("UPDATE casework_groupmember SET told_end_on = '2026-03-01'")
    world.plant("UPDATE covenant_retentionterm SET days = 10 WHERE key = 'group_closed_persons'")
    world.post("director", f"/groups/{story.group_id}/names/", {"reason": "letter"})
    with world.acting("director") as actor:
        filled = letters.for_reading(Notification.objects.first(), actor=actor, key="ending")
    assert filled is not None
    words = " ".join(text for _, text in filled.blocks)
    assert filled.title == "De aanpak stopt"
    for told in ("1 maart 2026", "11 maart 2026", "niets"):
        assert told in words
