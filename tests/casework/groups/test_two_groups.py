"""A signal that belongs to two groups is read by the readers of each of them, and by nobody else."""

from __future__ import annotations

import pytest
from tests.casework.groups.story import Story

from duiding.casework.groups.queries import weekly_counts
from duiding.casework.intake.models import Signal
from duiding.casework.intake.queries import Filters, page_of_signals, signals_per_week
from duiding.casework.interpretation.actions import record_decision
from duiding.casework.interpretation.models import Decision
from duiding.casework.reporting import figures
from duiding.directory.steps import missing
from duiding.release.kinds import Period
from duiding.web.home import pulse


@pytest.fixture
def told(world):
    """A signal of the police, first with a group in 2B; the youth worker reads no signals of others there."""
    first = Story(world)
    first.to_2b()
    signal = first.signal("police")
    first.link(signal)
    second = Story(world)
    second.found()
    return first, second, signal


def sees(world, who, signal):
    """On its page, in the list, by number and by words, in the counts, and by asking a guard."""
    with world.acting(who) as actor:
        row = Signal.objects.filter(pk=signal).first()
        listed = any(one.pk == signal for one in page_of_signals(actor, Filters(), "").rows)
        found = any(
            one.pk == signal for one in page_of_signals(actor, Filters(words="fietsenstalling"), "").rows
        )
        counted = sum(week.count for week in signals_per_week(actor, Filters()))
        asked = missing("signal", signal, "finish")
    page = world.client(who).get(f"/signals/{signal}/").status_code
    answers = {row is not None, listed, found, asked == ("feedback",), page == 200}
    assert len(answers) == 1, (who, row, listed, found, asked, page)
    return answers.pop(), counted


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        ("director", True, True),
        ("police", True, True),
        ("youth_worker", False, True),  # reads all signals in step 1 and 2A
        ("vnn", False, True),  # reads all signals in step 1
        ("school", False, False),
        ("halt", False, False),
        ("mayor", False, False),
        ("outsider", False, False),
    ],
)
def test_the_readers_of_the_second_group_read_it_too(told, who, before, after):
    first, second, signal = told
    world = first.world
    assert sees(world, who, signal)[0] is before
    _seen, number = sees(world, who, signal)
    second.link(signal)
    now, more = sees(world, who, signal)
    assert (now, more - number) == (after, int(after and not before))
    second.decide("assess", meeting=True)
    second.decide("open_name_list", meeting=True, **second.five())
    assert sees(world, who, signal)[0] is before


def test_both_groups_count_it_and_one_meeting_discusses_it(told):
    first, second, signal = told
    second.link(signal)
    links = first.world.plant(
        "SELECT group_id, is_first FROM casework_groupsignal WHERE signal_id = %s ORDER BY is_first",
        (signal,),
    )
    assert links == [(second.group_id, False), (first.group_id, True)]
    for who, seen in (("director", 3), ("youth_worker", 3), ("vnn", 3)):
        with first.world.acting(who) as actor:
            counts = (
                weekly_counts([second.group_id], actor.today)[second.group_id],
                pulse.signals_per_week([second.group_id], actor.today, 12)[second.group_id],
            )
            assert [sum(numbers) for numbers in counts] == [seen] * 2, who
    with first.world.acting("director") as actor:
        month = figures.groups(Period(actor.today.replace(day=1)))
        table = dict(zip(month.counted.table.keys(), month.counted.table.counts, strict=True))
        assert table[(str(second.group_id),)] == 3
    decision = second.meeting_decision()
    with first.world.acting("director") as actor:
        item = Decision.objects.select_related("item__meeting").get(pk=decision).item
        record_decision(item, "We houden het in beeld.", actor=actor, kind="monitor")
        assert Signal.objects.get(pk=signal).status == "discussed"
