"""The review: the inbox, and each decision for who may and who may not."""

import datetime as dt
import re

import pytest

from duiding.casework.intake import actions
from duiding.casework.intake.models import Signal, SignalReview
from duiding.directory import actions as directory
from duiding.directory.models import Area


def status_of(world, signal):
    return world.plant("SELECT status FROM casework_signal WHERE id = %s", (signal.pk,))[0][0]


def at(signal, part=""):
    return f"/signals/{signal.pk}/{part}"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("director", 200),
        ("secretary", 403),
        ("youth_worker", 403),
        ("school", 403),
        ("policy", 403),
        ("outsider", 200),
        (None, 302),
    ],
)
def test_who_opens_the_inbox(world, bring_in, who, status):
    signal = bring_in(world)
    response = world.client(who).get("/signals/inbox/")
    assert response.status_code == status
    assert (signal.reference in response.content.decode()) is (who == "director")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("director", 200),
        ("youth_worker", 200),
        ("secretary", 404),
        ("police", 404),
        ("school", 404),
        ("outsider", 404),
        (None, 302),
    ],
)
def test_a_signal_in_review_is_for_its_reporter_and_the_reviewer(world, bring_in, who, status):
    response = world.client(who).get(at(bring_in(world)))
    assert response.status_code == status
    if status == 200:
        assert ("admission" in response.content.decode()) is (who == "director")


def test_hidden_and_not_existing_answer_the_same(world, bring_in):
    hidden, nothing = bring_in(world).pk, "00000000-0000-4000-8000-000000000000"
    client = world.client("school")
    pages = []
    for key in (hidden, nothing):
        response = client.get(f"/signals/{key}/")
        text = re.sub(
            r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"', "", response.content.decode()
        )
        pages.append((response.status_code, text.replace(str(key), "")))
    assert pages[0] == pages[1]
    assert pages[0][0] == 404


DECISIONS = {
    "review": ({}, "in_review"),
    "admission": ({}, "admitted"),
    "return": ({"return-ground": "persons", "return-reason": "Schrijf het zonder namen."}, "returned"),
    "refusal": ({"refuse-reason": "Dit gaat over een woning."}, "refused"),
}


@pytest.mark.parametrize("part", sorted(DECISIONS))
@pytest.mark.parametrize(
    ("who", "status"), [("director", 302), ("youth_worker", 403), ("police", 404), ("outsider", 404)]
)
def test_who_decides(world, bring_in, part, who, status):
    signal = bring_in(world)
    answers, target = DECISIONS[part]
    assert world.post(who, at(signal, f"{part}/"), answers).status_code == status
    assert status_of(world, signal) == (target if who == "director" else "submitted")


@pytest.mark.parametrize(
    ("part", "answers"),
    [
        ("return", {}),
        ("return", {"return-ground": "unclear", "return-reason": "kor"}),
        ("return", {"return-ground": "nonsense", "return-reason": "Hoe laat was het?"}),
        ("return", {"return-ground": "unclear", "return-reason": "Was dit Kevin Jansen?"}),
        ("refusal", {}),
        ("refusal", {"refuse-reason": "   "}),
        ("refusal", {"refuse-reason": "x" * 501}),
        ("facts", {"behaviours": []}),
        ("facts", {"behaviours": ["noise"], "place": "not-a-key"}),
    ],
)
def test_a_decision_without_its_reason_comes_back_with_what_was_typed(world, bring_in, part, answers):
    signal = bring_in(world)
    response = world.post("director", at(signal, f"{part}/"), answers)
    assert (response.status_code, status_of(world, signal)) == (422, "submitted")
    for typed in answers.values():
        assert not isinstance(typed, str) or typed.strip() in response.content.decode()


def test_masking_before_admitting(world, bring_in):
    signal = bring_in(world, text="Bij Kevin Jansen BV", guard_override="dat is een bedrijf")
    world.plant("UPDATE casework_signal SET guard_override = '' WHERE id = %s", (signal.pk,))
    page = world.client("director").get(at(signal)).content.decode()
    assert "<mark>Kevin Jansen</mark>" in page
    assert world.post("director", at(signal, "admission/")).status_code == 422
    assert world.post("director", at(signal, "text/"), {"text": "Bij [naam] BV"}).status_code == 302
    assert world.post("director", at(signal, "admission/")).status_code == 302
    stored = world.plant("SELECT text, is_masked, status FROM casework_signal WHERE id = %s", (signal.pk,))
    assert stored == [("Bij [naam] BV", True, "admitted")]


def test_two_reviewers_see_both_texts(world, bring_in):
    signal = bring_in(world, text="Zes scooters")
    version = world.plant("SELECT version FROM casework_signal WHERE id = %s", (signal.pk,))[0][0]
    assert (
        world.post("director", at(signal, "text/"), {"text": "Eerste", "version": version}).status_code == 302
    )
    response = world.post("director", at(signal, "text/"), {"text": "Tweede", "version": version})
    assert response.status_code == 409
    assert "Eerste" in response.content.decode() and "Tweede" in response.content.decode()


def test_deciding_twice_keeps_what_was_typed(world, bring_in):
    signal = bring_in(world, admitted=True)
    answers = {"refuse-reason": "Dit gaat over een woning."}
    response = world.post("director", at(signal, "refusal/"), answers)
    assert (response.status_code, status_of(world, signal)) == (409, "admitted")
    assert "Dit gaat over een woning." in response.content.decode()


def test_the_term_counts_working_days_from_the_last_sending(world, bring_in):
    signal = bring_in(world)
    world.plant("ALTER TABLE casework_signalreview DISABLE TRIGGER USER")
    world.plant("UPDATE casework_signalreview SET decided_at = '2026-11-20 15:00+01'")
    row = world.client("director").get("/signals/inbox/").context["waiting"][0]
    assert (row.signal.pk, str(row.due)) == (signal.pk, "2026-11-25")


def test_similar_signals_are_near_in_place_and_time(world, bring_in):
    signal = bring_in(world)
    near = bring_in(world, "police", admitted=True)
    with world.acting("director") as actor:
        long_ago = actor.at - dt.timedelta(days=30)
    far = bring_in(world, "police", admitted=True, observed_from=long_ago)
    for who, sees in [("director", True), ("youth_worker", False)]:
        page = world.client(who).get(at(signal)).content.decode()
        assert (str(near.pk) in page) is sees
        assert str(far.pk) not in page


def test_feedback_reaches_the_reporter(world, bring_in):
    signal = bring_in(world, admitted=True)
    with world.acting("director") as actor:
        actions.discuss(Signal.objects.get(pk=signal.pk), actor=actor)
    assert world.post("director", at(signal, "feedback/"), {"feedback": "x"}).status_code == 422
    assert (
        world.post(
            "director", at(signal, "feedback/"), {"feedback": "De BOA loopt een extra ronde."}
        ).status_code
        == 302
    )
    assert status_of(world, signal) == "finished"
    assert (
        "De BOA loopt een extra ronde." in world.client("youth_worker").get("/signals/mine/").content.decode()
    )


def test_only_who_reports_or_reviews_reads_the_history(world, bring_in):
    signal = bring_in(world, admitted=True)
    for who, reads in [("director", True), ("youth_worker", True), ("police", False)]:
        page = world.client(who).get(at(signal))
        assert bool(page.context["reviews"]) is reads


def test_to_its_place_and_no_group(world, bring_in):
    with world.acting("admin") as actor:
        place = directory.add_place(Area.objects.first(), "Skatebaan", 1, 1, actor=actor)
    for facts, status, after in [({}, 422, "admitted"), ({"place": place}, 302, "linked")]:
        signal = bring_in(world, admitted=True, **facts)
        assert world.post("director", at(signal, "link/")).status_code == status
        assert status_of(world, signal) == after


def test_a_double_click_decides_once(world, bring_in):
    signal = bring_in(world)
    client, key = world.client("director"), "6f1c0a9e-0000-4000-8000-000000000001"
    answers = [client.post(at(signal, "admission/"), {"idempotency_key": key}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    with world.acting("director"):
        assert SignalReview.objects.filter(step="admit").count() == 1
