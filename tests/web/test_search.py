"""The search box finds what the asker may see, by POST only, and the trail does not hold the words."""

import pytest


@pytest.mark.parametrize(("who", "found"), [("director", True), ("youth_worker", True), ("outsider", False)])
def test_a_group_is_found_by_who_may_see_it(demo, who, found):
    page = demo.client(who).post("/search/", {"q": "Noorderkwartier"})
    assert (page.status_code, "Noorderkwartier " in page.content.decode().split("<main")[1]) == (200, found)


def test_the_question_never_stands_in_an_address(demo):
    assert demo.client("director").get("/search/?q=Noorderkwartier").status_code == 405


def test_signals_and_actions_are_found_by_words(demo):
    text = demo.client("director").post("/search/", {"q": "vuurwerk"}).content.decode()
    assert "h-signals" in text


@pytest.mark.parametrize("question", ["", "a", "%", "' OR 1=1 --", "x" * 5000, "\x01", "👍"])
def test_odd_questions_get_an_answer(demo, question):
    assert demo.client("director").post("/search/", {"q": question}).status_code == 200
