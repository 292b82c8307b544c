"""What is typed on the pages of a plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duiding.casework.plans.models import ActionPlan, PlanGoal
from duiding.casework.plans.queries import seven_goals
from duiding.directory.fields import AnswerForm, Day, GuardedLine, GuardedText


class PlanForm(AnswerForm):
    """Text about the group, the place and the approach; never about one person."""

    problem_definition = GuardedText(label=_("What is the problem?"))
    ambition = GuardedText(label=_("What do we want to reach?"))
    track_group = GuardedText(label=_("Approach for the group"), required=False)
    track_area = GuardedText(label=_("Approach for the place and the surroundings"), required=False)
    track_person = GuardedText(
        label=_("Approach for persons"),
        help_text=_("In general words. Never about one young person."),
        required=False,
        rows=3,
    )
    communication = GuardedText(
        label=_("Who tells what to whom?"),
        help_text=_("Young people, parents, residents, media."),
        required=False,
        rows=3,
    )
    end_criteria = GuardedText(
        label=_("When is it good enough to stop?"), help_text=_("So that everybody can see it."), rows=3
    )
    evaluation_on = Day(label=_("Evaluation on"))
    budget_note = GuardedText(label=_("Money"), required=False, rows=2)

    @classmethod
    def of(cls, plan: ActionPlan) -> PlanForm:
        return cls(initial={name: getattr(plan, name) for name in cls.base_fields})


def goal_choices() -> list[tuple[int, str]]:
    return [(goal.number, f"{goal.number}. {goal.short_name}") for goal in seven_goals()]


class GoalForm(AnswerForm):
    """One of the seven goals, made measurable."""

    goal = forms.TypedChoiceField(label=_("Goal"), coerce=int, choices=goal_choices)
    text = GuardedText(
        label=_("In measurable words"), help_text=_("What is different then, for whom, and where?"), rows=2
    )
    indicator = GuardedLine(label=_("Measured by"), help_text=_("For example: signals per month."))
    baseline = GuardedLine(label=_("At the start"), help_text=_("A number, or a few words."), max_length=60)
    target = GuardedLine(label=_("Aim"), max_length=60)
    current = GuardedLine(label=_("Now"), max_length=60, required=False)
    by_when = Day(label=_("Before"))

    @classmethod
    def of(cls, goal: PlanGoal) -> GoalForm:
        return cls(initial={name: getattr(goal, name) for name in cls.base_fields})


class MeasureForm(AnswerForm):
    current = GuardedLine(label=_("Where does the goal stand now?"), max_length=60)


class ReasonForm(AnswerForm):
    """The reason of a step; asked only where the step needs one, welcome elsewhere."""

    reason = GuardedText(label=_("Why?"), min_length=5, rows=3)

    def __init__(self, *args: Any, needs_reason: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason
