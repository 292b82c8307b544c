"""What stands out, one look a week; and what an approach promised before it began. There is no field for a person."""

from __future__ import annotations

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models

from duiding.directory.models import Area, Person
from duiding.directory.records import Record
from duiding.release.kinds import month_after

__all__ = ["EffectRegistration", "Increase"]


class Increase(Record):
    """One look, with what it found or that nothing stood out; written by the weekly job and never changed.

    `content` holds `places` (keys of places, or of areas for places with fewer than three reporters; empty when
    nothing is unusual), `weeks` ([monday, evenings, evenings a year earlier] at those places), `total` (weeks of the
    municipality as [monday, evenings, expected, limit], or `known`: for how many weeks there are figures) and `near`
    (pairs of evenings close together last year, against what was expected).
    """

    looked_until = models.DateField()
    is_unusual = models.BooleanField()
    has_enough_history = models.BooleanField()
    evenings = models.IntegerField()
    weeks = models.IntegerField()
    expected = models.FloatField()
    once_in_months = models.FloatField(null=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-looked_until"]
        constraints = [models.UniqueConstraint(fields=["municipality", "looked_until"], name="looked_once")]

    @property
    def monday(self) -> dt.date:
        """Where the last week of the look begins."""
        return self.looked_until - dt.timedelta(days=6)


class EffectRegistration(Record):
    """What an approach in one area will be judged by, recorded before its first month and never changed afterwards.

    `begins_on` is the first day of the first month that counts as after. `gate` holds why it could not be measured,
    as codes of `duiding.figures.effect.gate.Refusal`, empty when it can; `fingerprint` is the SHA-256 of it all. Only
    an early end is added, once: what was promised then stays in the list.
    """

    title = models.CharField(max_length=120)
    expected = models.TextField(blank=True)
    plan = models.ForeignKey("casework.ActionPlan", models.RESTRICT, null=True, blank=True, related_name="+")
    area = models.ForeignKey(Area, models.RESTRICT, related_name="+")
    comparisons = ArrayField(models.UUIDField(), help_text="areas to compare with")
    begins_on = models.DateField()
    months_before = models.SmallIntegerField()
    months_after = models.SmallIntegerField()
    gate = ArrayField(models.CharField(max_length=60))
    fingerprint = models.CharField(max_length=64)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        Person, models.RESTRICT, null=True, blank=True, editable=False, related_name="+"
    )
    end_reason = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["-begins_on", "title"]
        constraints = [
            models.CheckConstraint(
                name="effect_periods",
                condition=models.Q(
                    begins_on__day=1, months_before__range=(6, 36), months_after__range=(3, 24)
                ),
            )
        ]

    @property
    def last_day(self) -> dt.date:
        """The last day of the months after the start."""
        return month_after(self.begins_on, self.months_after) - dt.timedelta(days=1)
