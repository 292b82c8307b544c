"""Names: proposed by one partner, confirmed by another, opened for ten minutes, told by letter."""

from __future__ import annotations

from tests.journeys.month import Month

WHO = {
    "first_name": "Ronan",
    "last_name": "Vaalburg",
    "residence_elsewhere": "Woont in het volgende dorp, is hier elke avond.",
    "contact": "Postbus 1, Testdam",
    "representative_name": "R. Vaalburg",
    "representative_contact": "Postbus 1, Testdam",
}
NAME = "Vaalburg"


def propose_and_confirm(month: Month) -> None:
    jeroen, karim = month.of("police"), month.of("youth_worker")
    jeroen.go(f"{month.group}members/new/")
    jeroen.picture("member-propose", whole=True)
    jeroen.answer(
        **WHO,
        born_on=month.in_days(-15 * 365 - 100),
        own_observation="Wij zagen deze jongere op drie avonden bij de vernielingen.",
        observed_on=month.in_days(-1),
        reason="Doet mee en stuurt anderen aan.",
        saw_it=True,
    )
    assert jeroen.path == f"{month.group}members/", jeroen.text()
    assert jeroen.page.locator('a[href*="step=confirm"]').count() == 0  # not the own proposal
    karim.go(f"{month.group}members/")
    assert NAME not in karim.page.content()
    karim.page.locator('a[href*="step=confirm"]').first.click()
    karim.answer("main form[method=post]")
    assert "bevestigd" in karim.text()


def open_names_for_ten_minutes(month: Month) -> None:
    marit = month.of("director")
    marit.go(month.group)
    assert NAME not in marit.page.content()
    marit.page.locator(f'main a[href^="{month.group}names/"]').first.click()
    marit.picture("names-dialog")
    marit.answer("#reason-dialog form", reason="meeting")
    assert marit.path == month.group, marit.text()
    assert NAME in marit.text()
    assert NAME not in marit.page.title()
    marit.picture("group-names", whole=True)
    month.site.forward(minutes=11)
    marit.go(month.group)
    assert NAME not in marit.page.content()


def send_letters(month: Month) -> None:
    """One to the young person, one to the parent: it is on the page of the group until they are sent."""
    marit = month.of("director")
    marit.go(f"{month.group}letters/")
    marit.picture("letters", whole=True)
    addresses = marit.page.locator(f'main a[href^="{month.group}letters/"]').evaluate_all(
        "(links) => links.map((link) => link.getAttribute('href'))"
    )
    assert len(addresses) == 2
    for address in addresses:
        marit.go(f"{month.group}names/?next={address}")
        marit.answer("main form[method=post]", reason="letter")
        assert NAME in marit.text()
        marit.page.locator('a[href*="step=send"]').first.click()
        marit.answer("main form[method=post]", channel="letter")
        assert "verstuurd" in marit.text(), marit.text()
