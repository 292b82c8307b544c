"""The tour of the first five minutes, on the demo municipality; its pictures stand in the documents."""

from __future__ import annotations

import re

import pytest
from tests.journeys.conftest import Browse
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.slow

MOST_TAPS = 4
MOST_BYTES = 60_000
DECISION = "De gemeente zorgt deze week voor extra licht bij de baan."
PRIORITY = "Deze groep krijgt voorrang."


@pytest.fixture
def tour(demo_site: Site, browse: Browse) -> Browse:
    """Everybody comes in through the front door, by name."""

    def enter(name: str, **options: object) -> Visitor:
        visitor = browse(demo_site, None, **options)
        visitor.sign_in(name)
        assert visitor.path == "/", visitor.text()
        return visitor

    return enter


def test_everybody_in_the_demo_says_what_they_see(demo_site: Site, browse: Browse) -> None:
    visitor = browse(demo_site, None)
    visitor.go("/sign-in/")
    visitor.picture("sign-in", whole=True)
    for line in ("Marit B.", "Karim A.", "Wie keek naar namen en waarom.", "Voorbeeld. Alles is verzonnen."):
        assert line in visitor.page.locator("body").inner_text()


def test_the_tour(demo_site: Site, tour: Browse) -> None:
    reference = _karim_reports(tour("Karim A.", width=390, has_touch=True))
    marit = tour("Marit B.")
    _marit_links(marit, reference)
    _marit_leads_the_meeting(marit)
    group = _the_driehoek_decides(tour("Bregje H."))
    marit.go(group)
    assert "Stap 5 van 7" in marit.text()
    _marit_opens_names(marit)
    _fenna_reads_the_trail(tour("Fenna O."))


def _karim_reports(karim: Visitor) -> str:
    karim.go("/signals/new/")
    assert karim.weight() <= MOST_BYTES
    karim.tap(karim.tile("Overlast"))
    places = karim.page.locator("#id_where label").all_inner_texts()
    karim.tap(karim.tile("Skatebaan" if "Skatebaan" in places else places[0]))
    karim.tap(karim.tile("4–7"))
    karim.tap(karim.page.get_by_role("button", name="Verstuur"))
    karim.page.wait_for_url("**/receipt/")
    assert karim.taps <= MOST_TAPS
    found = re.search(r"\b[A-Z0-9]{6}\b", karim.text())
    assert found
    return found[0]


def _marit_links(marit: Visitor, reference: str) -> None:
    """It waits in her list; linked to the group of the Skatebaan, whose signals grow by one."""
    marit.go("/groups/")
    marit.picture("groups")
    group = marit.page.locator("main a", has_text="Zuiderpark").first
    name, address = group.inner_text(), str(group.get_attribute("href"))
    marit.go(address)
    before = _signals_of(marit)
    marit.go("/signals/inbox/")
    assert reference in marit.text()
    marit.page.locator("main li", has_text=reference).locator("a").first.click()
    marit.answer('form[action$="/admission/"]')
    marit.answer('form[action$="/groups/links/"]', group=name)
    marit.page.wait_for_url(f"**{address}")
    assert _signals_of(marit) == before + 1


def _signals_of(visitor: Visitor) -> int:
    link = visitor.page.locator('main a[href*="?group="]').first.inner_text()
    return int(re.sub(r"\D", "", link))


def _marit_leads_the_meeting(marit: Visitor) -> None:
    marit.go("/meetings/")
    marit.page.locator("main a", has_text=re.compile("vandaag|november|december|[0-9]{4}")).first.click()
    meeting = marit.path
    for step in ("close_agenda", "hold"):
        marit.page.locator(f"button[name=step][value={step}]").click()
    marit.page.locator("main a", has_text="Zuiderpark").first.click()
    marit.answer(
        'form[action$="/decisions/"]', kind="iets eenvoudigs", text=DECISION, reasons="Het is er donker."
    )
    marit.answer('form[action$="/actions/"]', owner="Karim", description="Praat met de jongeren bij de baan.")
    marit.picture("meeting-live", main=True)
    marit.go(f"{meeting}minutes/")
    assert DECISION in marit.text()
    marit.picture("minutes", main=True)


def _the_driehoek_decides(bregje: Visitor) -> str:
    """Two pages, one tick: the group goes to step 5."""
    bregje.picture("start-mayor")
    bregje.go("/reports/")
    bregje.page.locator("main a.dui-rows__link").first.click()
    bregje.picture("report", main=True)
    asked = bregje.page.locator('form[action$="/decisions/"]:has([name=reported])').first
    asked.evaluate(
        "(form) => { for (let p = form; p; p = p.parentElement) if (p.tagName === 'DETAILS') p.open = true; }"
    )
    bregje.answer('form[action$="/decisions/"]:has([name=reported])', kind="prioritise", text=PRIORITY)
    assert PRIORITY in bregje.text()
    link = bregje.page.locator("main section", has_text=PRIORITY).locator('a[href^="/groups/"]').first
    return str(link.get_attribute("href"))


def _marit_opens_names(marit: Visitor) -> None:
    marit.go("/groups/")
    marit.page.locator("main tr", has_text=re.compile("6 ·")).locator("a").first.click()
    group = marit.path
    marit.picture("group", main=True)
    marit.page.locator(f'main a[href^="{group}names/"]').first.click()
    marit.picture("names-dialog", main=True)
    marit.answer("#reason-dialog form", reason="meeting")
    assert marit.page.locator("[data-names-list] li").count() > 0
    marit.page.locator("[data-names-hide] button").click()
    assert marit.page.locator("[data-names-list]").count() == 0


def _fenna_reads_the_trail(fenna: Visitor) -> None:
    """Within three clicks: that names were opened, by whom and why, and not one name."""
    fenna.follow("Logboek")
    fenna.picture("trail", main=True)
    text = fenna.text()
    assert "Marit B." in text
    assert "het overleg voorbereiden" in text
