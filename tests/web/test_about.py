"""The small public pages, and the page that keeps a session alive."""

import re

import pytest

PUBLIC = ("/accessibility/", "/privacy/", "/help/", "/source/", "/.well-known/security.txt")


@pytest.mark.parametrize("page", PUBLIC)
@pytest.mark.parametrize("who", [None, "school"])
def test_everybody_may_read_them(shared_world, page, who):
    assert shared_world.client(who).get(page).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("school", 200), (None, 302)])
def test_the_session_page_gives_a_token_to_who_is_signed_in(shared_world, who, status):
    answer = shared_world.client(who).get("/session/")
    assert answer.status_code == status
    assert ("csrfmiddlewaretoken" in answer.content.decode()) is (status == 200)


def test_a_leak_can_be_reported(shared_world, settings):
    settings.SECURITY_CONTACT = "mailto:lek@testdam.example"
    lines = shared_world.client(None).get("/.well-known/security.txt").content.decode().splitlines()
    assert "Contact: mailto:lek@testdam.example" in lines
    assert any(re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT00:00:00Z", line) for line in lines)


def test_the_footer_leads_to_them(shared_world):
    home = shared_world.client("school").get("/").content.decode()
    assert all(f'href="{page}"' in home for page in PUBLIC[:4])
