"""The questions of the interpretation: kept by who keeps the work process; what is retired stays with old answers."""

from __future__ import annotations

import pytest
from tests.security.insider_sql import answer

from duiding.casework.groups.models import InterpretationItem

LIST = "/groups/library/"
KEEPERS = ("director", "privacy", "admin")
NEW = {"theme": "ernst", "question": "Wat vinden de jongeren zelf ernstig?", "help_text": "Vraag het hun."}


@pytest.mark.parametrize("who", [*KEEPERS, "police", "school", "mayor", "fg"])
def test_who_keeps_the_questions(world, who):
    may = who in KEEPERS
    page = world.client(who).get(LIST)
    assert page.status_code == 200 and (f"{LIST}new/" in page.content.decode()) is may
    assert world.post(who, f"{LIST}new/", NEW).status_code == (302 if may else 403)
    with world.acting(who):
        assert InterpretationItem.objects.filter(question=NEW["question"]).count() == int(may)
        item = InterpretationItem.objects.filter(theme="ernst").first()
    url = f"{LIST}{item.pk}/"
    assert world.post(who, f"{url}retirement/", {"active": "no"}).status_code == (302 if may else 403)
    assert world.post(who, url, {"question": "", "version": "1"}).status_code == (422 if may else 403)


def test_a_question_of_another_municipality_is_not_there(world):
    with world.acting("outsider"):
        item = InterpretationItem.objects.first()
    assert world.post("director", f"{LIST}{item.pk}/retirement/", {}).status_code == 404


def test_other_words_are_a_new_question_and_the_old_one_keeps_its_answers(story):
    story.found()
    story.decide("assess", meeting=True)
    story.answer("ernst", text="De buurt durft niet meer langs.")
    world = story.world
    with world.acting("director"):
        old = InterpretationItem.objects.filter(theme="ernst").first()
    url = f"{LIST}{old.pk}/"
    help_only = {"question": old.question, "help_text": "Denk aan avonden.", "version": old.version}
    assert world.post("director", url, help_only).status_code == 302
    stale = world.post("director", url, {**help_only, "help_text": "Denk aan dagen."})
    assert stale.status_code == 409 and "Denk aan dagen." in stale.content.decode()
    words = {"question": "Hoe ernstig vindt de buurt het zelf?", "help_text": "", "version": old.version + 1}
    assert world.post("director", url, words).status_code == 302
    with world.acting("director"):
        now = {row.question: row.is_active for row in InterpretationItem.objects.filter(theme="ernst")}
        assert (now[old.question], now[words["question"]]) == (False, True)
        assert answer("UPDATE casework_interpretationitem SET question = 'x'").startswith("42501")
    page = world.client("youth_worker").get(f"/groups/{story.group_id}/interpretation/").content.decode()
    assert "De buurt durft niet meer langs." in page and words["question"] in page
    retired = world.client("director").get(f"{LIST}?show=retired&theme=ernst").content.decode()
    assert old.question in retired and words["question"] not in retired
    assert world.client("youth_worker").get(
        f"/groups/{story.group_id}/interpretation/new/?item={old.pk}"
    ).status_code == 404  # fmt: skip
    assert world.post("director", f"{url}retirement/", {"active": "yes"}).status_code == 302
    assert old.question in world.client("director").get(LIST).content.decode()
