"""What the mayor, the data protection officer and the privacy officer say about a member, they record themselves."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from tests.casework.groups.story import ENOUGH
from tests.security.insider_sql import answer

from duiding.casework.groups import actions, queries
from duiding.casework.groups.models import GroupMember, MemberAnswer, MemberGround, Notification
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed

PEOPLE = ("director", "police", "youth_worker", "mayor", "fg", "privacy", "school", "outsider", "admin")
GROUND = "UAVG 41 lid 1 i"


def lacks(call, *codes: str) -> None:
    with pytest.raises(Lacking) as refusal:
        call()
    assert refusal.value.codes == codes


def ask(story, days: int = 20, approver: str = "PO") -> None:
    with story.world.acting("director") as actor:
        letter = Notification.objects.get()
        actions.ask_postponement(
            letter, actor.today + dt.timedelta(days=days), GROUND, approver, ENOUGH, actor=actor
        )


def postpone(story) -> None:
    with story.world.acting("director") as actor:
        actions.postpone_notification(Notification.objects.get(), ENOUGH, actor=actor)


@pytest.fixture
def letter(story):
    """A letter that is still to be sent."""
    story.to_2b()
    story.confirm(story.member(age=17))
    return story


@pytest.mark.parametrize(("approver", "who"), [("PO", "privacy"), ("BM", "mayor")])
def test_a_letter_waits_only_after_advice_and_decision_of_others(letter, approver, who):
    lacks(lambda: postpone(letter), "postponement")
    ask(letter, approver=approver)
    lacks(lambda: postpone(letter), "postponement")
    with letter.world.acting(who) as actor:
        (question,) = queries.asked_of(actor)
        assert question.waits_for_advice
        lacks(lambda: actions.answer_question(question.id, True, ENOUGH, actor=actor), "fg_first")
    letter.answers(agrees=True, approver=who)
    postpone(letter)
    facts = "SELECT status, postponed_until - ctx.today(), postponement_ground, postponement_approved_by_id"
    row = letter.world.plant(f"{facts} FROM casework_notification")
    assert row == [("postponed", 20, GROUND, letter.world.person_id(who))]


@pytest.mark.parametrize(("days", "agrees"), [(20, False), (60, True)])
def test_a_no_or_too_long_does_not_let_it_wait(letter, days, agrees):
    ask(letter, days)
    letter.answers(agrees=agrees, approver="privacy")
    lacks(lambda: postpone(letter), "postponement")


def test_what_was_approved_once_does_not_count_again(letter):
    ask(letter)
    letter.answers(agrees=True, approver="privacy")
    postpone(letter)
    lacks(lambda: postpone(letter), "postponement")
    ask(letter, 30)
    letter.answers(agrees=True, approver="privacy")
    postpone(letter)
    until = letter.world.plant("SELECT postponed_until - ctx.today() FROM casework_notification")
    assert until == [(30,)]


def test_the_process_director_writes_none_of_it(letter):
    with letter.world.acting("director"):
        for column in ("postponed_until", "postponement_ground", "postponement_approved_by_id"):
            told = answer(f"UPDATE casework_notification SET {column} = NULL")
            assert told.startswith("42501"), told
    ask(letter)
    with letter.world.acting("director"):
        told = answer(
            "INSERT INTO casework_memberanswer (id, municipality_id, question_id, role, agrees, text, created_at,"
            " updated_at, version) SELECT gen_random_uuid(), municipality_id, id, 'PO', true, %s, ctx.now(), ctx.now(),"
            " 1 FROM casework_memberquestion",
            ENOUGH,
        )
        assert told.startswith("DU403"), told
    letter.answers(agrees=False, approver="privacy")
    for who in ("director", "privacy", "fg"):
        with letter.world.acting(who):
            told = answer("UPDATE casework_memberanswer SET agrees = true")
            assert told.startswith("42501"), told


def test_each_answers_once_and_only_what_is_asked_of_them(letter):
    ask(letter, approver="PO")
    (question,) = letter.world.plant("SELECT id FROM casework_memberquestion")[0]
    said = {}
    for who in PEOPLE:
        with letter.world.acting(who) as actor:
            try:
                actions.answer_question(question, True, ENOUGH, actor=actor)
                said[who] = "yes"
            except NotAllowed:
                said[who] = "not theirs"
            except Lacking:
                said[who] = "advice first"
    assert said == {who: "not theirs" for who in PEOPLE} | {"fg": "yes", "privacy": "yes"}
    for who in ("fg", "privacy"):
        with pytest.raises(Exception, match="role_answers_once"), letter.world.acting(who) as actor:
            actions.answer_question(question, False, ENOUGH, actor=actor)


def child_of(story) -> UUID:
    story.to_2b()
    return story.member("police", age=10)


@pytest.mark.parametrize("agrees", [True, False])
def test_a_child_waits_for_the_mayor_who_waits_for_the_officer(story, agrees):
    child = child_of(story)
    lacks(lambda: story.confirm(child, "youth_worker"), "under_12")
    with story.world.acting("mayor") as actor:
        (question,) = queries.asked_of(actor)
        assert (question.kind, question.seen) == ("under_12", "Wij zagen gedrag in de groep op drie avonden.")
        lacks(lambda: actions.answer_question(question.id, True, ENOUGH, actor=actor), "fg_first")
    story.answers(agrees=agrees)
    if agrees:
        story.confirm(child, "youth_worker")
    else:
        lacks(lambda: story.confirm(child, "youth_worker"), "under_12")


def test_correcting_a_date_of_birth_asks_too(story):
    story.to_2b()
    member = story.member(age=13)
    story.world.plant(
        "UPDATE casework_memberidentity SET born_on = ctx.today() - 3700 WHERE member_id = %s", (member,)
    )
    assert story.world.plant("SELECT kind, approver FROM casework_memberquestion") == [("under_12", "BM")]


def test_who_sees_the_questions_and_what_stands_there(story):
    child_of(story)
    seen = {who: story.world.client(who).get("/groups/questions/").status_code for who in PEOPLE}
    assert seen == {who: 404 for who in PEOPLE} | {"mayor": 200, "fg": 200, "privacy": 200}
    (question,) = story.world.plant("SELECT id FROM casework_memberquestion")[0]
    code = story.world.plant("SELECT code_name FROM casework_youthgroup")[0][0]
    url = f"/groups/questions/{question}/"
    pages = {who: story.world.client(who).get(url) for who in PEOPLE}
    assert [who for who, page in pages.items() if page.status_code == 200] == ["mayor", "fg"]
    for who in ("mayor", "fg"):
        page = pages[who].content.decode()
        assert code in page and "drie avonden" in page and "Vaalburg" not in page
    assert 'name="agrees"' not in pages["mayor"].content.decode()
    assert "eerst" in pages["mayor"].content.decode()
    world = story.world
    assert world.post("fg", url, {"agrees": "yes", "text": "kort"}).status_code == 422
    assert world.post("fg", url, {"agrees": "no", "text": ENOUGH}).status_code == 302
    assert code in world.client("mayor").get("/").content.decode()
    assert world.post("mayor", url, {"agrees": "yes", "text": ENOUGH}).status_code == 302
    assert world.post("mayor", url, {"agrees": "no", "text": ENOUGH}).status_code == 409
    assert code not in world.client("mayor").get("/").content.decode().split("h-pulse")[0]
    with world.acting("director"):
        assert MemberAnswer.objects.filter(agrees=True).get().text == ENOUGH


def test_a_letter_that_waits_on_the_screens(letter):
    (row,) = letter.world.plant("SELECT id FROM casework_notification")[0]
    url = f"/groups/{letter.group_id}/letters/{row}/postponement/"
    world, today = letter.world, dt.date.today()
    for who, status in (("director", 200), ("police", 404), ("mayor", 404), ("school", 404)):
        assert world.client(who).get(url).status_code == status
    typed = {
        "ground": GROUND,
        "reason": ENOUGH,
        "approver": "PO",
        "until": str(today + dt.timedelta(days=90)),
    }
    late = world.post("director", url, typed)
    assert late.status_code == 422 and ENOUGH in late.content.decode()
    typed["until"] = str(today + dt.timedelta(days=20))
    assert world.post("director", url, typed).status_code == 302
    assert world.post("director", url, typed).status_code == 409
    letter.answers(agrees=True, approver="privacy")
    assert url in world.client("director").get("/").content.decode()
    assert world.post("director", url, {}).status_code == 302
    assert world.plant("SELECT status FROM casework_notification") == [("postponed",)]


def test_who_only_counts_does_not_read_what_was_seen(story):
    """Step 4: the process director reads how many there are, and none of the words about them."""
    story.to_3()
    facts = []
    for _step in (3, 4):
        with story.world.acting("director"):
            facts.append(
                (
                    GroupMember.objects.count(),
                    MemberGround.objects.count(),
                    len(answer("SELECT reason FROM casework_memberdecision")) > 2,
                )
            )
        page = story.world.client("director").get(f"/groups/{story.group_id}/members/").content.decode()
        facts.append("drie avonden" in page)
        if _step == 3:
            for theme in ("ernst", "risico", "ontwikkeling", "impact", "kansen"):
                story.answer(theme)
            story.plan()
            story.decide("bring_to_triangle", reason="Niemand zag het anders.")
    assert facts == [(1, 1, True), True, (1, 0, False), False]


def test_late_letters_are_told_to_the_officers_without_names(letter):
    code = letter.world.plant("SELECT code_name FROM casework_youthgroup")[0][0]
    officers = ("fg", "privacy")
    for shift, told in ((0, False), (40, True)):
        letter.world.plant("UPDATE ctx.clock SET shift = %s * interval '1 day'", (shift,))
        for who in PEOPLE:
            answered = letter.world.client(who).get("/groups/late-letters/")
            assert (answered.status_code == 200) is (who in officers), who
            if who in officers:
                assert (code in answered.content.decode()) is told
                start = letter.world.client(who).get("/").content.decode()
                assert ("1 brief is te laat" in start and code in start) is told
    letter.world.tokens.clear()
    with letter.world.acting("director"):
        assert queries.overdue_letters() == []
