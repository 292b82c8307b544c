"""What a journey needs: a running server on a clone, a browser, and people who walk through it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.journeys.pictures import Pictures
from tests.journeys.site import Site, prepare, site_on
from tests.journeys.visitor import Visitor

from duiding.installation.browser import HOW, find_browser

HEIGHT_OF = {1280: 900, 390: 844, 320: 700}
QUIET = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--lang=nl-NL",
]
FAILED = pytest.StashKey[bool]()
Browse = Callable[..., Visitor]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-pictures", action="store_true", help="main screens into docs/pictures")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session", autouse=True)
def _database_beside_the_browser() -> Iterator[None]:
    """The browser's driver runs an event loop in this thread; our queries beside it are no danger."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """For these journeys only: a second one cannot run beside it in one process."""
    path = find_browser()
    assert path, HOW
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, args=["--no-sandbox", *QUIET])
        yield running
        running.close()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with the static files, for every server of this run."""
    state = tmp_path_factory.mktemp("state")
    prepare(state)
    return state


@pytest.fixture
def site(server: Any, world: Any, prepared: Path) -> Iterator[Site]:
    """A server on a world of its own."""
    with _running(site_on(server, world, prepared)) as running:
        yield running


@pytest.fixture(scope="module")
def shared_site(server: Any, shared_world: Any, prepared: Path) -> Iterator[Site]:
    """A server for a module whose tests leave nothing behind."""
    with _running(site_on(server, shared_world, prepared)) as running:
        yield running


@pytest.fixture(scope="module")
def demo_site(server: Any, demo: Any, prepared: Path) -> Iterator[Site]:
    """A server on the demo municipality, one clone for a module."""
    with _running(site_on(server, demo, prepared)) as running:
        yield running


@contextmanager
def _running(site: Site) -> Iterator[Site]:
    site.plant("UPDATE directory_person SET demo_line = name WHERE demo_line = ''")
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture
def browse(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Browse]:
    """`browse(site, who)` opens a browser of that person, who stands for no fault of the browser."""
    pictures = Pictures(keep=request.config.getoption("--write-pictures"))
    visitors: list[Visitor] = []

    def open_browser(
        site: Site, who: str | None, *, width: int = 1280, language: str = "nl", **options: Any
    ) -> Visitor:
        context = browser.new_context(
            locale="nl-NL", viewport={"width": width, "height": HEIGHT_OF[width]}, **options
        )
        context.set_default_timeout(10_000)
        visitors.append(Visitor(who, site, context, pictures))
        if who:
            context.add_cookies([site.cookie(who)])
        if language != "nl":
            context.add_cookies(
                [{"name": f"duiding_language_{site.port}", "value": language, "url": site.address}]
            )
        return visitors[-1]

    yield open_browser
    if FAILED in request.node.stash:
        for number, visitor in enumerate(visitors):
            visitor.last_seen(f"{request.node.name}-{number}")
    for visitor in visitors:
        visitor.context.close()
    for visitor in visitors:
        visitor.assert_content()
