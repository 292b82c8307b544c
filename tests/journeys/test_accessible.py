"""Every page that anybody can open: axe finds nothing, in both languages, wide and narrow, and nothing is cut off.

Which page is opened by whom stands in tests/access/matrix.csv: the last person there who gets it sees most of it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.journeys.conftest import Browse
from tests.journeys.site import Site
from tests.journeys.visitor import sideways

from duiding.installation.proofs.addresses import routes

pytestmark = pytest.mark.slow

MATRIX = Path(__file__).resolve().parents[1] / "access" / "matrix.csv"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NO_PAGES = {
    "intake:attachment",
    "web:security_txt",
    "web:live",
    "web:ready",
    "oversight:export",
    "release:table",
}  # for machines
HEIGHTS = {1280: 900, 390: 844}
NARROWEST = 320
OURS = "municipality_id = (SELECT id FROM directory_municipality ORDER BY created_at LIMIT 1)"
GROUP = (
    "SELECT '/groups/' || id || '/{page}' FROM casework_youthgroup WHERE status = '{status}' AND "
    + OURS
    + " ORDER BY code_name LIMIT 1"
)
MEETING = (
    "SELECT '/meetings/' || id || '/' FROM casework_meeting WHERE status = '{status}' AND "
    + OURS
    + " ORDER BY starts_at LIMIT 1"
)

# What is clicked in the middle must be what is seen there.
COVERED = """() => [...document.querySelectorAll("main a, main button, main summary")].filter((part) => {
  part.scrollIntoView({block: "center"});
  const box = part.getClientRects()[0];
  if (!box || !part.checkVisibility({visibilityProperty: true})) return false;
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return there && !part.contains(there) && !there.contains(part);
}).map((part) => part.outerHTML.slice(0, 160))"""


@dataclass(frozen=True)
class Extra:
    """A page whose address the list of addresses does not give: a form with a choice, or another state."""

    name: str
    who: str
    sql: str


def group_page(name: str, status: str, page: str = "", who: str = "director") -> Extra:
    return Extra(name, who, GROUP.format(status=status, page=page))


def row_of(place: str, table: str, status: str, ending: str = "") -> str:
    start, end = ("/" + place, "") if place.endswith("=") else (f"/{place}/", f"/{ending}")
    return (
        f"SELECT '{start}' || id || '{end}' FROM {table} WHERE status = '{status}' AND {OURS}"
        " ORDER BY id LIMIT 1"
    )


ANSWER = "interpretation/new/?item=' || (SELECT i.id FROM casework_interpretationitem i LIMIT 1) || '"
EXTRAS = (
    group_page("group in step 1", "signalled"),
    group_page("group in step 2A", "assessment"),
    group_page("group before the driehoek", "before_triangle"),
    group_page("group that is scaled down", "scaling_down"),
    group_page("decision to 2B", "assessment", "decisions/new/?step=open_name_list"),
    group_page("decision to stop", "execution", "decisions/new/?step=stop"),
    group_page("group, by the police", "execution", who="police"),
    Extra("meeting, planned", "director", MEETING.format(status="planned")),
    Extra("meeting, adopted", "director", MEETING.format(status="adopted")),
    Extra("signal to review", "director", row_of("signals", "casework_signal", "submitted")),
    Extra("new group from a signal", "director", row_of("groups/new/?signal=", "casework_signal", "admitted")),
    Extra("answer to a question", "youth_worker", GROUP.format(status="execution", page=ANSWER)),
    Extra("plan, step to take", "director", row_of("plans", "casework_actionplan", "in_execution", "steps/finish/")),
    Extra("report that was sent", "mayor", row_of("reports", "casework_trianglereport", "sent")),
    Extra("extract, prepared", "privacy", row_of("privacy/extracts", "privacy_extract", "asked")),
    Extra("look that was asked about", "fg", "SELECT '/trail/looks/' || line_key || '/' FROM privacy_question LIMIT 1"),
    Extra("not there", "director", "SELECT '/groups/00000000-0000-4000-8000-000000000000/'"),
)  # fmt: skip


def last_who_gets_it() -> list[tuple[str, str]]:
    with MATRIX.open(newline="") as file:
        head, *rows = list(csv.reader(file))
    found = []
    for row in rows:
        people = [who for who, status in zip(head, row, strict=True) if status == "200"]
        if (
            people
            and row[0] not in NO_PAGES
            and not row[0].startswith("papers:")
            and row[1] not in {"searches", "writes"}
        ):
            found.append((row[0], people[-1]))
    return found


@pytest.fixture(scope="module")
def addresses(demo_site: Site) -> dict[str, str]:
    return {route.name: route.path for route in routes(demo_site.world.superuser_dsn)}


def looked_at(
    site: Site, browse: Browse, who: str, path: str, status: int = 200
) -> Iterator[tuple[str, Page]]:
    """The page in both languages at both widths; what folds is open, so that it is judged too.

    The screen is made as high as the page: what sticks to its edge would cover other things.
    """
    for language in ("nl", "en"):
        visitor = browse(site, None if who == "nobody" else who, language=language)
        page = visitor.go(path, status=status)
        assert page.locator("html").get_attribute("lang") == language
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        for width, height in HEIGHTS.items():
            page.set_viewport_size({"width": width, "height": height})
            yield f"{language}, {width} px", page


def assert_accessible(site: Site, browse: Browse, who: str, path: str, status: int = 200) -> None:
    faults = []
    for seen, page in looked_at(site, browse, who, path, status):
        faults += [f"{seen}: covered by something else: {html}" for html in page.evaluate(COVERED)]
        whole = int(page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": page.viewport_size["width"], "height": whole})  # type: ignore[index]
        result = Axe().run(page, options=RULES)
        faults += [
            f"{seen}: {rule['id']}: {rule['help']}: {node['html'][:160]}"
            for rule in result.response["violations"]
            for node in rule["nodes"][:3]
        ]
        page.set_viewport_size({"width": NARROWEST, "height": 700})
        if sideways(page):
            faults.append(f"{seen}: {sideways(page)} px wider than a screen of {NARROWEST}")
    assert faults == [], f"{who} on {path}:\n" + "\n".join(faults)


@pytest.mark.parametrize(("name", "who"), last_who_gets_it())
def test_every_page_is_accessible(
    demo_site: Site, addresses: dict[str, str], browse: Browse, name: str, who: str
) -> None:
    assert_accessible(demo_site, browse, who, addresses[name])


@pytest.mark.parametrize("extra", EXTRAS, ids=lambda extra: extra.name)
def test_pages_in_other_states_are_accessible(demo_site: Site, browse: Browse, extra: Extra) -> None:
    with psycopg.connect(demo_site.world.superuser_dsn) as connection:
        row = connection.execute(extra.sql.encode()).fetchone()
    assert row is not None, extra.sql
    assert_accessible(demo_site, browse, extra.who, row[0], 404 if extra.name == "not there" else 200)
