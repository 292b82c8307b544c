"""Somebody leaves: one screen, one named successor, and everything open goes over."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID

import pytest
from tests.casework.plans.plan_story import PlanStory

from duiding.audit.models import Entry
from duiding.casework.groups.models import YouthGroup
from duiding.casework.interpretation.actions.tasks import record_action
from duiding.casework.interpretation.models import ActionItem
from duiding.casework.interventions.models import Intervention
from duiding.directory import actions
from duiding.directory.models import Membership, Organisation, Person
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotAllowed
from duiding.web.leaving.work import hand_over


def colleague(world, name: str = "Jamila", organisation: str = "youth_work", role: str = "JW") -> UUID:
    with world.acting("admin") as actor:
        place = Organisation.objects.get(pk=world.organisation_id(organisation))
        person = actions.add_person(place, name, f"{name.lower()}@testdam.example", actor=actor)
        row = actions.request_membership(person, role, actor.today, actor=actor, reason="erbij")
    with world.acting("privacy") as actor:
        actions.grant_membership(Membership.objects.get(pk=row.pk), actor=actor)
    return person.pk


@pytest.fixture
def busy(world):
    """The youth worker has an action, an intervention, and leads a group."""
    story = PlanStory(world)
    story.to_5()
    story.intervention("youth_work", "youth_worker", description="Elke week op het plein")
    with world.acting("director") as actor:
        owner = Person.objects.get(pk=world.person_id("youth_worker"))
        record_action(owner, "Met de buurt praten", actor.today, actor=actor)
    world.plant(
        "UPDATE casework_youthgroup SET lead_id = %s WHERE id = %s",
        (world.person_id("youth_worker"), story.group_id),
    )
    return world


def url(world, who: str = "youth_worker") -> str:
    return f"/administration/people/{world.person_id(who)}/leaving/"


def work_of(world, person: UUID) -> tuple[int, int, int]:
    with world.acting("director"):
        return (
            ActionItem.objects.filter(owner_id=person).count(),
            Intervention.objects.filter(owner_id=person).count(),
            YouthGroup.objects.filter(lead_id=person).count(),
        )


def test_all_open_work_goes_to_the_successor_and_access_ends(busy):
    jamila, client = colleague(busy), busy.client("youth_worker")
    page = busy.client("director").get(url(busy)).content.decode()
    assert "Elke week op het plein" in page and "Met de buurt praten" in page and "Jamila" in page
    with busy.acting("director") as actor:
        yesterday = str(actor.today - dt.timedelta(days=1))
    nobody = busy.post("director", url(busy), {"last_day": yesterday, "successor": ""})
    assert nobody.status_code == 422 and "Kies wie het overneemt." in nobody.content.decode()
    assert work_of(busy, busy.person_id("youth_worker")) == (1, 1, 1)
    done = busy.post("director", url(busy), {"last_day": yesterday, "successor": str(jamila)})
    assert done.status_code == 302
    assert work_of(busy, busy.person_id("youth_worker")) == (0, 0, 0)
    assert work_of(busy, jamila) == (1, 1, 1)
    assert client.get("/").status_code == 302
    with busy.acting("fg"):
        changed = Entry.objects.filter(action="change", object_type="casework_intervention").latest("id")
        assert changed.fields == ["owner_id"] and changed.person_id == busy.person_id("director")


@pytest.mark.parametrize(
    ("who", "status"),
    [("admin", 403), ("privacy", 403), ("police", 404), ("youth_worker", 404), ("outsider", 404)],
)
def test_for_others_the_work_is_content_and_not_theirs(busy, who, status):
    answer = busy.client(who).get(url(busy))
    assert answer.status_code == status and "Elke week op het plein" not in answer.content.decode()
    with busy.acting(who), pytest.raises((NotAllowed, Lacking)):
        hand_over(Person(pk=busy.person_id("youth_worker")), Person(pk=busy.person_id("police")))


@pytest.mark.parametrize("successor", ["police", "school", "youth_worker"])
def test_the_successor_is_a_colleague_with_the_same_role(busy, successor):
    with busy.acting("director"), pytest.raises(Lacking) as lacks:
        hand_over(Person(pk=busy.person_id("youth_worker")), Person(pk=busy.person_id(successor)))
    assert lacks.value.codes == ("successor",)
    assert work_of(busy, busy.person_id("youth_worker")) == (1, 1, 1)


def test_the_start_page_of_the_director_says_that_work_is_left_behind(busy):
    assert "Werk om over te dragen" not in busy.client("director").get("/").content.decode()
    with busy.acting("admin") as actor:
        soon = str(actor.today + dt.timedelta(days=5))
    person = f"/administration/people/{busy.person_id('youth_worker')}/"
    assert busy.post("admin", f"{person}end/", {"last_day": soon}).status_code == 302
    page = busy.client("director").get("/").content.decode()
    assert "Werk om over te dragen: Karim" in page and url(busy) in page
    assert "Werk om over te dragen" not in busy.client("admin").get("/").content.decode()


def test_who_has_no_work_needs_no_successor(world):
    page = world.client("director").get(url(world, "clerk")).content.decode()
    assert "Er staat geen open werk op deze naam." in page
    with world.acting("director") as actor:
        today = str(actor.today)
    assert (
        world.post("director", url(world, "clerk"), {"last_day": today, "successor": ""}).status_code == 302
    )
    assert world.client("director").get(url(world, "director")).status_code == 403
    assert re.search("Stoppen en werk overdragen", world.client("director").get(
        f"/administration/people/{world.person_id('school')}/"
    ).content.decode())  # fmt: skip
