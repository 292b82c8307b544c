"""Two pages for the driehoek, without names, and what the driehoek decided."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import YouthGroup
from duiding.casework.interventions.models import Bottleneck, ProgressWord
from duiding.directory.records import Record, StepDecision

__all__ = [
    "ReportDecision", "ReportKind", "ReportStatus", "ReportedGroup", "TriangleDecision",
    "TriangleDecisionKind", "TriangleReport",
]  # fmt: skip


class ReportKind(models.TextChoices):
    NOTE = "note", _("short note after the meeting")
    QUARTER = "quarter", _("full report of the quarter")


class ReportStatus(models.TextChoices):
    CONCEPT = "concept", _("concept")
    PRIVACY_CHECK = "privacy_check", _("privacy check")
    ADOPTED = "adopted", _("adopted")
    SENT = "sent", _("sent")
    DISCUSSED = "discussed", _("discussed")


class TriangleReport(Record):
    kind = models.CharField(max_length=8, choices=ReportKind.choices, default=ReportKind.NOTE)
    period_from = models.DateField(_("from"))
    period_until = models.DateField(_("until"))
    meets_on = models.DateField(_("driehoek on"))
    summary = models.TextField(_("in three sentences"), blank=True)
    measures_advised = models.TextField(_("measures advised"), blank=True)
    previous_execution = models.TextField(_("what became of the decisions of last time"), blank=True)
    status = models.CharField(max_length=16, choices=ReportStatus.choices, default=ReportStatus.CONCEPT)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-meets_on"]
        indexes = [models.Index(fields=["municipality", "-meets_on"], name="report_newest")]


class ReportDecision(StepDecision):
    report = models.ForeignKey(TriangleReport, models.RESTRICT, related_name="step_decisions")


class ReportedGroup(Record):
    """What the report says of one group: the text is frozen when the report is adopted."""

    report = models.ForeignKey(TriangleReport, models.RESTRICT, related_name="groups")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    code_name = models.CharField(max_length=60)
    step = models.CharField(max_length=4)
    progress_word = models.CharField(max_length=12, choices=ProgressWord.choices, blank=True)
    sentence = models.CharField(max_length=400)
    bottleneck = models.ForeignKey(Bottleneck, models.RESTRICT, null=True, blank=True, related_name="+")
    bottleneck_text = models.CharField(max_length=300, blank=True, default="")
    asked_decision = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["code_name"]
        constraints = [models.UniqueConstraint(fields=["report", "group"], name="reported_once")]


class TriangleDecisionKind(models.TextChoices):
    PRIORITISE = "prioritise", _("give priority")
    NOT = "not", _("no priority")
    MORE_INFORMATION = "more_information", _("more information first")
    RENEW = "renew", _("renew the approach for a year")
    CLOSE = "close", _("close the approach")
    CAPACITY = "capacity", _("capacity")
    MEASURE = "measure", _("measure")
    COMMUNICATION = "communication", _("communication")
    OTHER = "other", _("other")


class TriangleDecision(Record):
    """Comes back into the dossier of the group."""

    report = models.ForeignKey(TriangleReport, models.RESTRICT, related_name="decisions")
    group = models.ForeignKey(
        YouthGroup, models.RESTRICT, null=True, blank=True, related_name="triangle_decisions"
    )
    bottleneck = models.ForeignKey(Bottleneck, models.RESTRICT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20, choices=TriangleDecisionKind.choices)
    text = models.TextField()
    decided_on = models.DateField()
    follow_up = models.TextField(blank=True)
    follow_up_done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["decided_on"]
        indexes = [models.Index(fields=["group"], name="triangle_decision_group")]
