"""Without a mouse: every stop is seen, nothing holds the focus, and a signal goes in and a name opens by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.casework.groups.story import Story
from tests.journeys.conftest import Browse
from tests.journeys.month_names import NAME
from tests.journeys.site import Site

MOST_STOPS = 250
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const seen = [here, here.labels?.[0], here.parentElement].filter(Boolean).some((thing) => {
    const style = getComputedStyle(thing);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  });
  return {
    name: `${here.tagName} ${here.textContent.trim().slice(0, 40) || here.name || here.getAttribute("aria-label")}`,
    seen, inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
PAGES = {
    "Marit": (
        "/",
        "/signals/",
        "/signals/inbox/",
        "/groups/",
        "/meetings/",
        "/covenant/",
        "/work-instructions/",
    ),
    "Fenna": ("/trail/",),
    "Karim": ("/signals/new/",),
}


def stops(page: Page) -> list[dict[str, object]]:
    """Every stop of the Tab key from the top of the page until it leaves the page again."""
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError(f"the focus never leaves {page.url}")


def to(page: Page, words: str) -> None:
    """Press Tab until the focus stands on what says these words."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and words in stop["name"]:
            return
    raise AssertionError(f"{words} cannot be reached on {page.url}")


@pytest.mark.parametrize("name", PAGES)
def test_every_stop_is_seen_and_the_focus_leaves_the_page(demo_site: Site, browse: Browse, name: str) -> None:
    person = browse(demo_site, None)
    person.sign_in(name)
    for path in PAGES[name]:
        person.go(path)
        found = stops(person.page)
        assert "naar de inhoud" in str(found[0]["name"]), path
        assert len(found) > 5, path
        wrong = [stop["name"] for stop in found if not (stop["seen"] and stop["inside"])]
        assert not wrong, f"{path}: {wrong}"


def test_a_signal_goes_in_by_keys_alone(site: Site, browse: Browse) -> None:
    places = site.add_places()
    karim = browse(site, "youth_worker")
    karim.go("/signals/new/")
    page = karim.page
    for field, value in (
        ("what", "noise"),
        ("where", places["Skatebaan"]),
        ("when", "now"),
        ("number", "4-7"),
    ):
        page.locator(f'[name="{field}"]').first.focus()
        for _ in range(12):
            page.keyboard.press("Space")
            if page.evaluate(f"document.querySelector('[name={field}]:checked')?.value") == value:
                break
            page.keyboard.press("ArrowDown")
    to(page, "Verstuur")
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipt/")


def test_names_open_and_close_by_keys_alone(site: Site, browse: Browse) -> None:
    story = Story(site.world)
    story.to_2b()
    story.member()
    marit = browse(site, "director")
    marit.go(f"/groups/{story.group_id}/")
    page = marit.page
    dialog = page.locator("#reason-dialog")
    to(page, "Toon namen")
    page.keyboard.press("Enter")
    dialog.wait_for(state="visible")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert "Toon namen" in page.evaluate(STOP)["name"]
    page.keyboard.press("Enter")
    dialog.wait_for(state="visible")
    dialog.locator('[name="reason"]').first.focus()
    page.keyboard.press("Space")
    to(page, "Toon namen")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"text={NAME}")
    to(page, "Verberg")
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert NAME not in page.content()
