"""Signing in with password and app, from the first time on."""

import pytest
from django.core.cache import cache
from django.test import Client
from tests.directory.signin.real_account import EMAIL, PASSWORD, code_of, set_up_app, sign_in, with_password

from duiding.directory.signin.models import Capability


@pytest.fixture
def director(world):
    """A browser of somebody who has a password and an app, and is signed out; with secret and codes."""
    with_password(EMAIL["director"])
    client = Client()
    sign_in(client, EMAIL["director"])
    secret, codes = set_up_app(client)
    cache.clear()
    return Client(), secret, codes


def test_the_first_time_leads_to_a_second_step_before_anything_opens(world):
    with_password(EMAIL["director"])
    client = Client()
    answer = client.post("/account/login/?next=/secrecy/", {"login": EMAIL["director"], "password": PASSWORD})
    assert answer["Location"] == "/sign-in/ready/?next=%2Fsecrecy%2F"
    answer = client.get("/", follow=True)
    assert answer.redirect_chain[-1][0] == "/account/2fa/"
    assert "Een wachtwoord alleen is hier niet genoeg" in answer.content.decode()

    _secret, codes = set_up_app(client)
    assert len(codes) == 10
    answer = client.get("/sign-in/ready/", follow=True)
    assert answer.redirect_chain[-1][0] == "/"
    assert "Marit" in answer.content.decode()


def test_password_and_code_open_the_page_that_was_asked_for(director):
    client, secret, _codes = director
    asked = client.get("/secrecy/")
    assert asked["Location"] == "/sign-in/?next=%2Fsecrecy%2F"
    login = client.get("/sign-in/?next=/secrecy/")
    assert login["Location"] == "/account/login/?next=%2Fsecrecy%2F"
    answer = sign_in(client, EMAIL["director"], next="/secrecy/")
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/")["Location"].startswith("/sign-in/")
    answer = client.post("/account/2fa/authenticate/", {"code": code_of(secret)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/secrecy/"
    assert client.get("/").status_code == 200


def test_a_wrong_code_opens_nothing(director):
    client, _secret, _codes = director
    sign_in(client, EMAIL["director"])
    answer = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "Deze code klopt niet" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_a_code_of_the_app_works_once(director):
    client, secret, _codes = director
    code = code_of(secret)
    for path in (["/"], ["/account/2fa/authenticate/"]):
        sign_in(client, EMAIL["director"])
        answer = client.post("/account/2fa/authenticate/", {"code": code}, follow=True)
        assert [answer.redirect_chain[-1][0]] == path if path == ["/"] else not answer.redirect_chain
        client.post("/sign-out/")


def test_a_recovery_code_works_once(director):
    client, _secret, codes = director
    sign_in(client, EMAIL["director"])
    answer = client.post("/account/2fa/authenticate/", {"code": codes[0]}, follow=True)
    assert answer.redirect_chain[-1][0] == "/"
    client.post("/sign-out/")
    sign_in(client, EMAIL["director"])
    answer = client.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert "Deze code klopt niet" in answer.content.decode()
    assert client.post("/account/2fa/authenticate/", {"code": codes[1]}).status_code == 302


def test_a_session_with_the_password_only_gains_nothing_when_the_owner_sets_up_the_app(world):
    with_password(EMAIL["director"])
    thief, owner = Client(), Client()
    sign_in(thief, EMAIL["director"])
    sign_in(owner, EMAIL["director"])
    set_up_app(owner)
    assert owner.get("/sign-in/ready/", follow=True).redirect_chain[-1][0] == "/"
    assert thief.get("/sign-in/ready/", follow=True).redirect_chain[-1][0] == "/account/login/"
    assert thief.get("/").status_code == 302


def test_new_recovery_codes_end_the_old_ones(director):
    client, secret, codes = director
    sign_in(client, EMAIL["director"])
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert client.post("/account/2fa/recovery-codes/generate/").status_code == 302
    client.post("/sign-out/")
    sign_in(client, EMAIL["director"])
    assert (
        "Deze code klopt niet"
        in client.post("/account/2fa/authenticate/", {"code": codes[2]}).content.decode()
    )


def test_the_only_second_step_stays(director):
    client, secret, _codes = director
    sign_in(client, EMAIL["director"])
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    answer = client.post("/account/2fa/totp/deactivate/")
    assert "Dit is je enige tweede stap" in answer.content.decode()


def test_changing_the_password_signs_out_elsewhere_but_not_here(director, world):
    client, secret, codes = director
    sign_in(client, EMAIL["director"])
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)}, follow=True)
    other = Client()
    sign_in(other, EMAIL["director"])
    other.post("/account/2fa/authenticate/", {"code": codes[0]}, follow=True)
    assert other.get("/").status_code == client.get("/").status_code == 200

    new = "een heel andere lange zin"
    answer = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert answer.status_code == 302
    assert (client.get("/").status_code, other.get("/").status_code) == (200, 302)


def test_the_trail_has_signing_in_failing_and_out_and_no_names(director, world):
    client, secret, _codes = director
    sign_in(client, EMAIL["director"], "verkeerd")
    sign_in(client, "niemand@elders.example", "verkeerd")
    sign_in(client, EMAIL["director"])
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)}, follow=True)
    client.post("/sign-out/")
    rows = world.plant(
        "SELECT action, purpose, person_id IS NOT NULL, to_jsonb(e)::text FROM audit.entry e"
        " WHERE object_type = 'account' ORDER BY id DESC LIMIT 4"
    )
    assert [row[:3] for row in reversed(rows)] == [
        ("denied", "password", True),
        ("denied", "password", False),
        ("sign_in", "", True),
        ("sign_out", "", True),
    ]
    assert not any("example" in row[3] or "Marit" in row[3] for row in rows)
    assert Capability.objects.filter(person_id=world.person_id("director"), kind="session").count() <= 1
