"""From signal to group, and from 2A to 2B in the meeting."""

from __future__ import annotations

import datetime as dt
import re

from tests.journeys.month import Month
from tests.journeys.visitor import Visitor

MOST_TAPS = 4
TO_2A = "De groep gaat naar stap 2A: we duiden wat er speelt."
TO_2B = "De groep gaat naar stap 2B: er komt een namenlijst."
FIVE = {
    "purpose": "De groep krijgt een aanpak die bij het gedrag past.",
    "necessity": "Zonder namen lukt het niet om de ouders te spreken.",
    "proportionality": "Het gaat om de kern van de groep, niet om alle jongeren.",
    "subsidiarity": "Gesprekken op straat zijn geprobeerd en hielpen te kort.",
}
ADDRESS_OF_GROUP = re.compile(r"^/groups/[0-9a-f-]{36}/$")


def report_on_the_street(month: Month) -> None:
    karim = month.browse(month.site, "youth_worker", width=390, has_touch=True)
    month.people["youth_worker"] = karim
    karim.go("/signals/new/")
    karim.picture("signal-phone", main=True)
    karim.tap(karim.tile("Overlast"))
    karim.tap(karim.tile("Skatebaan"))
    karim.tap(karim.tile("4–7"))
    karim.tap(karim.page.get_by_role("button", name="Verstuur"))
    karim.page.wait_for_url("**/receipt/")
    assert karim.taps <= MOST_TAPS
    karim.picture("receipt-phone")


def report_at_a_desk(month: Month) -> None:
    jeroen = month.of("police")
    jeroen.go("/signals/new/")
    jeroen.answer(
        what="damage",
        where=month.places["Skatebaan"],
        number="4-7",
        text="Prullenbakken liggen om bij de baan.",
    )
    jeroen.page.wait_for_url("**/receipt/")


def review_and_found(month: Month) -> None:
    """The first signal founds the group, the second joins it."""
    marit = month.of("director")
    marit.go("/")
    marit.picture("start", main=True)
    marit.go("/signals/inbox/")
    marit.picture("inbox", main=True)
    _admit_oldest(marit)
    marit.page.locator('a[href^="/groups/new/"]').first.click()
    marit.answer(
        summary="Een groep die elkaar in de avond treft bij de baan.",
        positive_aspects="Zij helpen mee met opruimen na afloop.",
    )
    assert ADDRESS_OF_GROUP.match(marit.path), marit.text()
    month.group = marit.path
    month.name = marit.page.locator("h1").inner_text()
    marit.go("/signals/inbox/")
    _admit_oldest(marit)
    marit.answer('form[action$="/groups/links/"]', group=month.name)
    assert marit.path == month.group
    marit.go("/signals/")
    marit.picture("signals", main=True)


def _admit_oldest(marit: Visitor) -> None:
    marit.page.locator("main .dui-rows__link").first.click()
    marit.picture("signal-review", whole=True)
    marit.answer('form[action$="/admission/"]')
    assert "toegelaten" in marit.text()


def meet(month: Month) -> None:
    """Two decisions with reasons, and minutes that come out of them."""
    marit = month.of("director")
    marit.go("/meetings/new/")
    tonight = dt.datetime.now().replace(hour=23, minute=30, second=0)
    marit.answer(starts_at=tonight.strftime("%Y-%m-%dT%H:%M"), location="Stadhuis")
    month.meeting = marit.path
    marit.page.locator("button[name=proposal][value=all]").click()
    marit.picture("meeting-agenda", whole=True)
    for step in ("close_agenda", "hold"):
        marit.page.locator(f"button[name=step][value={step}]").click()
    for step, text in (("2A", TO_2A), ("2B", TO_2B)):
        marit.page.locator("main a", has_text=month.name).first.click()
        why = f"Twee partners zagen de groep; daarom naar {step}."
        marit.answer('form[action$="/decisions/"]', kind="stap", text=text, reasons=why)
    marit.picture("meeting-live", main=True)
    _note_presence(marit)
    for step in ("draft_minutes", "adopt_minutes"):
        marit.page.locator(f"button[name=step][value={step}]").click()
    marit.go(f"{month.meeting}minutes/")
    marit.picture("minutes", main=True)
    assert TO_2B in marit.text()


def _note_presence(marit: Visitor) -> None:
    form = 'form[action$="/attendance/"]'
    names = marit.page.locator(f"{form} select[name$=is_present]").evaluate_all(
        "(fields) => fields.map((field) => field.name)"
    )
    marit.answer(form, **dict.fromkeys(names, "ja"))


def go_to_2b(month: Month) -> None:
    """No name before the decision; then the partners that may hear them are invited, each with reasons."""
    marit = month.of("director")
    marit.go(f"{month.group}members/new/", status=404)
    month.decide("director", "assess", meeting_decision=TO_2A)
    marit.go(f"{month.group}members/new/", status=404)
    month.decide("director", "open_name_list", meeting_decision=TO_2B, **FIVE, review_on=month.in_days(50))
    assert "2B" in marit.text()
    for organisation in ("Politie", "Welzijn"):
        marit.go(f"{month.group}part-b/new/")
        marit.answer(organisation=organisation, **FIVE, review_on=month.in_days(50))
        assert marit.path == f"{month.group}part-b/", marit.text()
