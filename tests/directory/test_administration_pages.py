"""The pages of the administration: for whom they are there, and what they cost."""

import re
import uuid

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

PAGES = (
    "/administration/",
    "/administration/people/add/",
    "/administration/organisations/",
    "/administration/organisations/add/",
    "/administration/areas/",
    "/administration/places/add/",
    "/administration/meeting-names/",
    "/administration/settings/",
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("admin", 200), ("privacy", 200), ("director", 200), ("school", 404), ("mayor", 404)]
)
def test_the_pages_are_there_for_the_administration_only(shared_world, page, who, status):
    assert shared_world.client(who).get(page).status_code == status


@pytest.mark.parametrize(("who", "status"), [("admin", 200), ("police", 200), ("attendance", 404)])
def test_partners_may_ask_roles(shared_world, who, status):
    client = shared_world.client(who)
    assert client.get("/administration/roles/").status_code == status
    assert client.get("/administration/roles/request/").status_code == status


def test_a_row_of_another_municipality_is_not_there(shared_world):
    mine, theirs = (
        f"/administration/people/{shared_world.person_id(who)}/" for who in ("school", "outsider")
    )
    client = shared_world.client("admin")
    assert [client.get(url).status_code for url in (mine, theirs)] == [200, 404]
    nowhere = client.get(f"/administration/people/{uuid.uuid4()}/")
    assert re.sub(rb"value=\"[^\"]*\"|token[^}]*", b"", nowhere.content).replace(
        nowhere.wsgi_request.path.encode(), b""
    ) == re.sub(rb"value=\"[^\"]*\"|token[^}]*", b"", client.get(theirs).content).replace(
        theirs.encode(), b""
    )


def test_the_administrator_sees_no_case_content(shared_world):
    client = shared_world.client("admin")
    home = client.get("/").content.decode()
    assert "/administration/" in home
    for page in ("/signals/", "/groups/", "/meetings/"):
        assert f'href="{page}"' not in home


@pytest.mark.parametrize("page", ["/administration/", "/administration/roles/", "/administration/areas/"])
def test_query_budget(shared_world, page):
    client = shared_world.client("admin")
    with (
        CaptureQueriesContext(connections["default"]) as web,
        CaptureQueriesContext(connections["signin"]) as own,
    ):
        assert client.get(page).status_code == 200
    assert len(web) + len(own) <= 18, [q["sql"][:90] for q in (*web.captured_queries, *own.captured_queries)]
