"""From a plan to the driehoek and back: each on the own screen, with the own eyes."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.casework.reporting.report_story import ReportStory
from tests.journeys.conftest import Browse
from tests.journeys.site import Site
from tests.journeys.visitor import sideways


@pytest.fixture
def story(site: Site) -> ReportStory:
    story = ReportStory(site.world)
    story.to_5()
    return story


def test_from_plan_to_decision(site: Site, story: ReportStory, browse: Browse) -> None:
    day = dt.date.today()
    marit = browse(site, "director")
    page = marit.go(f"/groups/{story.group_id}/plan/")
    marit.follow("Voeg een doel toe")
    page.get_by_label("Doel", exact=True).first.select_option("6")
    page.get_by_label("In meetbare woorden").fill("Minder meldingen bij de fietsenstalling.")
    page.get_by_label("Gemeten met").fill("meldingen per maand")
    page.get_by_label("Bij het begin").fill("30")
    page.get_by_label("Doel", exact=True).last.fill("10")
    page.locator("#id_current").fill("18")
    page.get_by_label("Vóór").fill((day + dt.timedelta(days=90)).isoformat())
    marit.press("Bewaar het doel")
    marit.follow("Voeg een interventie toe")
    marit.picture("intervention-new", whole=True)
    page.get_by_label("Wat gaan we doen?").fill("Gesprekken in de klas")
    page.get_by_label("Voor wie?").select_option("group")
    page.get_by_label("Welke organisatie doet het?").select_option(label="Het Testcollege")
    page.get_by_label("Vanaf").fill(day.isoformat())
    page.get_by_label("Klaar op").fill((day + dt.timedelta(days=60)).isoformat())
    marit.press("Zet in het plan")
    story.intervention("police", "police", description="Gesprek op het plein", track="area")
    for step in ("Besproken in het overleg", "Het plan vaststellen"):
        marit.follow(step)
        marit.press(step)
    marit.picture("plan", whole=True)

    saskia = browse(site, "school", width=390)
    saskia.go("/interventions/mine/")
    saskia.picture("mine-390", whole=True)
    saskia.follow("Gesprekken in de klas")
    saskia.follow("Dit gaan we doen")
    saskia.press("Dit gaan we doen")
    saskia.follow("We zijn begonnen")
    saskia.press("We zijn begonnen")
    saskia.page.get_by_text("vraagt aandacht").first.click()
    saskia.page.get_by_label("Wat gebeurde er?").fill("Twee van de vier klassen deden mee.")
    saskia.press("Bewaar de voortgang")
    saskia.follow("Meld een knelpunt")
    saskia.page.get_by_label("Wat staat er in de weg?").fill("Er is geen docent vrij.")
    saskia.page.get_by_label("Wie moet besluiten?").select_option("triangle")
    saskia.page.get_by_label("Welk besluit vraag je?").fill("Betaal tien uur voor een docent.")
    saskia.press("Meld een knelpunt")
    assert "Er is geen docent vrij." in saskia.text()
    saskia.picture("intervention-390", whole=True)
    assert sideways(saskia.page) == 0
    for hidden in (f"/plans/{story.plan_id}/", f"/groups/{story.group_id}/bottlenecks/", "/reports/"):
        saskia.go(hidden, status=404)

    marit.go(f"/groups/{story.group_id}/bottlenecks/")
    marit.follow("Er is geen docent vrij.")
    marit.page.get_by_text("Breng het hogerop").first.click()
    marit.page.get_by_label("Hoe hoog?").select_option("4")
    marit.page.get_by_label("Naar welke rol of organisatie?").fill("de driehoek")
    marit.picture("bottleneck", whole=True)
    marit.press("Breng het hogerop")
    assert "hogerop gebracht" in marit.text()

    marit.go("/reports/")
    marit.follow("Maak een rapport")
    marit.page.get_by_label("De driehoek komt bij elkaar op").fill(day.isoformat())
    marit.press("Maak het rapport")
    marit.picture("report-concept", whole=True)
    report = marit.path
    marit.follow("Vraag de privacycontrole")
    marit.press("Vraag de privacycontrole")

    fenna = browse(site, "fg")
    fenna.go(report)
    fenna.follow("Vaststellen: er staan geen namen in")
    fenna.picture("report-fg", whole=True)
    fenna.press("Vaststellen: er staan geen namen in")
    marit.go(report)
    marit.follow("Naar de driehoek sturen")
    marit.press("Naar de driehoek sturen")

    bregje = browse(site, "mayor", width=390)
    bregje.go(report)
    bregje.picture("report-390", whole=True)
    assert sideways(bregje.page) == 0
    article = bregje.page.locator("article").first
    article.get_by_text("Leg het besluit vast").click()
    article.get_by_text("capaciteit", exact=True).click()
    article.get_by_role("button", name="Bewaar het besluit").click()
    assert "Betaal tien uur voor een docent." in bregje.page.locator(".dui-decision").first.inner_text()
    assert story.world.plant("SELECT status FROM casework_bottleneck") == [("decided",)]

    marit.go(report)
    marit.page.emulate_media(media="print")
    marit.picture("report-print", whole=True)
    marit.go(f"/plans/{story.plan_id}/")
    marit.picture("plan-print", whole=True)
    marit.page.emulate_media(media="screen")
    oscar = browse(site, "outsider")
    for hidden in (report, f"/plans/{story.plan_id}/", f"{report}report.pdf"):
        oscar.go(hidden, status=404)


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_page_is_wider_than_the_screen(site: Site, story: ReportStory, browse: Browse, width: int) -> None:
    story.goal(current="12")
    intervention = story.intervention()
    bottleneck = story.bottleneck()
    report = story.to_sent()
    marit = browse(site, "director", width=width)
    for path in (
        f"/plans/{story.plan_id}/", f"/plans/{story.plan_id}/texts/", f"/plans/{story.plan_id}/goals/new/",
        f"/plans/{story.plan_id}/interventions/new/", f"/interventions/{intervention}/", "/interventions/mine/",
        f"/bottlenecks/{bottleneck}/", f"/groups/{story.group_id}/bottlenecks/", "/reports/", "/reports/new/",
        f"/reports/{report}/",
    ):  # fmt: skip
        marit.go(path)
        assert (path, sideways(marit.page)) == (path, 0)
        if width != 320:
            marit.picture(f"{width}-{path.strip('/').replace('/', '-')[:60]}", whole=True)
