"""What oversight itself writes: questions about looks at names, extracts for data subjects, receipts of a report."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duiding.directory.models import Person
from duiding.directory.records import Record, StepDecision


class QuestionStatus(models.TextChoices):
    ASKED = "asked", pgettext_lazy("question", "asked")
    ANSWERED = "answered", _("answered")
    REPORTED = "reported", _("reported as a breach")


class Question(Record):
    """Why did you look? About one line of the trail; it keeps its own facts, because the line goes at its term."""

    line_key = models.UUIDField(editable=False)
    looked_at = models.DateTimeField(editable=False)
    looker = models.ForeignKey(Person, models.RESTRICT, null=True, editable=False, related_name="+")
    looker_role = models.CharField(max_length=8, editable=False, blank=True)
    group_id = models.UUIDField(null=True, editable=False)
    rules = models.JSONField(default=list, editable=False)
    note = models.TextField()
    status = models.CharField(max_length=10, choices=QuestionStatus.choices, default=QuestionStatus.ASKED)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "line_key"], name="one_question_a_line")
        ]
        indexes = [models.Index(fields=["municipality", "status", "-created_at"], name="question_newest")]


class QuestionDecision(StepDecision):
    question = models.ForeignKey(Question, models.RESTRICT, related_name="decisions")


class ExtractStatus(models.TextChoices):
    ASKED = "asked", _("waits for a second person")
    APPROVED = "approved", _("may be handed out")
    HANDED_OUT = "handed_out", _("handed out")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


ASKERS = [("person", _("young person")), ("representative", _("legal representative"))]


class Extract(Record):
    """What is stored about one person, for that person (AVG 15). The keys have no foreign key: data go, this stays."""

    member_id = models.UUIDField(editable=False)
    group_id = models.UUIDField(editable=False)
    asked_by = models.CharField(
        _("Who asks?"),
        max_length=16,
        choices=ASKERS,
    )
    asked_on = models.DateField(_("When was it asked?"))
    reason = models.TextField(_("What is asked, and where does the request stand?"))
    identity_check = models.CharField(_("How do you know who asks?"), max_length=200)
    left_out = models.JSONField(default=list)
    left_out_reason = models.TextField(_("Why do you leave something out?"), blank=True)
    status = models.CharField(max_length=12, choices=ExtractStatus.choices, default=ExtractStatus.ASKED)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["municipality", "status", "-created_at"], name="extract_newest")]


class ExtractDecision(StepDecision):
    extract = models.ForeignKey(Extract, models.RESTRICT, related_name="decisions")
    how = models.CharField(max_length=120, blank=True)


class ReportReceipt(Record):
    """Somebody read the monthly report of reads with a reason (domain 5.4); `month` is its first day."""

    month = models.DateField()
    person = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "month"], name="one_receipt_a_month")]
