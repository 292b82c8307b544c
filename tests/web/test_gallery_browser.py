"""The gallery in a real browser: no accessibility violation, no sideways scroll, focus never covered."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.free_port import free_port

pytestmark = pytest.mark.journey

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["", "forms/", "charts/", "group/", "signal/"]
NOT_COVERED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  if (!box.width || element === document.body) return true;
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  if (!top) return false;
  return element.contains(top) || top.contains(element) || Boolean(top.closest("label")?.contains(element));
}"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of its own, without a database."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/components/"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.web.gallery_settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    command = [sys.executable, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        assert process.poll() is None, "the gallery server stopped"
        try:
            urllib.request.urlopen(address)  # noqa: S310 - our own address
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the gallery did not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def assert_accessible(page: Page) -> None:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    results = Axe().run(page, options=options)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("path", PAGES)
def test_no_violations_and_no_sideways_scroll(sheet: Page, server: str, path: str, width: int) -> None:
    refused: list[str] = []
    sheet.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    sheet.on("pageerror", lambda error: refused.append(str(error)))
    sheet.set_viewport_size({"width": width, "height": 844})
    sheet.goto(server + path)
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(sheet)
    assert refused == []


@pytest.mark.parametrize("theme", ["", "theme-plum"])
def test_other_themes_are_accessible_too(sheet: Page, server: str, theme: str) -> None:
    sheet.set_viewport_size({"width": 1280, "height": 900})
    sheet.goto(f"{server}group/?theme={theme}")
    assert_accessible(sheet)


def test_folded_parts_are_accessible_when_open(sheet: Page, server: str) -> None:
    sheet.goto(server + "charts/")
    sheet.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert sheet.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(sheet)


@pytest.mark.parametrize("path", ["group/", "signal/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_focus_is_never_covered(sheet: Page, server: str, path: str, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 700})
    sheet.goto(server + path)
    stops = 0
    for _ in range(80):
        sheet.keyboard.press("Tab")
        if sheet.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        where = sheet.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert sheet.evaluate(NOT_COVERED), where
    assert stops >= 9


@pytest.mark.parametrize("path", ["", "group/"])
def test_targets_are_large_enough_for_a_thumb(sheet: Page, server: str, path: str) -> None:
    sheet.goto(server + path)
    small = sheet.evaluate(
        """() => [...document.querySelectorAll("button, .nl-button, .dui-chip, .dui-nav__link, summary")]
        .filter((part) => part.offsetParent && !part.matches(".dui-tasks__tick, .dui-details > summary"))
        .filter((part) => part.getBoundingClientRect().height < 44)
        .map((part) => part.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_the_error_summary_takes_the_focus_and_the_title(sheet: Page, server: str) -> None:
    sheet.goto(server + "forms/")
    assert sheet.evaluate("document.activeElement.id") == "error-summary-title"
    count = sheet.locator(".dui-error-summary li").count()
    assert str(count) in sheet.title().split(" – ")[0]


def test_the_first_click_answers_and_a_second_does_nothing(sheet: Page, server: str) -> None:
    sent: list[str] = []
    sheet.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    sheet.goto(server + "signal/")
    sheet.route("**/signal/", lambda route: route.fulfill(status=204))  # the page stays
    sheet.evaluate("document.querySelector('.dui-send button').click()")
    sheet.evaluate("document.querySelector('.dui-send button').click()")
    assert sheet.evaluate("document.querySelector('.dui-send button').getAttribute('aria-busy')") == "true"
    assert len(sent) == 1


def test_danger_now_shows_the_emergency_number(sheet: Page, server: str) -> None:
    sheet.goto(server + "signal/")
    warning = sheet.locator("[data-show-when]")
    assert warning.is_hidden()
    sheet.get_by_text("Ja, vandaag").click()
    assert warning.is_visible()
    assert "112" in warning.inner_text()


def test_a_position_is_rounded_to_a_known_place_on_the_phone(browser: Browser, server: str) -> None:
    context = browser.new_context(
        permissions=["geolocation"], geolocation={"latitude": 52.0004, "longitude": 6.0004}
    )
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.goto(server + "signal/")
    page.locator("[data-here]").click()
    page.wait_for_function("document.querySelector('input[value=parkeerdek]').checked")
    assert not [line for line in sent if "52.0" in line or "6.0004" in line]
    context.close()


def test_names_leave_the_page_when_their_time_is_over(sheet: Page, server: str) -> None:
    sheet.clock.install()
    sheet.goto(server)
    assert sheet.locator("[data-names-list]").is_visible()
    assert sheet.locator("[data-names-left]").inner_text() != ""
    sheet.clock.run_for(10 * 60 * 1000)
    assert sheet.locator("[data-names-list]").count() == 0
    assert sheet.locator("[data-names-closed]").is_visible()


def test_a_time_out_warns_and_keeps_what_was_typed(sheet: Page, server: str) -> None:
    sheet.clock.install()
    sheet.goto(server + "signal/")
    sheet.locator("textarea").fill("Zes jongeren bij de skatebaan")
    sheet.clock.run_for(26 * 60 * 1000)
    assert sheet.locator("[data-session-warning]").is_visible()
    sheet.clock.run_for(5 * 60 * 1000)
    assert sheet.locator("[data-session-ended]").is_visible()
    assert sheet.locator("textarea").input_value() == "Zes jongeren bij de skatebaan"
    stored = sheet.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "skatebaan" not in stored
    assert json.loads(stored)[0] == {}


def test_after_signing_in_again_the_forms_here_carry_the_new_token(sheet: Page, server: str) -> None:
    sheet.clock.install()
    sheet.goto(server + "signal/")
    old = sheet.locator("main input[name=csrfmiddlewaretoken]").first.input_value()
    sheet.clock.run_for(31 * 60 * 1000)
    sheet.locator("[data-session-resume]").click()
    sheet.locator("#session-dialog").wait_for(state="hidden")
    assert sheet.locator("main input[name=csrfmiddlewaretoken]").first.input_value() != old


def test_shortcuts_work_outside_fields_and_can_be_switched_off(sheet: Page, server: str) -> None:
    sheet.set_viewport_size({"width": 1280, "height": 900})
    sheet.goto(server)
    sheet.keyboard.press("/")
    assert sheet.evaluate("document.activeElement.id") == "search"
    sheet.keyboard.press("?")
    assert sheet.locator("#shortcuts-dialog").is_hidden()
    sheet.locator("#content").focus()
    sheet.keyboard.press("j")
    assert sheet.evaluate("document.activeElement.className") == "dui-rows__link"
    sheet.keyboard.press("?")
    sheet.locator("[data-shortcuts-switch]").click()
    sheet.locator("[data-dialog-close]").click()
    sheet.locator("#content").focus()
    sheet.keyboard.press("j")
    assert sheet.evaluate("document.activeElement.id") == "content"


def test_the_menu_opens_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(server + "group/")
    page.locator(".dui-menu > summary").click()
    assert page.locator(".dui-menu__panel .dui-nav__link").first.is_visible()
    page.goto(server + "signal/")
    assert page.locator("[data-show-when]").is_visible()
    context.close()
