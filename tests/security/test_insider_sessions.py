"""A session ends after a working day, whatever is done with it; and the demo's doors are shut elsewhere."""

from __future__ import annotations

import pytest


def _age(world, interval):
    """The whole session becomes older; only its idle clock is kept warm."""
    world.plant("UPDATE ctx.clock SET shift = shift + %s::interval", (interval,))


def test_a_stolen_cookie_that_is_kept_warm_dies_after_twelve_hours(world):
    """Also when its thief changes role in between, which makes a new key."""
    client = world.client("school")
    for page in range(25):
        _age(world, "25 minutes")
        assert client.get("/").status_code == 200, f"page {page}"
    membership = str(world.ours.people["school"][1])
    assert client.post("/role/", {"membership": membership}).status_code == 302
    for _quarter in range(3):
        assert client.get("/").status_code == 200
        _age(world, "25 minutes")
    _age(world, "25 minutes")
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(("is_demo", "status"), [(True, 302), (False, 404)])
def test_choosing_a_person_without_password_exists_in_the_demo_only(world, settings, is_demo, status):
    settings.DEMO = is_demo
    world.plant(
        "UPDATE directory_person SET demo_line = 'regie' WHERE id = %s", (world.person_id("director"),)
    )
    membership = str(world.ours.people["director"][1])
    client = world.client(None)
    assert client.post("/sign-in/demo/", {"person": membership}).status_code == status
    assert (client.get("/signals/inbox/").status_code == 200) is is_demo
    assert client.get("/components/").status_code == (200 if is_demo else 404)
    assert client.get("/sign-in/demo/").status_code == 405


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/groups/", "/groups/"), ("https://evil.example/", "/"), ("//evil.example", "/"),
        ("/\\evil.example", "/"), ("///evil.example", "/"), ("javascript:alert(1)", "/"), ("http:/evil", "/"),
    ],
)  # fmt: skip
def test_signing_in_leads_nowhere_else(world, wanted, goes_to):
    client = world.client("school")
    membership = str(world.ours.people["school"][1])
    assert client.post("/role/", {"membership": membership, "next": wanted})["Location"] == goes_to


def test_every_page_of_somebody_carries_the_headers(world):
    client = world.client("school")
    for address in ("/", "/signals/new/", "/groups/", "/nothing-here/"):
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
    cookie = (
        world.client("school").post("/role/", {"membership": str(world.ours.people["school"][1])}).cookies
    )
    session = cookie["duiding_session"]
    assert session["httponly"] and session["samesite"] == "Lax"
