"""Each page of a group for several people: yes and no in one body."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

DETAIL = "groups:detail"


def url(name: str, *ids: object, **query: str) -> str:
    address = reverse(f"groups:{name}", args=ids)
    return address + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def statuses(world, address: str, *people: str) -> dict[str, int]:
    return {who: world.client(who).get(address).status_code for who in people}


def test_pages_of_a_new_group(story):
    world = story.world
    signal_id = story.signal()
    group_id = story.found()
    assert statuses(world, url("list"), "director", "youth_worker", "school", "outsider") == dict.fromkeys(
        ("director", "youth_worker", "school", "outsider"), 200
    )
    assert statuses(world, url("detail", group_id), "director", "vnn", "school", "halt", "outsider") == {
        "director": 200, "vnn": 200, "school": 404, "halt": 404, "outsider": 404,
    }  # fmt: skip
    assert statuses(world, url("new", signal=str(signal_id)), "director", "police") == {
        "director": 200,
        "police": 404,
    }
    assert statuses(world, url("link_panel", signal_id), "director", "police") == {
        "director": 200,
        "police": 404,
    }
    assert statuses(world, url("describe", group_id), "director", "police", "school") == {
        "director": 200, "police": 403, "school": 404,
    }  # fmt: skip
    for name in ("decisions", "interpretation", "part_b"):
        assert statuses(world, url(name, group_id), "director", "police", "school") == {
            "director": 200, "police": 200, "school": 404,
        }, name  # fmt: skip
    for name in ("members", "open_names", "notifications", "propose"):
        assert statuses(world, url(name, group_id), "director", "police") == {
            "director": 404,
            "police": 404,
        }, name


def test_pages_of_the_list_of_names(story):
    story.to_2b()
    world, group_id = story.world, story.group_id
    member_id = story.member()
    story.confirm(member_id)
    people = ("director", "police", "youth_worker", "vnn", "school", "outsider")
    yes_for_invited = {
        "director": 200,
        "police": 200,
        "youth_worker": 200,
        "vnn": 404,
        "school": 404,
        "outsider": 404,
    }
    for name in ("members", "open_names", "notifications", "propose"):
        assert statuses(world, url(name, group_id), *people) == yes_for_invited, name
    assert statuses(world, url("member", group_id, member_id), *people) == yes_for_invited
    row = world.plant("SELECT id FROM casework_notification")[0][0]
    assert statuses(world, url("notification", group_id, row), *people) == yes_for_invited
    assert statuses(world, url("letter", group_id, row), *people) == dict.fromkeys(people, 404)
    assert statuses(world, url("search"), "director", "privacy", "police") == {
        "director": 200, "privacy": 200, "police": 404,
    }  # fmt: skip
    assert statuses(world, url("rights", member_id), "privacy", "director", "police") == {
        "privacy": 200, "director": 404, "police": 404,
    }  # fmt: skip


@pytest.mark.parametrize("who", ["director", "police"])
def test_query_budget(story, who):
    story.to_6()
    client = story.world.client(who)
    for address, most in ((url("detail", story.group_id), 20), (url("list"), 12)):
        with (
            CaptureQueriesContext(connections["default"]) as web,
            CaptureQueriesContext(connections["signin"]) as sign,
        ):
            assert client.get(address).status_code == 200
        assert len(web) + len(sign) <= most, [query["sql"][:120] for query in (*web, *sign)]
