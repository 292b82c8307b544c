"""The plan of action: goals of the memo made measurable, and three tracks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import YouthGroup
from duiding.directory.records import Record, StepDecision

__all__ = ["ActionPlan", "PlanDecision", "PlanGoal", "PlanStatus", "Track"]


class Track(models.TextChoices):
    GROUP = "group", _("group")
    AREA = "area", _("place and surroundings")
    PERSON = "person", _("person")


class PlanStatus(models.TextChoices):
    CONCEPT = "concept", _("concept")
    DISCUSSED = "discussed", _("discussed")
    ADOPTED = "adopted", _("adopted")
    IN_EXECUTION = "in_execution", _("in execution")
    ADJUSTED = "adjusted", _("adjusted")
    FINISHED = "finished", _("finished")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ActionPlan(Record):
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="plans")
    edition = models.IntegerField(default=1)
    problem_definition = models.TextField(_("what is the problem?"))
    ambition = models.TextField(_("what do we want to reach?"))
    track_group = models.TextField(_("approach for the group"), blank=True)
    track_area = models.TextField(_("approach for the place"), blank=True)
    track_person = models.TextField(_("approach for persons (in general words)"), blank=True)
    communication = models.TextField(_("who tells what to whom?"), blank=True)
    end_criteria = models.TextField(_("when is it good enough to stop?"))
    evaluation_on = models.DateField(_("evaluation on"))
    budget_note = models.TextField(_("money"), blank=True)
    status = models.CharField(max_length=16, choices=PlanStatus.choices, default=PlanStatus.CONCEPT)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-edition"]
        constraints = [models.UniqueConstraint(fields=["group", "edition"], name="plan_edition_once")]


class PlanDecision(StepDecision):
    plan = models.ForeignKey(ActionPlan, models.RESTRICT, related_name="step_decisions")


class PlanGoal(Record):
    """One of the seven goals of the memo, made measurable for this group."""

    plan = models.ForeignKey(ActionPlan, models.RESTRICT, related_name="goals")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    goal = models.IntegerField(_("goal"))
    text = models.TextField(_("in measurable words"))
    indicator = models.CharField(_("measured by"), max_length=200)
    baseline = models.CharField(_("at the start"), max_length=60)
    target = models.CharField(_("aim"), max_length=60)
    current = models.CharField(_("now"), max_length=60, blank=True)
    by_when = models.DateField(_("before"))

    class Meta:
        ordering = ["goal"]
        indexes = [models.Index(fields=["group"], name="goal_group")]
        constraints = [
            models.CheckConstraint(name="seven_goals", condition=models.Q(goal__gte=1, goal__lte=7))
        ]
