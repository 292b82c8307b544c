"""The duty to inform, and what is asked of the mayor, the data protection officer and the privacy officer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duiding.audit.about import AboutSubject
from duiding.casework.groups.models.members import GroupMember
from duiding.casework.groups.models.story import YouthGroup
from duiding.directory.models import Person
from duiding.directory.records import Record, StepDecision

__all__ = [
    "MemberAnswer", "MemberQuestion", "Notification", "NotificationDecision", "NotificationStatus",
    "QuestionKind",
]  # fmt: skip


class NotificationStatus(models.TextChoices):
    TO_SEND = "to_send", _("to be sent")
    SENT = "sent", _("sent")
    CONFIRMED = "confirmed", _("received")
    UNDELIVERABLE = "undeliverable", _("could not be delivered")
    POSTPONED = "postponed", _("postponed")


class Notification(AboutSubject, Record):
    """The duty to inform, per recipient. Due one month after the name came on the list (AVG 14(3))."""

    subject_kind = "letter"

    member = models.ForeignKey(GroupMember, models.RESTRICT, related_name="notifications")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    recipient = models.CharField(
        max_length=16, choices=[("person", _("young person")), ("representative", _("legal representative"))]
    )
    template_version = models.CharField(max_length=20)
    language = models.CharField(max_length=8, default="nl")
    due_on = models.DateField(editable=False)
    target_on = models.DateField(editable=False)
    sent_on = models.DateField(null=True, blank=True)
    channel = models.CharField(
        max_length=10,
        blank=True,
        choices=[("letter", _("letter")), ("in_person", _("in person, by youth work"))],
    )
    postponed_until = models.DateField(null=True, blank=True)
    postponement_ground = models.CharField(max_length=200, blank=True)
    postponement_approved_by = models.ForeignKey(
        Person, models.RESTRICT, null=True, blank=True, related_name="+"
    )
    reaction = models.TextField(blank=True)
    status = models.CharField(
        max_length=16, choices=NotificationStatus.choices, default=NotificationStatus.TO_SEND
    )
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["due_on"]
        indexes = [models.Index(fields=["group", "status"], name="notification_group")]


class NotificationDecision(StepDecision):
    notification = models.ForeignKey(Notification, models.RESTRICT, related_name="step_decisions")


class QuestionKind(models.TextChoices):
    UNDER_12 = "under_12", _("a child younger than 12")
    POSTPONEMENT = "postponement", _("postponing a letter")


class MemberQuestion(AboutSubject, Record):
    """Asked of the data protection officer, who advises, and of the mayor or privacy officer, who decides.

    About a child younger than 12 the database asks by itself; then the text is that of `MemberGround`.
    """

    member = models.ForeignKey(GroupMember, models.RESTRICT, related_name="questions")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    notification = models.ForeignKey(
        Notification, models.RESTRICT, null=True, blank=True, related_name="questions"
    )
    kind = models.CharField(max_length=12, choices=QuestionKind.choices)
    approver = models.CharField(max_length=8, choices=[("BM", _("mayor")), ("PO", _("privacy officer"))])
    ground = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="postponement_is_whole",
                condition=~Q(kind="postponement")
                | (
                    Q(notification__isnull=False) & Q(until__isnull=False) & ~Q(ground="")
                    & Q(reason__length__gte=20)
                ),
            ),
            models.CheckConstraint(name="question_approver", condition=Q(approver__in=["BM", "PO"])),
        ]  # fmt: skip


class MemberAnswer(Record):
    """What one role said, on its own screen; the role comes from the database. It stands."""

    question = models.ForeignKey(MemberQuestion, models.RESTRICT, related_name="answers")
    role = models.CharField(max_length=8, editable=False)
    agrees = models.BooleanField()
    text = models.TextField()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["question", "role"], name="role_answers_once"),
            models.CheckConstraint(name="answer_in_words", condition=Q(text__length__gte=10)),
        ]
