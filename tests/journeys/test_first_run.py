"""An empty installation in a real browser: from the code in the console to an open gate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.directory.signin.real_account import PASSWORD
from tests.journeys.conftest import Browse
from tests.journeys.site import Site, site_on
from tests.journeys.test_signing_in import passkey_device
from tests.journeys.visitor import Visitor, sideways

from duiding.directory.signin import setup_codes

GATE = "/administration/go-live/"
PARTNERS = {
    "politie": "Politie",
    "om": "Openbaar Ministerie",
    "welzijn": "Welzijn",
    "school_vo": "Het College",
}
PEOPLE = (("Rens", "procesregisseur"), ("Fia", "functionaris gegevensbescherming"))


@pytest.fixture
def empty_site(server: Any, empty_database: str, prepared: Path) -> Iterator[Site]:
    """As `bin/demo --no-demo` starts: migrated, nobody in it."""
    nobody = SimpleNamespace(
        dbname=empty_database, superuser_dsn=server.cluster.superuser_dsn(empty_database)
    )
    site = site_on(server, nobody, prepared)
    site.is_demo = False
    site.start()
    yield site
    site.stop()


def begin(ada: Visitor) -> None:
    """The first page, the passkey, the secrecy statement."""
    passkey_device(ada)
    code = setup_codes.make()
    ada.go("/setup/")
    ada.picture("wizard-begin", whole=True)
    ada.answer(
        code=code, municipality="Nieuwdam", name="Ada", work_email="ada@nieuwdam.example", password1=PASSWORD,
        password2=PASSWORD,
    )  # fmt: skip
    ada.follow("Maak een passkey")
    ada.page.get_by_label("Naam van de sleutel").fill("laptop")
    ada.press("Maak een passkey")
    ada.page.wait_for_url("**/recovery-codes/")
    ada.follow("Ik heb ze bewaard, ga verder")
    ada.answer(agrees=True)


def fill_in(ada: Visitor) -> None:
    """Areas, places, partners, people and papers, each from its line on the page of the gate."""
    ada.go("/administration/areas/")
    ada.answer("form:has([name=lines])", lines="Centrum\nZuid\nKerkdorp; dorp")
    ada.go("/administration/places/add/")
    ada.answer(name="Skatebaan", area="Centrum")
    ada.go("/administration/organisations/")
    ada.answer("form[action$='/suggested/']", **PARTNERS)
    for name, role in PEOPLE:
        ada.go("/administration/people/add/")
        ada.answer(
            organisation="Gemeente", name=name, work_email=f"{name.lower()}@nieuwdam.example", role=role,
            valid_from=dt.date.today(), reason="deelnemer van het overleg",
        )  # fmt: skip
    ada.go("/administration/settings/")
    ada.answer(contact_point="Loket jeugd, 0100-100100")
    ada.go(f"{GATE}process/")
    ada.answer()
    ada.go(f"{GATE}retention/")
    ada.answer(agrees=True)
    ada.go(f"{GATE}dpia/")
    ada.answer(
        title="DPIA aanpak jeugdgroepen", review_on=dt.date.today() + dt.timedelta(days=300), agrees=True
    )
    ada.go(f"{GATE}covenant/")
    for party in ada.page.locator('[name="parties"]').all():
        party.check(force=True)
    ada.picture("wizard-covenant", whole=True)
    ada.answer(starts_on=dt.date.today())


def test_an_empty_installation_is_set_up_step_by_step(empty_site: Site, browse: Browse) -> None:
    ada = browse(empty_site, None)
    ada.go("/")
    assert ada.path == "/setup/"
    begin(ada)
    ada.go(GATE)
    assert "Er is geen convenant van kracht." in ada.text()
    assert "0 van 13 gedaan" in ada.text()
    ada.picture("wizard-empty")
    fill_in(ada)
    ada.go(GATE)
    assert "9 van 13 gedaan" in ada.text()
    ada.picture("wizard", main=True, whole=True)
    ada.page.set_viewport_size({"width": 390, "height": 844})
    assert sideways(ada.page) <= 0
    ada.picture("wizard-390", whole=True)
    ada.go("/")
    assert "Nog niet in gebruik" in ada.page.locator("body").inner_text()
