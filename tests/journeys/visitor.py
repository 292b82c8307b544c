"""One person at one screen: walks, and remembers everything the browser complained about."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response
from tests.journeys.pictures import Pictures
from tests.journeys.site import Site

REPORTED_BY_STATUS = "Failed to load resource"
REFUSED_BY_POLICY = ("Content Security", "Content-Security-Policy")
SEND = "button:not([type=button]):not([value=draft])"
UNFOLD = """(form) => {
  for (let part = form; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
  form.querySelectorAll("details").forEach((part) => { part.open = true; });
}"""


class Visitor:
    """Wraps one page; `walked` are the addresses this person stood on."""

    def __init__(self, who: str | None, site: Site, context: BrowserContext, pictures: Pictures) -> None:
        self.who, self.site, self.context, self.pictures = who, site, context, pictures
        self.complaints: list[str] = []
        self.walked: list[str] = []
        self.taps = 0
        self.forgiven = "nothing"
        self.page: Page = self._watched(context.new_page())

    def tab(self) -> Page:
        """A second tab of the same browser."""
        return self._watched(self.context.new_page())

    def go(self, path: str, status: int = 200) -> Page:
        answer = self.page.goto(self.site.address + path)
        assert answer is not None
        assert answer.status == status, f"{self.who} got {answer.status} on {path}, not {status}"
        return self.page

    def sign_in(self, name: str) -> None:
        """By the demo page, as a person does."""
        self.page.goto(f"{self.site.address}/sign-in/")
        self.page.get_by_role("button", name=name).first.click()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def tile(self, words: str) -> Locator:
        """A large button to choose by, whose field itself is out of sight."""
        return self.page.locator("main label", has_text=re.compile(rf"^\s*{re.escape(words)}\s*$")).first

    def press(self, name: str, **options: Any) -> None:
        self.page.get_by_role("button", name=name, **options).first.click()

    def follow(self, name: str, **options: Any) -> None:
        self.page.get_by_role("link", name=name, **options).first.click()

    def picture(self, name: str, *, main: bool = False, whole: bool = False) -> None:
        """Into var/pictures; a main screen also into docs/pictures when that was asked for."""
        self.pictures.take(self.page, name, main=main, whole=whole)

    def answer(self, form: str = "main form", press: str = "", **fields: object) -> None:
        """Fill in fields by their names and send; a choice from a list by its words, a tile by its value."""
        whole = self.page.locator(form).first
        whole.evaluate(UNFOLD)
        for name, value in fields.items():
            self._fill(whole, name, value)
        whole.locator(press or SEND).first.click()

    def _fill(self, whole: Locator, name: str, value: object) -> None:
        field = whole.locator(f'[name="{name}"]')
        kind = field.first.evaluate("(field) => field.type")
        if kind == "radio":
            whole.locator(f'[name="{name}"][value="{value}"]').check(force=True)
        elif kind == "checkbox":
            field.first.set_checked(bool(value), force=True)
        elif kind.startswith("select"):
            field.select_option(
                whole.locator(f'[name="{name}"] option', has_text=str(value)).first.get_attribute("value")
            )
        else:
            field.fill(str(value))

    def tap(self, thing: Locator) -> None:
        """A thumb on the screen, counted."""
        thing.tap()
        self.taps += 1

    def weight(self) -> int:
        """Bytes over the line for this page when nothing is kept from before."""
        line = self.context.new_cdp_session(self.page)
        line.send("Network.enable")
        line.send("Network.clearBrowserCache")
        sizes: list[int] = []
        line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        self.page.reload(wait_until="networkidle")
        return sum(sizes)

    def last_seen(self, test: str) -> None:
        """What a failed test left on this screen."""
        print(f"\n{self.who} stood on {self.page.url}; complaints: {self.complaints}")
        if not self.page.is_closed():
            self.picture(f"failed-{test}-{self.who}", whole=True)

    def assert_content(self) -> None:
        assert self.complaints == [], f"{self.who}: {self.complaints}"

    def _watched(self, page: Page) -> Page:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self._on_failed)
        page.on("response", self._on_response)
        page.on("framenavigated", lambda frame: self.walked.append(urlsplit(frame.url).path))
        return page

    def _on_console(self, message: ConsoleMessage) -> None:
        if any(words in message.text for words in REFUSED_BY_POLICY):
            self.complaints.append(f"policy: {message.text}")
        elif message.type == "error" and REPORTED_BY_STATUS not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _on_failed(self, request: Request) -> None:
        """A page that is left while it loads, or turns into a download, is no fault."""
        if request.failure not in {"net::ERR_ABORTED"}:
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _on_response(self, response: Response) -> None:
        """What a page refuses is judged by the test; what it cannot load, or a broken page, is a fault."""
        is_page = response.request.is_navigation_request()
        if response.status >= 500 or (
            response.status >= 400 and not is_page and self.forgiven not in response.url
        ):
            self.complaints.append(f"{response.status}: {response.url}")


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
