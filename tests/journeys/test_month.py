"""A month of work, from a signal on the street to a decision of the driehoek that stands in the dossier."""

from __future__ import annotations

import pytest
from tests.journeys import month_group, month_names, month_plan
from tests.journeys.conftest import Browse
from tests.journeys.month import Month
from tests.journeys.site import Site

pytestmark = pytest.mark.slow
FEWEST_ADDRESSES = 30
PRIORITY = "Deze groep krijgt voorrang."


def test_a_month(site: Site, browse: Browse) -> None:
    month = Month(site, browse)
    month_group.report_on_the_street(month)
    month_group.report_at_a_desk(month)
    month_group.review_and_found(month)
    month_group.meet(month)
    month_group.go_to_2b(month)
    month_names.propose_and_confirm(month)
    month_names.open_names_for_ten_minutes(month)
    month_names.send_letters(month)
    month_plan.interpret(month)
    month_plan.make_plan(month)
    month_plan.report(month, "first", "prioritise", PRIORITY)
    month_plan.adopt_plan(month)
    month.decide("director", "start_execution")
    month_plan.execute(month)
    month_plan.report(month, "second", "measure", month_plan.DECIDED)
    month_plan.stands_in_the_dossier(month, month_plan.DECIDED)
    addresses = sorted(month.case_addresses())
    assert len(addresses) >= FEWEST_ADDRESSES, addresses
    for who in ("outsider", "school"):
        visitor = browse(site, who)
        visitor.go("/")
        for address in addresses:
            visitor.go(address, status=404)
