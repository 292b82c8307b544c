"""From interpretation to plan, execution, and what the driehoek decides about it."""

from __future__ import annotations

import re

from tests.journeys.month import Month
from tests.journeys.visitor import Visitor

BOTTLENECK = "De verlichting bij de baan is al weken stuk."
ASKED = "Laat de lampen deze maand vervangen."
DECIDED = "De gemeente vervangt de lampen voor het einde van de maand."
ADDRESS_OF_PLAN = re.compile(r"^/plans/[0-9a-f-]{36}/$")


def interpret(month: Month) -> None:
    """Five themes in words; youth work gives its view, the list of names is fixed first."""
    marit = month.of("director")
    marit.go(f"{month.group}members/")
    marit.page.locator('form[action$="/members/fixed/"] button').last.click()
    month.decide("director", "interpret")
    karim = month.of("youth_worker")
    karim.go(f"{month.group}interpretation/")
    firsts = karim.page.locator("main section[aria-labelledby^=theme-]").evaluate_all(
        "(themes) => themes.map((theme) => theme.querySelector('a[href*=\"?item=\"]').getAttribute('href'))"
    )
    for address in firsts:
        karim.go(address)
        karim.answer(
            "main form[method=post]", text="Een omschrijving in woorden van wat wij zagen.", certainty="seen"
        )
    marit.go(f"{month.group}interpretation/")
    marit.picture("interpretation", whole=True)


def make_plan(month: Month) -> None:
    marit = month.of("director")
    marit.go(f"{month.group}plan/new/")
    marit.answer(
        problem_definition="Vernieling en lawaai bij de baan in de avond.",
        ambition="Rust in de avond, en de baan blijft een plek voor jongeren.",
        end_criteria="Drie maanden zonder vernieling.",
        evaluation_on=month.in_days(90),
    )
    assert ADDRESS_OF_PLAN.match(marit.path), marit.text()
    month.plan = marit.path
    marit.go(f"{month.plan}goals/new/")
    marit.answer(
        goal="1.",
        text="Minder overlast rond de baan.",
        indicator="signalen per maand",
        baseline="12",
        target="4",
        by_when=month.in_days(80),
    )
    marit.go(f"{month.plan}interventions/new/")
    marit.answer(
        description="Twee avonden per week op de baan aanwezig zijn.",
        track="groep",
        owner_organisation="Welzijn",
        owner="Karim",
        starts_on=month.in_days(0),
        ends_on=month.in_days(80),
    )
    month.decide("director", "bring_to_triangle", reason="Niemand zag het anders.")


def adopt_plan(month: Month) -> None:
    marit = month.of("director")
    for step in ("discuss", "adopt"):
        marit.go(f"{month.plan}steps/{step}/")
        marit.answer("main form[method=post]")
    marit.picture("plan", main=True)
    assert "vastgesteld" in marit.text()


def execute(month: Month) -> None:
    """The owner starts, tells how it goes, and what stands in the way."""
    karim = month.of("youth_worker")
    karim.go("/interventions/mine/")
    karim.page.locator('main a.dui-rows__link[href^="/interventions/"]').first.click()
    intervention = karim.path
    for step in ("commit", "start"):
        karim.go(f"{intervention}steps/{step}/")
        karim.answer("main form[method=post]")
    karim.answer('form[action$="/progress/"]', word="on_course", text="De eerste avonden waren rustig.")
    karim.go(f"{intervention}bottlenecks/new/")
    karim.answer(
        "main form[method=post]", description=BOTTLENECK, asked_from="driehoek", asked_decision=ASKED
    )
    karim.go(intervention)
    assert BOTTLENECK[:30] in karim.text(), karim.text()
    marit = month.of("director")
    marit.go(f"{month.group}bottlenecks/")
    marit.page.locator("main a.dui-rows__link").first.click()
    marit.picture("bottleneck", whole=True)


def report(month: Month, name: str, kind: str, decision: str) -> None:
    """Written by the director, checked for names by the FG, decided by the mayor."""
    marit, fenna, bregje = month.of("director"), month.of("fg"), month.of("mayor")
    marit.go("/reports/new/")
    marit.answer("main form[method=post]", meets_on=month.in_days(1))
    address = marit.path
    marit.go(f"{address}texts/")
    marit.answer(
        "main form[method=post]",
        summary="Er is een groep bij de baan.\nHet plan ligt er.\nWij vragen een besluit.",
    )
    _step(marit, address, "ask_privacy_check")
    fenna.go(address)
    fenna.picture(f"report-check-{name}", whole=True)
    _step(fenna, address, "adopt")
    bregje.go(address, status=404)  # not sent yet
    _step(marit, address, "send")
    bregje.go(address)
    bregje.answer('form[action$="/decisions/"]:has([name=reported])', kind=kind, text=decision)
    bregje.picture(f"report-{name}", main=name == "second", whole=name != "second")
    assert decision in bregje.text(), bregje.text()


def _step(visitor: Visitor, address: str, step: str) -> None:
    visitor.go(f"{address}steps/{step}/")
    visitor.answer("main form[method=post]")
    assert visitor.path == address, visitor.text()


def stands_in_the_dossier(month: Month, decision: str) -> None:
    marit = month.of("director")
    marit.go(month.group)
    marit.picture("group", main=True)
    marit.picture("group-whole", whole=True)
    assert decision in marit.text(), marit.text()
