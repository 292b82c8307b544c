"""A deputy: the role of a colleague for a time, approved by somebody else, in the trail as acting in their place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.casework.groups.story import Story

from duiding.audit.models import Entry
from duiding.casework.interpretation.actions.tasks import record_action
from duiding.casework.interpretation.models import ActionItem
from duiding.directory import actions
from duiding.directory.models import Membership, Person, WorkingArea
from duiding.directory.signin import capabilities
from duiding.directory.signin.entry import memberships_of
from duiding.directory.steps import Lacking


def asked(world, for_whom: str = "boa", who: str | None = None, **changed: Any):
    """The form on the page of who asks."""
    with world.acting("admin") as actor:
        today = actor.today
    typed = {
        "person": str(world.person_id("consultant")), "valid_from": str(today),
        "valid_until": str(today + dt.timedelta(days=20)), "reason": "verlof",
    } | changed  # fmt: skip
    membership = world.ours.people[for_whom][1]
    return world.post(who or for_whom, f"/administration/roles/{membership}/deputy/", typed)


def the_role(world) -> Membership:
    with world.acting("admin"):
        return Membership.objects.get(deputy_for__isnull=False)


def standing_in(world) -> tuple[Membership, str]:
    """Approved; gives the role and a capability in it."""
    assert asked(world).status_code == 302
    role = the_role(world)
    assert world.post("privacy", f"/administration/roles/{role.pk}/approval/").status_code == 302
    token = capabilities.mint(world.person_id("consultant"), role.pk, kind="service", minutes=9)
    world.tokens["deputy"] = token
    return role, token


def test_the_colleague_asks_and_somebody_else_approves(world):
    assert asked(world).status_code == 302
    role = the_role(world)
    assert (role.role, role.status, role.deputy_for_id) == ("BOA", "requested", world.person_id("boa"))
    url = f"/administration/roles/{role.pk}/approval/"
    assert [world.post(who, url).status_code for who in ("boa", "consultant")] == [404, 404]
    assert world.post("director", url).status_code == 302
    assert the_role(world).status == "active"
    page = world.client("boa").get("/administration/deputies/").content.decode()
    assert "Jolanda" in page and "actief" in page


def test_neither_the_deputy_nor_the_colleague_nor_who_asked_approves(world):
    """Also when they administer: the director stands in for nobody by their own hand."""
    with world.acting("admin") as actor:
        today = actor.today
    typed = {"person": str(world.person_id("privacy")), "valid_from": str(today),
             "valid_until": str(today + dt.timedelta(days=5)), "reason": "ziek"}  # fmt: skip
    url = f"/administration/roles/{world.ours.people['director'][1]}/deputy/"
    assert world.post("admin", url, typed).status_code == 302
    role = the_role(world)
    approval = f"/administration/roles/{role.pk}/approval/"
    assert [world.post(who, approval).status_code for who in ("privacy", "director", "admin")] == [
        403,
        403,
        403,
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"valid_until": ""}, "Vul een datum in."),
        ({"valid_until": "2001-01-01"}, "Het einde ligt voor het begin."),
        ({"valid_until": "2099-01-01"}, "binnen drie maanden"),
        ({"reason": ""}, "Schrijf in een paar woorden waarom"),
        ({"person": ""}, "Kies een collega."),
    ],
)
def test_what_is_wrong_is_said_in_words(world, changed, said):
    answer = asked(world, **changed)
    assert answer.status_code == 422 and said in answer.content.decode()


def test_only_a_colleague_and_only_for_a_time_also_in_the_database(world):
    with world.acting("admin") as actor:
        town, school = (Person.objects.get(pk=world.person_id(who)) for who in ("clerk", "school"))
        boa = Person.objects.get(pk=world.person_id("boa"))
        for person, role, until in (
            (school, "BOA", actor.today + dt.timedelta(days=5)),
            (town, "PR", actor.today + dt.timedelta(days=5)),
            (town, "BOA", None),
            (town, "BOA", actor.today + dt.timedelta(days=120)),
            (boa, "BOA", actor.today + dt.timedelta(days=5)),
        ):
            with pytest.raises(Lacking) as lacks:
                actions.request_membership(
                    person, role, actor.today, actor=actor, valid_until=until, deputy_for=boa
                )
            assert lacks.value.codes == ("deputy",)
    assert asked(world, who="school").status_code == 404
    assert str(world.person_id("school")) not in world.client("boa").get(
        f"/administration/roles/{world.ours.people['boa'][1]}/deputy/"
    ).content.decode()  # fmt: skip


def test_the_deputy_does_the_work_of_the_colleague_and_the_trail_says_for_whom(world):
    group = Story(world).found()
    with world.acting("director") as actor:
        boa = Person.objects.get(pk=world.person_id("boa"))
        action = record_action(boa, "Extra ronde lopen", actor.today, actor=actor)
    with world.acting("consultant"):
        assert not ActionItem.objects.filter(pk=action.pk, owner_id=world.person_id("consultant")).exists()
    role, _token = standing_in(world)
    with world.acting("admin"):
        own = set(
            WorkingArea.objects.filter(membership_id=world.ours.people["boa"][1]).values_list(
                "area", flat=True
            )
        )
        assert own == set(WorkingArea.objects.filter(membership=role).values_list("area", flat=True))
    with world.acting("deputy") as actor:
        assert (actor.role, actor.in_place_of) == ("BOA", "Bas")
        assert actor.acting_as == (world.person_id("consultant"), world.person_id("boa"))
        from_page = ActionItem.objects.get(pk=action.pk)
        from_page.change(None, result="Gelopen, rustig.")
    with world.acting("fg"):
        line = Entry.objects.filter(object_id=action.pk, action="change").latest("id")
        assert (line.person_id, line.membership_id) == (world.person_id("consultant"), role.pk)
    assert group


def test_signing_in_asks_in_which_role_and_says_in_place_of_whom(world):
    standing_in(world)
    choices = memberships_of(world.person_id("consultant"))
    assert [(choice.role, choice.deputy_for) for choice in choices] == [("BOA", "Bas"), ("JC", "")]


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE directory_membership SET valid_until = ctx.today() - 1 WHERE deputy_for_id IS NOT NULL",
        "UPDATE directory_membership SET status = 'withdrawn' WHERE person_id = %s",
        "UPDATE directory_membership SET valid_until = ctx.today() - 1 WHERE person_id = %s",
        "UPDATE directory_person SET active_until = ctx.today() - 1 WHERE id = %s",
    ],
)
def test_it_ends_with_its_last_day_and_with_the_role_of_the_colleague(world, what):
    standing_in(world)
    with world.acting("deputy"):
        pass
    world.plant(what, (world.person_id("boa"),) if "%s" in what else ())
    with pytest.raises(PermissionError), world.acting("deputy"):
        pass
