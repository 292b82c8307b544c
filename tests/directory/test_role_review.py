"""The review of the quarter: confirmed one by one by somebody else, and what is left closes on its last day."""

from __future__ import annotations

import pytest
from tests.security.insider_sql import answer

from duiding.directory import actions, reviewing
from duiding.directory.models import Membership, RoleReview, RoleReviewLine
from duiding.directory.service import in_municipality


def begun(world, who: str = "privacy") -> RoleReview:
    assert world.post(who, "/administration/review/start/").status_code == 302
    with world.acting(who):
        return RoleReview.objects.get(closed_at=None)


def line_of(world, who: str) -> RoleReviewLine:
    with world.acting("privacy"):
        return RoleReviewLine.objects.get(membership_id=world.ours.people[who][1], review__closed_at=None)


def confirm(world, who: str, line: RoleReviewLine) -> int:
    return world.post(who, f"/administration/review/{line.pk}/confirmation/").status_code


def days_later(world, days: int) -> None:
    """The last day of the review passed so many days ago."""
    world.plant("UPDATE directory_rolereview SET due_on = ctx.today() - %s WHERE closed_at IS NULL", (days,))


def test_every_role_that_counts_stands_on_the_list_and_on_the_page(world):
    begun(world)
    with world.acting("privacy"):
        expected = set(
            Membership.objects.filter(status="active").exclude(role="SVC").values_list("pk", flat=True)
        )
        assert set(RoleReviewLine.objects.values_list("membership_id", flat=True)) == expected
    page = world.client("privacy").get("/administration/review/").content.decode()
    assert page.count("Klopt nog") == len(expected) - 1 and "Iemand anders bevestigt jouw rol" in page
    assert "Klopt nog" not in world.client("fg").get("/administration/review/").content.decode()
    assert world.client("school").get("/administration/review/").status_code == 404
    assert world.post("privacy", "/administration/review/start/").status_code == 409
    assert f"{len(expected)} rollen om te bevestigen" in world.client("director").get("/").content.decode()


@pytest.mark.parametrize(
    ("who", "about", "status"),
    [("privacy", "police", 302), ("director", "police", 302), ("privacy", "privacy", 403), ("director", "director", 403),
     ("fg", "police", 403), ("admin", "police", 403), ("school", "police", 404), ("outsider", "police", 404)],
)  # fmt: skip
def test_who_confirms(world, who, about, status):
    begun(world)
    line = line_of(world, about)
    assert confirm(world, who, line) == status
    with world.acting("privacy"):
        assert (RoleReviewLine.objects.get(pk=line.pk).confirmed_at is not None) == (status == 302)
    if status == 302:
        assert confirm(world, "privacy", line) in (403, 409)  # once


def test_who_and_when_come_from_the_database(world):
    begun(world)
    line = line_of(world, "police")
    with world.acting("director"):
        assert answer("UPDATE directory_rolereviewline SET confirmed_by_id = NULL").startswith("42501")
        answer("UPDATE directory_rolereviewline SET confirmed_at = '2001-01-01' WHERE id = %s", line.pk)
    with world.acting("privacy"):
        row = RoleReviewLine.objects.get(pk=line.pk)
        assert row.confirmed_at.year > 2001 and row.confirmed_by_id == world.person_id("director")


def test_what_is_not_confirmed_closes_after_the_last_day_without_any_job(world):
    begun(world)
    assert confirm(world, "privacy", line_of(world, "police")) == 302
    police, youth_worker = world.client("police"), world.client("youth_worker")
    days_later(world, 0)
    assert youth_worker.get("/").status_code == 200  # the last day still counts
    days_later(world, 1)
    assert police.get("/").status_code == 200
    assert youth_worker.get("/").status_code == 302


def test_the_job_writes_it_down_says_so_and_the_role_is_asked_anew(world):
    begun(world)
    for who in ("privacy", "director"):
        with world.acting(who) as actor:
            for line in (
                RoleReviewLine.objects.filter(confirmed_at=None)
                .exclude(membership__person_id=actor.person_id)
                .exclude(membership_id=world.ours.people["vnn"][1])
            ):
                reviewing.confirm(line, actor=actor)
    days_later(world, 1)
    with in_municipality("testdam"):
        assert actions.keep_roles() == (0, 0, 1, False)
        assert actions.keep_roles() == (0, 0, 0, False)
    with world.acting("privacy"):
        role = Membership.objects.get(pk=world.ours.people["vnn"][1])
        assert (role.status, role.decisions.get(step="expire").role) == ("expired", "SVC")
    page = world.client("privacy").get("/administration/review/").content.decode()
    assert "1 gesloten omdat niemand haar bevestigde" in page
    assert "verlopen" in world.client("admin").get(
        f"/administration/people/{world.person_id('vnn')}/"
    ).content.decode()  # fmt: skip


def test_in_a_new_quarter_the_system_opens_one_itself(world):
    """Not in the example, where nobody works who would confirm it."""
    world.plant(
        "UPDATE ctx.clock SET shift = date_trunc('quarter', now()) + interval '3 months 2 days' - now()"
    )
    world.plant("ALTER TABLE directory_secrecystatement DISABLE TRIGGER USER")
    with in_municipality("testdam"):
        assert actions.keep_roles()[3] is False
    world.plant("ALTER TABLE directory_municipality DISABLE TRIGGER demo_stays_demo")
    world.plant("UPDATE directory_municipality SET is_demo = false")
    with in_municipality("testdam"):
        assert actions.keep_roles()[3] is True
        assert actions.keep_roles()[3] is False
    with world.acting("fg"):
        review = RoleReview.objects.get()
        assert review.created_by is not None and review.created_by.work_email.startswith("inleesdienst")


def test_a_role_begins_on_its_first_day_and_expires_after_its_last(world):
    first = world.plant("SELECT ctx.today() + 5")[0][0]
    fields = {"role": "WR", "valid_from": str(first), "valid_until": str(first), "reason": "een dag"}
    person = world.person_id("clerk")
    assert world.post("admin", f"/administration/people/{person}/roles/", fields).status_code == 302
    with world.acting("admin"):
        role = Membership.objects.get(person_id=person, role="WR")
    assert world.post("privacy", f"/administration/roles/{role.pk}/approval/").status_code == 302
    with in_municipality("testdam"):
        assert actions.keep_roles()[:2] == (0, 0)
    statuses = []
    for shift in (5, 6):
        world.plant("UPDATE ctx.clock SET shift = make_interval(days => %s)", (shift,))
        with in_municipality("testdam"):
            actions.keep_roles()
        statuses += world.plant("SELECT status FROM directory_membership WHERE id = %s", (role.pk,))[0]
    assert statuses == ["active", "expired"]
