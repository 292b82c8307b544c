"""What was published, for good: a table of numbers exists here only together with the proof that it is safe."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duiding.directory.models import Person
from duiding.directory.records import Record


class Circle(models.TextChoices):
    """Who gets the figures. Each circle also gets what a wider one got."""

    TRIANGLE = "triangle", _("the driehoek")
    PARTNERS = "partners", _("the partners of the covenant")
    COUNCIL = "council", _("the council and the public")


class Method(models.TextChoices):
    ROUND = "round", _("rounded, and the table adds up exactly")
    SUPPRESS = "suppress", _("small numbers left out, and enough others to protect them")


class Release(Record):
    """One table about one period, or the refusal of one. Never changed: the database knows no update of it.

    `content` is the text that leaves (axes and values as JSON), `sha256` its hash, `audit` what the engine found:
    facts, time, status of the solver, and the same hash. A refused row has no content, a reason and advice.
    """

    kind = models.CharField(max_length=40)
    circle = models.CharField(max_length=10, choices=Circle.choices)
    period_from = models.DateField()
    period_until = models.DateField()
    method = models.CharField(max_length=10, choices=Method.choices)
    threshold = models.SmallIntegerField()
    is_safe = models.BooleanField()
    content = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    audit = models.JSONField()
    reason = models.TextField(blank=True)
    coarser = models.CharField(max_length=40, blank=True, help_text="the kind of table that would pass")
    approved_by = models.ForeignKey(
        Person, models.RESTRICT, null=True, blank=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-period_from", "kind", "circle", "-created_at"]
        indexes = [
            models.Index(fields=["municipality", "kind", "circle", "-period_from"], name="release_series")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "circle", "period_from"],
                condition=models.Q(is_safe=True),
                name="released_once",
            )
        ]


class ReleaseProof(Record):
    """What the engine must know again at the next release: the true counts, and which may not be known.

    Read only by who makes releases and reads the signals anyway; `truth` and `marked` stand in the order of the values.
    """

    release = models.OneToOneField(Release, models.RESTRICT, related_name="proof")
    truth = models.JSONField()
    marked = models.JSONField(help_text="per value: whether it rests on too few people or on one group")
