"""Signing in as people really do: with a code, a passkey on the device, an app; and the administration."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import ScryptPasswordHasher
from tests.directory.signin.real_account import EMAIL, PASSWORD, code_of
from tests.journeys.conftest import Browse
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, sideways

from duiding.directory.signin.models import Account


def passkey_device(visitor: Visitor) -> Any:
    """A device with a fingerprint reader that always says yes."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


@pytest.mark.parametrize("width", [1280, 390])
def test_from_a_code_to_a_passkey_and_in_again_without_a_password(
    site: Site, browse: Browse, width: int
) -> None:
    admin = browse(site, "admin")
    admin.go(f"/administration/people/{site.world.person_id('school')}/")
    admin.press("Maak een nieuwe code")
    admin.page.wait_for_selector("code")
    code = re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}", admin.text())
    assert code
    admin.picture("administration-code")

    school = browse(site, None, width=width)
    passkey_device(school)
    school.go("/invitation/")
    school.page.get_by_label("De code die je kreeg").fill(code[0])
    school.page.get_by_label("Nieuw wachtwoord").first.fill(PASSWORD)
    school.page.get_by_label("Het nieuwe wachtwoord nog een keer").fill(PASSWORD)
    school.picture(f"invitation-{width}")
    school.press("Ga verder")
    assert school.path == "/account/2fa/"
    school.picture(f"second-step-{width}", whole=True)
    school.follow("Maak een passkey")
    school.page.get_by_label("Naam van de sleutel").fill("telefoon van het werk")
    school.picture(f"passkey-add-{width}")
    school.press("Maak een passkey")
    school.page.wait_for_url("**/recovery-codes/")
    school.picture(f"recovery-codes-{width}")
    school.follow("Ik heb ze bewaard, ga verder")
    assert school.path == "/"

    school.go("/my-account/")
    school.picture(f"my-account-{width}", whole=True)
    assert sideways(school.page) <= 0
    school.page.get_by_role("button", name="Uitloggen", include_hidden=True).last.evaluate(
        "button => button.form.requestSubmit()"
    )
    school.page.wait_for_url("**/sign-in/")
    school.go("/account/login/")
    school.picture(f"sign-in-{width}", whole=True)
    school.press("Log in met een passkey")
    school.page.wait_for_url(f"{site.address}/")
    assert "Saskia" in school.page.locator("body").inner_text()


def test_an_app_on_the_phone(site: Site, browse: Browse) -> None:
    """The password is hashed as the server does it; the tests beside use a faster hash."""
    hasher = ScryptPasswordHasher()
    Account.objects.filter(email=EMAIL["director"]).update(password=hasher.encode(PASSWORD, hasher.salt()))
    marit = browse(site, None, width=390)
    marit.go("/account/login/")
    marit.page.get_by_label("Werkmail").fill(EMAIL["director"])
    marit.page.get_by_label("Wachtwoord").fill(PASSWORD)
    marit.press("Log in")
    marit.follow("Koppel een app")
    marit.picture("app-390", whole=True)
    secret = marit.page.locator("figure code").inner_text()
    marit.page.get_by_label("Code").fill(code_of(secret))
    marit.press("Koppel")
    marit.page.wait_for_url("**/recovery-codes/")
    marit.follow("Ik heb ze bewaard, ga verder")
    assert marit.path == "/"


ADMINISTRATION = (
    "/administration/", "/administration/people/add/", "/administration/roles/", "/administration/organisations/",
    "/administration/areas/", "/administration/places/add/", "/administration/meeting-names/",
    "/administration/settings/", "/administration/go-live/", "/administration/go-live/retention/",
    "/administration/go-live/signatures/", "/accessibility/", "/privacy/", "/help/", "/source/", "/session/",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_administration_fits_every_screen(
    shared_site: Site, browse: Browse, width: int, language: str
) -> None:
    admin = browse(shared_site, "admin", width=width, language=language)
    for path in ADMINISTRATION:
        admin.go(path)
        assert sideways(admin.page) <= 0, path
        if language == "nl":
            admin.picture(f"{path.strip('/').replace('/', '-')}-{width}", whole=True)
