"""What people really do: two clicks, the back button, two tabs, a lapsed session, no scripts. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.casework.groups.story import Story
from tests.journeys.conftest import Browse
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, sideways

TEXT = "Zes jongeren bij de skatebaan, muziek uit een box."
MOST_BYTES = 60_000
Start = Callable[..., Visitor]


@pytest.fixture
def karim(site: Site, browse: Browse) -> Start:
    """A youth worker on the phone, in front of an empty form."""
    site.add_places()

    def start(**options: object) -> Visitor:
        visitor = browse(site, "youth_worker", width=390, **options)
        visitor.go("/signals/new/")
        return visitor

    return start


def signals(site: Site) -> int:
    return int(site.world.plant("SELECT count(*) FROM casework_signal")[0][0])


def fill_in(visitor: Visitor, text: str = TEXT) -> None:
    for words in ("Overlast", "Skatebaan", "4–7"):
        visitor.tile(words).click()
    visitor.page.locator("textarea[name=text]").fill(text)


def send(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Verstuur").click()


def test_signing_in_as_a_person_does(site: Site, browse: Browse) -> None:
    marit = browse(site, None)
    marit.sign_in("Marit")
    assert marit.path == "/"
    assert "Marit" in marit.page.locator(".dui-header").inner_text()


def test_whoever_is_not_signed_in_comes_back_to_the_page_that_was_asked(site: Site, browse: Browse) -> None:
    nobody = browse(site, None)
    nobody.go("/covenant/")
    assert nobody.path == "/sign-in/"
    nobody.press("Marit")
    assert nobody.path == "/covenant/"


def test_a_double_click_sends_once(site: Site, karim: Start) -> None:
    visitor = karim()
    fill_in(visitor)
    visitor.page.get_by_role("button", name="Verstuur").dblclick()
    visitor.page.wait_for_url("**/receipt/")
    assert signals(site) == 1


def test_the_back_button_and_sending_again_stores_once(site: Site, karim: Start) -> None:
    visitor = karim()
    fill_in(visitor)
    send(visitor)
    visitor.page.wait_for_url("**/receipt/")
    first = visitor.path
    visitor.page.go_back()
    send(visitor)  # the browser has put the text back
    visitor.page.wait_for_url("**/receipt/")
    assert visitor.path == first
    assert signals(site) == 1


def test_the_back_button_and_another_text_is_another_signal(site: Site, karim: Start) -> None:
    visitor = karim()
    fill_in(visitor)
    send(visitor)
    visitor.page.wait_for_url("**/receipt/")
    visitor.page.go_back()
    fill_in(visitor, "Een uur later: nu tien jongeren.")
    send(visitor)
    visitor.page.wait_for_url("**/receipt/")
    assert signals(site) == 2


def test_two_tabs_are_two_signals(site: Site, karim: Start) -> None:
    visitor = karim()
    one, other = visitor.page, visitor.tab()
    other.goto(one.url)
    for page in (one, other):
        visitor.page = page
        fill_in(visitor)
    for page in (one, other):
        visitor.page = page
        send(visitor)
        page.wait_for_url("**/receipt/")
    assert signals(site) == 2


def test_two_tabs_with_one_signal_decide_once(site: Site, karim: Start, browse: Browse) -> None:
    reporter = karim()
    fill_in(reporter)
    send(reporter)
    reporter.page.wait_for_url("**/receipt/")
    marit = browse(site, "director")
    marit.go("/signals/inbox/")
    marit.page.locator("main .dui-rows__link").first.click()
    second = marit.tab()
    second.goto(marit.page.url)
    marit.answer('form[action$="/admission/"]')
    marit.page = second
    marit.answer('form[action$="/admission/"]')
    assert "toegelaten" in marit.text()
    admitted = "SELECT count(*) FROM casework_signalreview WHERE target = 'admitted'"
    assert site.world.plant(admitted) == [(1,)]


def test_what_was_typed_survives_the_end_of_the_session(site: Site, karim: Start) -> None:
    visitor = karim()
    visitor.forgiven = "/signals/text-check/"  # it asks while nobody is signed in any more
    fill_in(visitor)
    key = next(c["value"] for c in visitor.context.cookies() if c["name"].startswith("duiding_session"))
    site.end_session(str(key))
    send(visitor)
    visitor.picture("session-ended")
    assert TEXT in [area.input_value() for area in visitor.page.locator("textarea").all()]
    assert signals(site) == 0
    tab = visitor.tab()
    tab.goto(f"{site.address}/sign-in/")
    tab.get_by_role("button", name="Karim").first.click()
    visitor.page.locator("main form button").first.click()
    visitor.page.wait_for_url("**/receipt/")
    assert site.world.plant("SELECT text FROM casework_signal") == [(TEXT,)]


def test_two_people_write_at_once_and_both_texts_are_shown(site: Site, browse: Browse) -> None:
    group = Story(site.world).found()
    address = f"/groups/{group}/description/"
    here, there = browse(site, "director"), browse(site, "director")
    for visitor in (here, there):
        visitor.go(address)
    there.answer("main form[method=post]", summary="De ander schreef dit over de avond.")
    here.answer("main form[method=post]", summary="Ik schreef dit over de middag.")
    here.picture("conflict", whole=True)
    assert "De ander schreef dit over de avond." in here.text()
    assert here.page.locator("[name=summary]").input_value() == "Ik schreef dit over de middag."
    here.answer("main form[method=post]")  # having seen both, the writer decides
    stored = site.world.plant("SELECT summary FROM casework_youthgroup WHERE id = %s", (group,))
    assert stored == [("Ik schreef dit over de middag.",)]


def test_a_form_that_is_not_complete_says_what_to_do(site: Site, karim: Start) -> None:
    visitor = karim()
    visitor.page.locator("textarea[name=text]").fill(TEXT)
    send(visitor)
    assert "Kies wat je ziet" in visitor.text()
    assert visitor.page.locator("textarea[name=text]").input_value() == TEXT
    assert visitor.page.evaluate("document.activeElement.id") == "error-summary-title"
    assert signals(site) == 0


def test_a_name_in_the_text_is_not_sent(site: Site, karim: Start) -> None:
    visitor = karim()
    typed = "Jayden Bakker uit de Kerkstraat 12 stond bij de baan."
    fill_in(visitor, typed)
    send(visitor)
    visitor.picture("name-in-text")
    assert visitor.page.locator("textarea[name=text]").input_value() == typed
    assert signals(site) == 0


def test_a_signal_goes_from_street_to_list_without_scripts(site: Site, karim: Start, browse: Browse) -> None:
    visitor = karim(java_script_enabled=False)
    fill_in(visitor)
    send(visitor)
    assert visitor.path.endswith("/receipt/")
    marit = browse(site, "director", java_script_enabled=False)
    marit.go("/signals/inbox/")
    marit.page.locator("main .dui-rows__link").first.click()
    marit.page.get_by_role("button", name="Toelaten").click()
    assert "toegelaten" in marit.text()
    marit.go("/signals/")
    assert "Skatebaan" in marit.text()


def test_the_form_is_light(karim: Start) -> None:
    """What comes over the line on a first visit, with nothing kept from before."""
    visitor = karim()
    weight = visitor.weight()
    print(f"\nsignal form: {weight} bytes")
    assert 20_000 < weight <= MOST_BYTES
    assert sideways(visitor.page) == 0
