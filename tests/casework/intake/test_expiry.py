"""Concepts end after fourteen days and refused signals after seven, by the job of the system."""

from __future__ import annotations

import pytest

from duiding.casework import tasks
from duiding.casework.intake import actions
from duiding.casework.intake.models import Signal
from duiding.kernel.errors import NotAllowed


def draft(world):
    with world.acting("youth_worker") as actor:
        return actions.draft(actor=actor, text="Lawaai bij de brug.")


def refused(world, bring_in):
    signal = bring_in(world, text="Lawaai bij de brug.")
    with world.acting("director") as actor:
        actions.refuse(Signal.objects.get(pk=signal.pk), "Hoort hier niet.", actor=actor)
    return signal


def after(world, days):
    """The clock of the database goes on, the job runs, and this is how the signals then stand."""
    world.plant("UPDATE ctx.clock SET shift = %s * interval '1 day'", (days,))
    tasks.expire_signals(timestamp=0)
    return world.plant("SELECT status, text FROM casework_signal ORDER BY created_at")


@pytest.mark.parametrize(
    ("days", "stands"), [(13, ("concept", "Lawaai bij de brug.")), (15, ("expired", ""))]
)
def test_a_concept_ends_after_fourteen_days(world, days, stands):
    draft(world)
    assert after(world, days) == [stands]


@pytest.mark.parametrize(("days", "stands"), [(6, "refused"), (8, "expired")])
def test_a_refused_signal_ends_after_seven_days(world, bring_in, days, stands):
    refused(world, bring_in)
    assert after(world, days) == [(stands, "")]


def test_a_signal_in_the_process_does_not_end(world, bring_in):
    bring_in(world, admitted=True)
    assert after(world, 300)[0][0] == "admitted"


def test_the_term_of_the_municipality_leads_and_each_end_has_its_decision(world):
    draft(world)
    keys = "SELECT count(*) FROM accounts.accounts_capability WHERE kind = 'service'"
    before = world.plant(keys)
    world.plant("UPDATE covenant_retentionterm SET days = 3 WHERE key = 'signal_draft'")
    assert after(world, 4) == [("expired", "")]
    decided = world.plant(
        "SELECT r.step, r.role, p.name FROM casework_signalreview r JOIN directory_person p ON p.id = r.decided_by_id"
    )
    assert decided == [("expire", "SVC", "Inleesdienst")]
    assert world.plant(keys) == before


def test_no_person_lets_signals_expire(world):
    draft(world)
    world.plant("UPDATE casework_signal SET status_since = ctx.now() - interval '20 days'")
    for who in ("director", "youth_worker", "admin"):
        with pytest.raises(NotAllowed), world.acting(who):
            actions.expire_signals()
    assert world.plant("SELECT status FROM casework_signal") == [("concept",)]
    assert after(world, 0) == [("expired", "")]
