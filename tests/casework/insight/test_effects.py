"""What an approach promised before it began, and what may be said when its months have passed."""

from __future__ import annotations

import datetime as dt
import re
from uuid import uuid4

import numpy as np
import psycopg
import pytest
from django.db import DatabaseError
from django.utils import translation

from duiding.casework.insight.actions import promising
from duiding.casework.insight.figures import effects as figures
from duiding.casework.insight.models import EffectRegistration
from duiding.casework.insight.queries import effects as queries
from duiding.directory.steps import Lacking
from duiding.figures.effect.assessment import assess
from duiding.figures.effect.regression import Direction
from duiding.figures.effect.simulation import drifting_panels
from duiding.figures.effect.wording import FORBIDDEN
from duiding.release.kinds import month_after

AREA = (
    "INSERT INTO directory_area (id, municipality_id, name, kind, polygon, created_at, updated_at, version)"
    " VALUES (%s, %s, %s, 'neighbourhood', '[]', now(), now(), 1)"
)
SIGNAL = """
INSERT INTO casework_signal (id, municipality_id, created_at, updated_at, version, organisation_id, reporter_id,
    lane_id, reference, channel, regime, observed_from, area_id, place_note, online_platform, online_theme,
    behaviours, number_band, age_band, frequency, text, impact, already_done, desired_follow_up, urgency,
    declares_no_persons, guard_override, is_masked, source_key, feedback, status, status_since)
SELECT gen_random_uuid(), l.municipality_id, at, at, 1, l.organisation_id, NULL, l.id,
    upper(substr(md5(random()::text), 1, 6)), 'form', 'na', at, area, '', '', '', '{noise}', '4-7', 'unknown', 'once',
    'Groepje bij de ingang.', '', '', '', 'normal', true, '', false, '', '', 'admitted', at
FROM casework_signallane l, unnest(%s::timestamptz[], %s::uuid[]) AS seen(at, area) WHERE l.id = %s
"""


@pytest.fixture
def town(world):
    """Ten areas; `town.areas` in the order in which counts are planted."""
    world.areas = [uuid4() for _ in range(10)]
    with psycopg.connect(world.superuser_dsn, autocommit=True) as connection:
        for number, key in enumerate(world.areas):
            connection.execute(AREA, (key, world.ours.municipality_id, f"Buurt {number}"))
        world.lane = uuid4()
        connection.execute(
            "INSERT INTO casework_signallane (id, municipality_id, organisation_id, lane_class)"
            " VALUES (%s, %s, %s, 'admitted')",
            (world.lane, world.ours.municipality_id, world.ours.organisations["school"]),
        )
    with world.acting("director") as actor:
        world.today = actor.today
    return world


def plant(world, counts, first):
    """counts (areas, months): so many evenings in each area and month, the first month as given; at most 28."""
    moments, areas = [], []
    for area, row in zip(world.areas, counts, strict=True):
        for number, evenings in enumerate(row):
            month = month_after(first, number)
            for day in range(int(min(evenings, 28))):
                moments.append(dt.datetime.combine(month.replace(day=day + 1), dt.time(20), dt.UTC))
                areas.append(area)
    with psycopg.connect(world.superuser_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(SIGNAL, (moments, areas, world.lane))


def a_promise(world, **changes):
    facts = {
        "title": "Jongerenwerk op vrijdag", "expected": "Rustiger avonden.", "plan": None, "area": world.areas[0],
        "comparisons": tuple(world.areas[1:]), "begins_on": month_after(world.today, 1), "months_before": 12,
        "months_after": 6,
    }  # fmt: skip
    return promising.Promise(**(facts | changes))


def typed(world, **changes):
    facts = {
        "title": "Jongerenwerk op vrijdag", "area": str(world.areas[0]), "plan": "", "months_after": "6",
        "begins_on": month_after(world.today, 1).isoformat(), "comparisons": [str(key) for key in world.areas[1:]],
        "expected": "", "act": "record",
    }  # fmt: skip
    return facts | changes


def steady(months, mean=10):
    draw = np.random.default_rng(3)
    return np.clip(draw.poisson(mean, (10, months)), 1, 28)


def back_in_time(world, key, months):
    """As if it had been recorded so many months earlier; the superuser passes the guards."""
    with psycopg.connect(world.superuser_dsn, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        begins = month_after(world.today, 1 - months)
        connection.execute(
            "UPDATE casework_effectregistration SET begins_on = %s WHERE id = %s", (begins, key)
        )


def test_from_question_to_record(town):
    plant(town, steady(12), month_after(town.today, -12))
    page = town.client("director").get("/insight/effects/new/").content.decode()
    assert "Is dit te meten?" in page
    asked = town.post("director", "/insight/effects/new/", typed(town, act="ask"))
    assert "Dit is straks te meten." in asked.content.decode()
    assert town.plant("SELECT count(*) FROM casework_effectregistration") == [(0,)]
    few = town.post(
        "director",
        "/insight/effects/new/",
        typed(town, act="ask", comparisons=typed(town)["comparisons"][:3]),
    )
    assert "te weinig buurten" in few.content.decode()
    answer = town.post("director", "/insight/effects/new/", typed(town))
    assert answer.status_code == 302
    page = town.client("police").get(answer["Location"]).content.decode()
    ((print_,),) = town.plant("SELECT fingerprint FROM casework_effectregistration")
    assert print_ in page and "is nog niet begonnen" in page and "De schatting komt hier na" in page
    assert "Heeft het geholpen?" in town.client("police").get("/insight/effects/").content.decode()


@pytest.mark.parametrize(
    ("who", "reads", "records"),
    [("director", 200, 302), ("safety", 200, 403), ("police", 200, 403), ("youth_worker", 200, 403),
     ("school", 404, 404), ("clerk", 404, 404), ("mayor", 404, 404), ("outsider", 200, 422)],
)  # fmt: skip
def test_who_reads_and_who_records(town, who, reads, records):
    """The areas of ours are no answer for the director of another municipality."""
    assert town.client(who).get("/insight/effects/").status_code == reads
    assert town.post(who, "/insight/effects/new/", typed(town)).status_code == records


def test_not_after_the_first_month_has_begun(town):
    late = a_promise(town, begins_on=month_after(town.today, 0))
    with town.acting("director") as actor, pytest.raises(Lacking):
        promising.promise(late, actor=actor)
    with town.acting("director") as actor:
        row = promising.promise(a_promise(town), actor=actor)
    assert town.plant("SELECT id FROM casework_effectregistration") == [(row.pk,)]


def test_a_choice_that_cannot_be_made_comes_back_with_what_was_typed(town):
    answer = town.post("director", "/insight/effects/new/", typed(town, begins_on="2020-01-01"))
    assert answer.status_code == 422
    assert "Jongerenwerk op vrijdag" in answer.content.decode()
    named = town.post("director", "/insight/effects/new/", typed(town, title="Aanpak van Kevin de Vries"))
    assert named.status_code == 422


def test_what_was_promised_stands(town):
    with town.acting("director") as actor:
        row = promising.promise(a_promise(town), actor=actor)
    for column, value in (
        ("title", "'Anders'"),
        ("begins_on", "begins_on + interval '1 month'"),
        ("gate", "'{}'"),
    ):
        with pytest.raises(psycopg.errors.Error, match="promised stands"):
            town.plant(f"UPDATE casework_effectregistration SET {column} = {value}, ended_on = NULL")
    with pytest.raises(DatabaseError, match="denied"), town.acting("director"):
        EffectRegistration.objects.get(pk=row.pk).change(None, title="Anders")


def test_it_ends_once_with_a_reason_and_stays(town):
    with town.acting("director") as actor:
        row = promising.promise(a_promise(town), actor=actor)
    url = f"/insight/effects/{row.pk}/"
    assert town.post("director", f"{url}end/", {"reason": "kort"}).status_code == 422
    assert town.post("police", f"{url}end/", {"reason": "Er is geen geld meer voor."}).status_code == 403
    assert town.post("director", f"{url}end/", {"reason": "Er is geen geld meer voor."}).status_code == 302
    assert town.post("director", f"{url}end/", {"reason": "Nog een keer gestopt."}).status_code == 409
    back_in_time(town, row.pk, 8)
    page = town.client("director").get(url).content.decode()
    assert "Er is geen geld meer voor." in page and "Daarom zeggen we niets over het effect" in page
    assert "Jongerenwerk op vrijdag" in town.client("director").get("/insight/effects/").content.decode()


def test_the_estimate_comes_when_its_months_have_passed(town):
    """A clear drop in the area: said with its limits, the number of other areas, and what we do not know."""
    counts = steady(18, mean=14)
    counts[0, 12:] = 3
    plant(town, counts, month_after(town.today, -18))
    with town.acting("director") as actor:
        row = promising.promise(a_promise(town), actor=actor)
    back_in_time(town, row.pk, 7)
    page = town.client("director").get(f"/insight/effects/{row.pk}/").content.decode()
    assert "In deze buurt zijn minder avonden met overlast dan verwacht" in page
    assert "We vergeleken met 9 andere buurten." in page and "weten we niet zeker" in page
    assert 'role="img"' in page and "Hoe zeker is dit?" in page and "Wat dit niet bewijst" in page
    together = town.client("director").get("/insight/effects/").content.decode()
    assert "Alle aanpakken samen" in together and 'role="img"' in together
    spoken = page.split('id="h-outcome"')[1].split("</section>")[0]
    spoken = re.sub(r"<(summary|dt)>.*?</\1>", "", spoken)  # the fixed questions under every figure
    assert not [word for word in FORBIDDEN if word in spoken]


def test_too_little_is_a_result(town):
    plant(town, np.ones((10, 18), dtype=int), month_after(town.today, -18))
    with town.acting("director") as actor:
        row = promising.promise(a_promise(town), actor=actor)
        assert row.gate
    back_in_time(town, row.pk, 7)
    page = town.client("director").get(f"/insight/effects/{row.pk}/").content.decode()
    assert "Er zijn te weinig gegevens om iets over het effect te zeggen" in page
    assert "te weinig avonden in de buurt" in page
    assert 'class="dui-chart__interval"' not in page


def test_the_panel_counts_evenings_of_the_area(town):
    first = month_after(town.today, -3)
    counts = np.zeros((10, 3), dtype=int)
    counts[2] = [4, 0, 7]
    plant(town, counts, first)
    plant(town, counts, first)
    with town.acting("director"):
        assert queries.panel(town.areas, first, 3).tolist() == counts.tolist()
        assert queries.months_known(town.today) == 6
    with town.acting("school"):
        assert queries.panel(town.areas, first, 3).sum() == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_are_those_of_the_engine(language):
    """In Dutch to the letter, over panels of every class."""
    seen = set()
    for effect in (0.0, -1.2, 1.2):
        for mean in (1, 20):
            for panel in drifting_panels(6, 9, mean, 0.2, effect=effect, seed=5):
                found = assess(panel, 25)
                seen.add(found.direction)
                with translation.override(language):
                    said = figures.words(found, panel.shape[0] - 1)
                if language == "nl":
                    assert said == found.text
                assert not [word for word in FORBIDDEN if word in said.lower()]
    assert seen == {None, Direction.DECREASE, Direction.INCREASE, Direction.UNCLEAR}


def test_query_budget(town, django_assert_max_num_queries):
    with town.acting("director") as actor:
        row = promising.promise(a_promise(town), actor=actor)
    with django_assert_max_num_queries(12):
        town.client("director").get("/insight/effects/")
    with django_assert_max_num_queries(20):
        town.client("director").get(f"/insight/effects/{row.pk}/")
