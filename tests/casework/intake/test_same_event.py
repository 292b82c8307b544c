"""Signals about one event: suggested to the reviewer only, linked or kept apart, never merged."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from duiding.casework.intake import queries
from duiding.casework.intake.models import Signal
from duiding.covenant.policy_files import read_figures
from duiding.directory.models import Place
from duiding.figures.increase.duplicates import BLOCK_HOURS, BLOCK_METRES, WEIGHTS, Weights
from duiding.figures.increase.likeness import trigram_likeness

TEXTS = (
    "Vuurwerk op het parkeerdek bij de trap, een prullenbak vloog in brand.",
    "Bij het parkeerdek is vuurwerk afgestoken; prullenbak bij de trap in brand.",
    "Rustige avond, gesprek over de zomervakantie.",
)
NEW_PLACE = (
    "INSERT INTO directory_place (id, municipality_id, area_id, name, x, y, is_active, created_at, updated_at, version)"
    " SELECT gen_random_uuid(), municipality_id, id, %s, %s, 100, true, now(), now(), 1 FROM directory_area"
    " WHERE municipality_id = %s ORDER BY name LIMIT 1"
)


@pytest.fixture
def two(world, bring_in):
    """The same fire told by youth work and police within the hour, and something else the evening before."""
    for name, x in (("Dek", 100), ("Trap", 110), ("Ver weg", 200)):
        world.plant(NEW_PLACE, (name, x, world.ours.municipality_id))
    with world.acting("director") as actor:
        evening = actor.at - dt.timedelta(days=2)
        dek, stairs = Place.objects.get(name="Dek"), Place.objects.get(name="Trap")
    common = {"behaviours": ["fireworks"]}
    first = bring_in(world, "youth_worker", place=dek, observed_from=evening, text=TEXTS[0], **common)
    second = bring_in(
        world,
        "police",
        place=stairs,
        observed_from=evening + dt.timedelta(minutes=40),
        text=TEXTS[1],
        **common,
    )
    bring_in(world, "attendance", place=dek, observed_from=evening - dt.timedelta(hours=20), text=TEXTS[2])
    return world, first, second


def suggested(world, signal, who="director"):
    with world.acting(who):
        found = queries.suggestions([Signal.objects.get(pk=signal.pk)])
        return [one.other.pk for one in found.get(signal.pk, [])]


def test_the_other_report_is_suggested_and_nothing_else(two):
    world, first, second = two
    assert suggested(world, first) == [second.pk]
    assert suggested(world, second) == [first.pk]
    inbox = world.client("director").get("/signals/inbox/").content.decode()
    assert inbox.count("Lijkt op een ander signaal") == 2
    page = world.client("director").get(f"/signals/{first.pk}/").content.decode()
    assert "Hetzelfde voorval?" in page and "Hoe zeker is dit?" in page and "Wat dit niet bewijst" in page
    assert "%" not in page.split('id="h-same"')[1].split("</section>")[0]


def test_linking_merges_nothing_and_can_be_undone(two):
    world, first, second = two
    before = world.plant("SELECT id, text, status FROM casework_signal ORDER BY id")
    url = f"/signals/{first.pk}/same-event/"
    assert world.post("director", url, {"other": str(second.pk), "verdict": "same"}).status_code == 302
    assert world.plant("SELECT id, text, status FROM casework_signal ORDER BY id") == before
    assert suggested(world, first) == [] and suggested(world, second) == []
    page = world.client("director").get(f"/signals/{second.pk}/").content.decode()
    assert "hetzelfde voorval" in page and "Toch apart houden" in page
    world.post("director", f"/signals/{second.pk}/same-event/", {"other": str(first.pk), "verdict": "apart"})
    with world.acting("director"):
        (pair,) = queries.judged_pairs(Signal.objects.get(pk=first.pk))
    assert pair.other.pk == second.pk and not pair.is_same


def test_kept_apart_is_not_suggested_again(two):
    world, first, second = two
    world.post("director", f"/signals/{first.pk}/same-event/", {"other": str(second.pk), "verdict": "apart"})
    assert suggested(world, first) == [] and suggested(world, second) == []
    assert (
        "Lijkt op een ander signaal" not in world.client("director").get("/signals/inbox/").content.decode()
    )


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("director", 302),
        ("youth_worker", 403),
        ("police", 404),
        ("school", 404),
        ("outsider", 404),
        ("clerk", 404),
    ],
)
def test_only_the_reviewer_judges(two, who, status):
    """The youth worker sees its own signal; the others do not see it before it is admitted."""
    world, first, second = two
    data = {"other": str(second.pk), "verdict": "same"}
    assert world.post(who, f"/signals/{first.pk}/same-event/", data).status_code == status
    assert world.plant("SELECT count(*) FROM casework_signalpair") == [(int(status == 302),)]
    if who == "youth_worker":
        page = world.client(who).get(f"/signals/{first.pk}/").content.decode()
        assert "Hetzelfde voorval?" not in page


@pytest.mark.parametrize(
    "data",
    [{"other": "none"}, {"other": ""}, {"verdict": "merge"}, {"other": "self"}],
)
def test_a_made_up_answer_finds_nothing(two, data):
    world, first, second = two
    filled = {"other": str(second.pk), "verdict": "same"} | data
    if filled["other"] == "self":
        filled["other"] = str(first.pk)
    assert world.post("director", f"/signals/{first.pk}/same-event/", filled | data).status_code == 404


def test_the_block_is_twelve_hours_and_250_metres(two, bring_in):
    """Ten steps on the drawing are 100 metres; the third place lies a kilometre away."""
    world, first, second = two
    with world.acting("director"):
        far = Place.objects.get(name="Ver weg")
        row = Signal.objects.get(pk=first.pk)
    bring_in(
        world, "police", place=far, observed_from=row.observed_from, text=TEXTS[1], behaviours=["fireworks"]
    )
    with world.acting("director"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT other_id, hours, metres, trigram FROM ctx.near_in_block(%s, 12, 250)", [[first.pk]]
        )
        ((other, hours, metres, trigram),) = cursor.fetchall()
    assert other == second.pk
    assert hours == pytest.approx(2 / 3) and metres == pytest.approx(100)
    assert trigram == pytest.approx(trigram_likeness(TEXTS[0], TEXTS[1]), abs=1e-6)


def test_the_policy_holds_the_weights_that_were_fitted():
    rules = read_figures(Path(settings.POLICY_DIR) / "figures.yaml").duplicates
    assert Weights(**rules.weights) == WEIGHTS
    assert (rules.hours, rules.metres) == (BLOCK_HOURS, BLOCK_METRES)


def test_who_does_not_see_a_signal_is_not_told_of_it(two):
    """The rows of the asker only: the same question of the police finds nothing before the review."""
    world, first, _second = two
    with world.acting("police"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ctx.near_in_block(%s, 12, 250)", [[first.pk]])
        assert cursor.fetchone() == (0,)


def test_query_budget(two, django_assert_max_num_queries):
    world, first, _second = two
    with django_assert_max_num_queries(12):
        world.client("director").get("/signals/inbox/")
    with django_assert_max_num_queries(20):
        world.client("director").get(f"/signals/{first.pk}/")
