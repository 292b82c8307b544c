"""What people really do: two clicks, a lapsed session, two tabs, no scripts. Nothing typed is lost."""

from __future__ import annotations

from tests.journeys.conftest import Browse
from tests.journeys.site import Site


def test_signing_in_as_a_person_does(site: Site, browse: Browse) -> None:
    marit = browse(site, None)
    marit.go("/sign-in/")
    marit.press("Marit")
    assert marit.path == "/"
    marit.picture("start")
    assert "Marit" in marit.page.locator(".dui-header").inner_text()


def test_whoever_is_not_signed_in_is_asked_to(shared_site: Site, browse: Browse) -> None:
    nobody = browse(shared_site, None)
    nobody.go("/")
    assert nobody.path == "/sign-in/"
