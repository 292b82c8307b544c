"""Working days: weekends and Dutch public holidays do not count."""

import datetime as dt

import pytest

from duiding.kernel.terms import add_working_days, is_working_day, working_days_between

DAY = dt.date


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (DAY(2026, 11, 24), True),  # Tuesday
        (DAY(2026, 11, 28), False),  # Saturday
        (DAY(2026, 12, 25), False),  # Christmas
        (DAY(2027, 3, 29), False),  # Easter Monday
        (DAY(2026, 4, 27), False),  # King's Day
        (DAY(2025, 4, 26), False),  # King's Day on a Saturday, because the 27th is a Sunday
        (DAY(2025, 5, 5), False),  # Liberation Day: a day off once in five years
        (DAY(2026, 5, 5), True),
    ],
)
def test_a_working_day(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (DAY(2026, 11, 24), 3, DAY(2026, 11, 27)),
        (DAY(2026, 11, 27), 3, DAY(2026, 12, 2)),
        (DAY(2026, 12, 24), 3, DAY(2026, 12, 30)),
        (DAY(2026, 12, 31), 1, DAY(2027, 1, 4)),
        (DAY(2026, 11, 28), 0, DAY(2026, 11, 28)),
    ],
)
def test_a_term_begins_the_day_after(start, count, last):
    assert add_working_days(start, count) == last
    assert working_days_between(start, last) == count


def test_no_term_runs_backwards():
    assert working_days_between(DAY(2026, 11, 27), DAY(2026, 11, 24)) == 0
