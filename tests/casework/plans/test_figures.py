"""When a goal is a number and when it stays words."""

import pytest

from duiding.casework.plans.figures import as_number, measured
from duiding.casework.plans.models import PlanGoal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("30", 30.0), ("30 per maand", 30.0), ("ongeveer 8", 8.0), ("6,1", 6.1), ("6.1 gemiddeld", 6.1),
        ("80%", 80.0), ("-3", -3.0),
        ("", None), ("rustig", None), ("4/6", None), ("2 van 4", None), ("1e kwartaal", None),
    ],
)  # fmt: skip
def test_one_number_or_none(text, number):
    assert as_number(text) == number


@pytest.mark.parametrize(
    ("baseline", "target", "current", "is_number"),
    [
        ("30", "10", "12", True),
        ("30", "10", "", False),
        ("veel", "weinig", "matig", False),
        ("5", "5", "5", False),
    ],
)
def test_a_bar_only_when_all_three_are_numbers(baseline, target, current, is_number):
    goal = PlanGoal(baseline=baseline, target=target, current=current)
    assert (measured(goal) is not None) is is_number
