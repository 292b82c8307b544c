"""The catalogue of interventions: kept by who keeps the work process; what is retired stays where it was used."""

from __future__ import annotations

import pytest
from tests.casework.plans.plan_story import PlanStory
from tests.security.insider_sql import answer

from duiding.casework.interventions.models import CatalogueItem

LIST = "/catalogue/"
KEEPERS = ("director", "privacy", "admin")
NEW = {
    "name": "Samen koken op vrijdag",
    "track": "group",
    "who": ["JW"],
    "nature": "voluntary",
    "evidence": "",
}


@pytest.mark.parametrize("who", [*KEEPERS, "police", "school", "mayor"])
def test_who_keeps_the_catalogue(world, who):
    may = who in KEEPERS
    page = world.client(who).get(LIST)
    assert page.status_code == 200 and (f"{LIST}new/" in page.content.decode()) is may
    assert world.post(who, f"{LIST}new/", NEW).status_code == (302 if may else 403)
    found = world.client(who).get(f"{LIST}?q=koken").content.decode()
    assert (NEW["name"] in found) is may
    with world.acting("director"):
        item = CatalogueItem.objects.first()
    assert world.post(who, f"{LIST}{item.pk}/retirement/", {}).status_code == (302 if may else 403)


def test_a_measure_needs_its_ground_and_justice_is_no_choice(world):
    for wrong in ({"nature": "measure", "legal_hook": ""}, {"nature": "justice"}, {"name": "Kort"}):
        refused = world.post("director", f"{LIST}new/", {**NEW, **wrong})
        assert refused.status_code == 422, wrong


def test_another_name_is_a_new_one_and_the_plan_keeps_the_old(world):
    story = PlanStory(world)
    story.to_5()
    with world.acting("director"):
        old = CatalogueItem.objects.filter(track="group").first()
    used = story.intervention(catalogue_item=old)
    url = f"{LIST}{old.pk}/"
    facts = {
        "name": old.name, "track": old.track, "who": old.who, "nature": old.nature,
        "legal_hook": old.legal_hook, "version": old.version,
    }  # fmt: skip
    assert world.post("director", url, {**facts, "evidence": "Werkt goed in twee dorpen."}).status_code == 302
    renamed = {**facts, "name": "Contact op straat, elke week", "evidence": "", "version": old.version + 1}
    assert world.post("director", url, renamed).status_code == 302
    with world.acting("director"):
        now = dict(CatalogueItem.objects.filter(track="group").values_list("name", "is_active"))
        assert (now[old.name], now[renamed["name"]]) == (False, True)
        assert answer("UPDATE casework_catalogueitem SET name = 'x'").startswith("42501")
    assert world.plant("SELECT catalogue_item_id FROM casework_intervention WHERE id = %s", (used,)) == [
        (old.pk,)
    ]
    form = world.client("director").get(f"/plans/{story.plan_id}/interventions/new/").content.decode()
    assert renamed["name"] in form and str(old.pk) not in form
