"""Every signal ends by the term of its status, by the job of the system, and what is left is a count."""

from __future__ import annotations

import pytest
from tests.casework.groups.story import Story

from duiding.casework import tasks
from duiding.casework.groups.states import CLOSED
from duiding.casework.intake import actions
from duiding.casework.intake.models import Signal, SignalReview
from duiding.casework.intake.states import SIGNAL
from duiding.casework.interpretation import actions as meetings
from duiding.casework.interpretation.models import AgendaItem
from duiding.directory import actions as directory
from duiding.directory.models import Area
from duiding.directory.steps import take_step
from duiding.kernel.errors import NotAllowed
from duiding.privacy.retention import SIGNAL as SIGNAL_TERMS
from duiding.privacy.retention import STORY
from duiding.web.process_tables import status_terms


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


def test_every_status_has_one_term_and_every_one_can_end():
    ends = {step.source for step in SIGNAL if step.name == "expire"}
    assert ends == SIGNAL.states() - {"expired"}
    terms = [(machine, status) for machine, status, _key in status_terms()]
    assert sorted(status for machine, status in terms if machine == "signal") == sorted(ends)
    assert {status for machine, status in terms if machine == "group"} == set(CLOSED)
    assert {key for _machine, _status, key in status_terms()} <= set(SIGNAL_TERMS) | set(STORY)


STEPS = ("take_up", "admit", "link", "discuss", "finish")


@pytest.mark.parametrize("steps", range(len(STEPS) + 1))
@pytest.mark.parametrize(("days", "ends"), [(355, False), (362, True)])
def test_a_signal_without_a_group_ends_a_year_after_it_was_sent(world, bring_in, steps, days, ends):
    with world.acting("admin") as actor:
        place = directory.add_place(Area.objects.get(name="Testdorp"), "Brug", 1.0, 1.0, actor=actor)
    signal = bring_in(world, text="Lawaai bij de brug.", place=place)
    for step in STEPS[:steps]:
        with world.acting("director") as actor:
            row = Signal.objects.get(pk=signal.pk)
            if step == "finish":
                actions.give_feedback(row, "Er is gekeken.", actor=actor)
            take_step(row, step, SIGNAL, SignalReview, "signal", actor=actor)
    before = world.plant("SELECT status FROM casework_signal")[0][0]
    stands = after(world, days)[0]
    assert stands == (("expired", "") if ends else (before, "Lawaai bij de brug."))
    facts = world.plant(
        "SELECT area.name, s.place_id IS NULL, s.reporter_id IS NULL, s.behaviours, s.feedback,"
        " date_trunc('month', s.observed_from, 'Europe/Amsterdam') = s.observed_from FROM casework_signal s"
        " LEFT JOIN directory_area area ON area.id = s.area_id"
    )
    if ends:
        assert facts == [("Testdorp", True, True, ["noise"], "", True)]


@pytest.mark.parametrize(
    ("status", "days", "ends"),
    [
        ("assessment", 4000, False),
        ("not_problematic", 170, False),
        ("not_problematic", 190, True),
        ("closed", 1800, False),
        ("closed", 1900, True),
        ("anonymised", 1, True),
    ],
)
def test_a_signal_with_groups_follows_the_last_of_them(world, status, days, ends):
    one, other = Story(world), Story(world)
    one.found()
    other.found()
    (signal,) = world.plant(
        "SELECT signal_id FROM casework_groupsignal WHERE group_id = %s LIMIT 1", (one.group_id,)
    )[0]
    other.link(signal)
    close = "UPDATE casework_youthgroup SET status = %s WHERE id = %s"
    world.plant(close, (status, one.group_id))
    after(world, days)
    of_this = "SELECT status FROM casework_signal WHERE id = %s"
    assert world.plant(of_this, (signal,)) == [("linked",)], "the other group is open"
    world.plant(close, (status, other.group_id))
    after(world, days)
    assert world.plant(of_this, (signal,)) == [("expired" if ends else "linked",)]


def test_minutes_stay_when_a_signal_that_they_name_ends(world, bring_in):
    signal = bring_in(world, admitted=True)
    with world.acting("director") as actor:
        meeting = meetings.plan_meeting(actor.at, actor.person_id, actor=actor)
        meetings.add_item(meeting, "Brug: lawaai", actor=actor, kind="signal", signal=signal)
    after(world, 400)
    assert world.plant("SELECT signal_id FROM casework_agendaitem WHERE title = 'Brug: lawaai'") == [(None,)]
    for who, number in (("police", 1), ("school", 0)):
        world.plant("UPDATE ctx.clock SET shift = '0'")
        with world.acting(who):
            assert AgendaItem.objects.filter(title="Brug: lawaai").count() == number


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
