"""The form on the street: six questions, concepts, and nothing typed is lost."""

import datetime as dt
import json
import uuid

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from duiding.casework.intake.models import Signal

NEW = "/signals/new/"


def answers(world, **changed):
    area = world.plant("SELECT id FROM directory_area ORDER BY name LIMIT 1")[0][0]
    given = {
        "what": "hanging", "where": "other", "other_place": f"area:{area}", "when": "now", "number": "4-7",
        "urgency": "normal", "text": "Twee scooters op het plein.",
    } | changed  # fmt: skip
    return {name: value for name, value in given.items() if value is not None}


def stored(world):
    return world.plant(
        "SELECT id, status, text, behaviours, observed_from FROM casework_signal ORDER BY created_at"
    )


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("youth_worker", 200),
        ("school", 200),
        ("boa", 200),
        ("director", 200),
        ("policy", 403),
        ("fg", 403),
        (None, 302),
    ],
)
def test_who_gets_the_form(world, who, status):
    assert world.client(who).get(NEW).status_code == status


def test_four_answers_are_enough(world):
    response = world.post("youth_worker", NEW, answers(world, text=""))
    signal_id, status, *_ = stored(world)[0]
    assert (response.status_code, status) == (302, "submitted")
    assert response.headers["Location"] == f"/signals/{signal_id}/receipt/"
    page = world.client("youth_worker").get(response.headers["Location"]).content.decode()
    assert "Marit" in page


def test_a_school_sees_the_other_roads_first(world):
    for who, shown in [("school", True), ("youth_worker", False)]:
        page = world.client(who).get(NEW).content.decode()
        assert ('id="h-roads"' in page) is shown
        assert not shown or page.index('id="h-roads"') < page.index('name="what"')


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"what": None}, "what"),
        ({"where": None, "other_place": None}, "where"),
        ({"other_place": None}, "other_place"),
        ({"number": None}, "number"),
        ({"what": "nonsense"}, "what"),
        ({"other_place": str(uuid.uuid4())}, "other_place"),
        ({"when": "earlier"}, "day"),
        ({"when": "earlier", "day": "31-02-2026"}, "day"),
        ({"when": "earlier", "day": "2001-01-01"}, "day"),
        ({"when": "earlier", "day": "2101-01-01"}, "day"),
        ({"when": "today", "today_time": "25:99"}, "today_time"),
        ({"text": "x" * 501}, "text"),
        ({"text": "Het was Kevin Jansen"}, "text"),
        ({"text": "een bende criminelen"}, "text"),
        ({"place_note": "bij Dorpsstraat 12"}, "place_note"),
        ({"where": "online", "other_place": None}, "online_platform"),
        ({"online_theme": "volg @kevin_0612"}, "online_theme"),
    ],
)
def test_bad_answers_come_back_with_all_that_was_typed(world, changed, field):
    response = world.post("youth_worker", NEW, answers(world, impact="Buren slapen slecht", **changed))
    form = response.context["form"]
    assert response.status_code == 422
    assert list(form.errors) == [field]
    page = response.content.decode()
    assert "Buren slapen slecht" in page
    assert stored(world) == []


def test_an_explanation_lets_it_through_but_never_a_citizen_service_number(world):
    words = answers(world, text="Bij Kevin Jansen BV", guard_override="Dat is de naam van een winkel")
    assert world.post("youth_worker", NEW, words).status_code == 302
    number = answers(world, text="bsn 111222333", guard_override="Dat is de naam van een winkel")
    assert world.post("youth_worker", NEW, number).status_code == 422
    overrides = world.plant("SELECT guard_override FROM casework_signal")
    assert overrides == [("Dat is de naam van een winkel",)]


@pytest.mark.parametrize(("regime", "status"), [(None, 422), ("supervision", 302)])
def test_the_special_officer_must_choose_a_regime(world, regime, status):
    assert world.post("boa", NEW, answers(world, regime=regime)).status_code == status
    assert 'name="regime"' not in world.client("police").get(NEW).content.decode()


def test_a_double_click_stores_one_signal(world):
    key, client = str(uuid.uuid4()), world.client("youth_worker")
    first = client.post(NEW, {"idempotency_key": key, **answers(world)})
    second = client.post(NEW, {"idempotency_key": key, **answers(world)})
    assert first.headers["Location"] == second.headers["Location"]
    assert len(stored(world)) == 1


def test_without_a_session_nothing_typed_is_lost(world):
    response = world.post(None, NEW, answers(world))
    assert response.status_code == 401
    assert "Twee scooters op het plein." in response.content.decode()


def test_a_concept_may_be_unfinished_and_is_sent_later(world):
    response = world.post("youth_worker", NEW, {"when": "now", "text": "Later verder", "save": "draft"})
    assert (response.status_code, stored(world)[0][1]) == (302, "concept")
    signal_id = stored(world)[0][0]
    page = f"/signals/{signal_id}/answers/"
    assert "Later verder" in world.client("youth_worker").get(page).content.decode()
    assert world.post("youth_worker", page, {"when": "now", "version": 1}).status_code == 422
    assert world.post("youth_worker", page, answers(world, version=1)).status_code == 302
    assert stored(world)[0][1] == "submitted"


@pytest.mark.parametrize(
    ("who", "status"), [("youth_worker", 200), ("director", 404), ("school", 404), ("outsider", 404)]
)
def test_a_concept_is_the_reporters_alone(world, who, status):
    world.post("youth_worker", NEW, {"when": "now", "text": "Later verder", "save": "draft"})
    assert world.client(who).get(f"/signals/{stored(world)[0][0]}/answers/").status_code == status


def test_two_tabs_on_one_concept_show_both_texts(world):
    world.post("youth_worker", NEW, answers(world, save="draft"))
    page = f"/signals/{stored(world)[0][0]}/answers/"
    assert (
        world.post("youth_worker", page, answers(world, save="draft", text="Eerste", version=1)).status_code
        == 302
    )
    response = world.post("youth_worker", page, answers(world, save="draft", text="Tweede", version=1))
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Eerste" in shown and "Tweede" in shown
    assert stored(world)[0][2] == "Eerste"


def test_own_signals_with_the_reason_of_the_return(world, bring_in):
    signal = bring_in(world)
    world.post(
        "director",
        f"/signals/{signal.pk}/return/",
        {"return-ground": "unclear", "return-reason": "Hoe laat was het?"},
    )
    mine = world.client("youth_worker").get("/signals/mine/").content.decode()
    assert "Hoe laat was het?" in mine
    assert signal.reference not in world.client("school").get("/signals/mine/").content.decode()


def test_the_nudge_warns_and_stores_nothing(world):
    client = world.client("youth_worker")
    assert 'data-text-check-url="/signals/text-check/"' in client.get(NEW).content.decode()
    for text, warns in [("Kevin Jansen", True), ("een bende", True), ("zes scooters", False), ("", False)]:
        answer = client.post("/signals/text-check/", {"text": text})
        assert bool(json.loads(answer.content)["message"]) is warns
    assert client.get("/signals/text-check/").status_code == 405
    assert world.client(None).post("/signals/text-check/", {"text": "x"}).status_code == 401
    assert stored(world) == []


def test_an_evening_past_midnight_keeps_its_moment(world):
    with world.acting("youth_worker") as actor:
        day = actor.today - dt.timedelta(days=2)
    typed = answers(world, when="earlier", day=day.strftime("%d-%m-%Y"), day_time="23:15", until_time="01:30")
    assert world.post("youth_worker", NEW, typed).status_code == 302
    with world.acting("youth_worker"):
        signal = Signal.objects.get()
        assert (signal.observed_until - signal.observed_from) == dt.timedelta(hours=2, minutes=15)


def test_query_budget(world, bring_in):

    for _ in range(3):
        bring_in(world)
    client = world.client("youth_worker")
    for url, most in [(NEW, 12), ("/signals/mine/", 12)]:
        with (
            CaptureQueriesContext(connections["default"]) as web,
            CaptureQueriesContext(connections["signin"]) as signin,
        ):
            assert client.get(url).status_code == 200
        assert len(web) + len(signin) <= most, [q["sql"][:90] for q in [*web, *signin]]
