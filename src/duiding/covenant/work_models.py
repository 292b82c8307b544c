"""How the municipality works: the seven steps and the work instructions, each in editions."""

from __future__ import annotations

from django.db import models

from duiding.directory.models import Person, Role
from duiding.directory.records import Record


class WorkProcess(Record):
    """The seven steps as this municipality works with them; versioned."""

    number = models.IntegerField()
    effective_on = models.DateField()
    steps = models.JSONField()

    class Meta:
        ordering = ["-number"]


class WorkInstruction(Record):
    """One page: how do you do this? A new version is a new row."""

    number = models.IntegerField()
    edition = models.IntegerField(default=1)
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    owner_role = models.CharField(max_length=8, choices=Role.choices)
    steps = models.JSONField(default=list)
    screens = models.JSONField(default=list)
    body = models.JSONField()
    effective_on = models.DateField()
    review_on = models.DateField()

    class Meta:
        ordering = ["number", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "number", "edition"], name="instruction_edition_once"
            )
        ]


class InstructionRead(Record):
    instruction = models.ForeignKey(WorkInstruction, models.RESTRICT, related_name="reads")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instruction", "person"], name="read_once")]
