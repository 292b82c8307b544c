"""Terms that close the names: the review of the plan, and the yearly test that the driehoek renews."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.casework.groups.story import Story

from duiding.casework.groups.models import GroupArea, YouthGroup
from duiding.directory.models import Area
from duiding.directory.steps import Lacking


@pytest.fixture
def in_2b(world):
    told = Story(world)
    told.to_2b()
    return told


def members_open(story: Story, who: str) -> int:
    with story.world.acting(who), connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(ctx.members_open('read'))")
        return int(cursor.fetchone()[0])


def words_on_the_page(story: Story) -> str:
    return story.world.client("director").get(f"/groups/{story.group_id}/").content.decode()


def year_later(story: Story, months: int) -> None:
    story.world.plant(
        f"UPDATE casework_youthgroup SET last_necessity_test_at = ctx.now() - interval '{months} months'"
        " WHERE id = %s",
        (story.group_id,),
    )


@pytest.mark.parametrize(("months", "open_to_police"), [(11, 1), (13, 0)])
def test_names_close_a_year_after_the_test_but_not_for_the_process_director(in_2b, months, open_to_police):
    in_2b.confirm(in_2b.member())
    year_later(in_2b, months)
    assert members_open(in_2b, "director") == 1
    assert members_open(in_2b, "police") == open_to_police
    assert ("ouder dan een jaar" in words_on_the_page(in_2b)) is (months == 13)


@pytest.mark.parametrize(("days", "open_to_police"), [(29, 1), (31, 0)])
def test_names_close_a_month_after_a_forgotten_review(in_2b, days, open_to_police):
    in_2b.confirm(in_2b.member())
    in_2b.world.plant(
        "UPDATE casework_youthgroup SET status = 'execution', review_due_on = ctx.today() - %s WHERE id = %s",
        (days, in_2b.group_id),
    )
    assert members_open(in_2b, "director") == 1
    assert members_open(in_2b, "police") == open_to_police
    assert ("meer dan een maand te laat" in words_on_the_page(in_2b)) is (days == 31)


def test_the_start_page_says_a_month_before_that_the_driehoek_must_renew(in_2b):
    for months, told in ((10, False), (12, True)):
        year_later(in_2b, months)
        for who in ("director", "mayor"):
            page = in_2b.world.client(who).get("/").content.decode()
            assert ("De driehoek moet de aanpak verlengen" in page) is told


def test_the_next_step_waits_for_the_driehoek_and_its_renewal_opens_it(in_2b):
    in_2b.confirm(in_2b.member())
    in_2b.freeze()
    year_later(in_2b, 13)
    with pytest.raises(Lacking) as refusal:
        in_2b.decide("interpret")
    assert refusal.value.codes == ("retest",)
    with pytest.raises(Lacking) as refusal:
        in_2b.decide("renew", **in_2b.five())
    assert refusal.value.codes == ("triangle_renewal",)
    in_2b.triangle_decides("renew")
    in_2b.decide("renew", **in_2b.five())
    in_2b.decide("interpret")
    with in_2b.world.acting("director"):
        assert YouthGroup.objects.get(pk=in_2b.group_id).status == "interpretation"


def test_a_group_in_two_areas_is_described_found_and_ended(in_2b):
    world = in_2b.world
    with world.acting("director"):
        group = YouthGroup.objects.get(pk=in_2b.group_id)
        other = Area.objects.exclude(pk=group.area_id).get()
    form = {
        "area": group.area_id, "size_band": "3-7", "age_band": "16-17", "online_component": "none",
        "summary": "", "positive_aspects": "Zij helpen mee.", "version": group.version,
    }  # fmt: skip
    url = f"/groups/{group.pk}/description/"
    assert world.post("police", url, {**form, "other_areas": [str(other.pk)]}).status_code == 403
    assert world.post("director", url, {**form, "other_areas": [str(other.pk)]}).status_code == 302
    page = world.client("director").get(f"/groups/{group.pk}/").content.decode()
    assert other.name in page
    assert group.code_name in world.client("director").get(f"/groups/?area={other.pk}").content.decode()
    with world.acting("director"):
        version = YouthGroup.objects.get(pk=group.pk).version
    assert world.post("director", url, {**form, "version": version}).status_code == 302
    with world.acting("director"):
        assert not GroupArea.objects.filter(group=group, ended_at__isnull=True).exists()
        assert GroupArea.objects.filter(group=group).count() == 1


@pytest.mark.parametrize(("ended", "seen"), [("NULL", True), ("ctx.now()", False)])
def test_who_works_in_the_other_area_sees_the_group_while_it_stands(in_2b, ended, seen):
    world = in_2b.world
    world.plant("UPDATE covenant_rule SET relation = 'own_area' WHERE role = 'JW' AND category = 'D1'")
    world.plant(
        "INSERT INTO casework_grouparea (id, municipality_id, group_id, area_id, created_at, updated_at, version,"
        f" ended_at) SELECT gen_random_uuid(), g.municipality_id, g.id, a.id, ctx.now(), ctx.now(), 1, {ended}"
        " FROM casework_youthgroup g JOIN directory_area a ON a.municipality_id = g.municipality_id"
        " AND a.id <> g.area_id WHERE g.id = %s",
        (in_2b.group_id,),
    )
    world.plant(
        "DELETE FROM directory_workingarea w USING casework_youthgroup g"
        " WHERE w.area_id = g.area_id AND w.membership_id = %s",
        (world.ours.people["youth_worker"][1],),
    )
    with world.acting("youth_worker"):
        assert YouthGroup.objects.filter(pk=in_2b.group_id).exists() is seen
