"""The monthly meeting: agenda in part A and part B, decisions and actions, and minutes made from them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duiding.casework.insight.models import Increase
from duiding.casework.intake.models import Signal
from duiding.directory.models import Organisation, Person
from duiding.directory.records import Record, StepDecision

__all__ = [
    "ActionDecision", "ActionItem", "ActionStatus", "AgendaItem", "Attendance", "Decision",
    "DecisionKind", "Meeting", "MeetingDecision", "MeetingKind", "MeetingStatus", "Part", "SubjectKind",
]  # fmt: skip


class MeetingKind(models.TextChoices):
    INTERPRETATION = "interpretation", _("monthly meeting")
    TRIANGLE = "triangle", _("local driehoek")
    SAFE_SCHOOL = "safe_school", _("Safe School")
    EXTRA = "extra", _("extra meeting")


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    AGENDA_CLOSED = "agenda_closed", _("agenda fixed")
    HELD = "held", _("held")
    MINUTES_DRAFT = "minutes_draft", _("minutes in concept")
    ADOPTED = "adopted", _("minutes adopted")
    CANCELLED = "cancelled", _("cancelled")


class Part(models.TextChoices):
    A = "A", _("part A: groups, no names")
    B = "B", _("part B: names, invited only")


class SubjectKind(models.TextChoices):
    OPENING = "opening", _("opening")
    SIGNAL = "signal", _("new signal")
    INCREASE = "increase", _("unusual increase")
    GROUP = "group", _("group")
    PLAN = "plan", _("plan in execution")
    BOTTLENECK = "bottleneck", _("bottleneck")
    OFFER = "offer", _("preventive action")
    OTHER = "other", _("other")


class Meeting(Record):
    kind = models.CharField(max_length=20, choices=MeetingKind.choices, default=MeetingKind.INTERPRETATION)
    starts_at = models.DateTimeField(_("date and time"))
    location = models.CharField(_("place"), max_length=120, blank=True)
    chair = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    secretary = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    part_b_started_at = models.DateTimeField(
        null=True, editable=False, help_text="who may not hear names has left the room"
    )
    status = models.CharField(max_length=20, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["municipality", "-starts_at"], name="meeting_newest")]


class MeetingDecision(StepDecision):
    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="phase_decisions")


class Attendance(Record):
    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="attendances")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    is_present = models.BooleanField(null=True)
    substitute_for = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    late_reason = models.CharField(max_length=200, blank=True)
    has_conflict = models.BooleanField(default=False)
    conflict_handling = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["person__name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")]


class AgendaItem(Record):
    """Part B always concerns one group; its rows open only to who may see names of that group.

    Signal, increase, group, plan and bottleneck are the row itself; an offer and other things are words.
    """

    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="items")
    part = models.CharField(max_length=1, choices=Part.choices, default=Part.A)
    order = models.IntegerField()
    minutes = models.IntegerField(default=10)
    kind = models.CharField(max_length=12, choices=SubjectKind.choices)
    title = models.CharField(max_length=160)
    signal = models.ForeignKey(Signal, models.RESTRICT, null=True, blank=True, related_name="agenda_items")
    group = models.ForeignKey("casework.YouthGroup", models.RESTRICT, null=True, blank=True, related_name="+")
    plan = models.ForeignKey("casework.ActionPlan", models.RESTRICT, null=True, blank=True, related_name="+")
    bottleneck = models.ForeignKey(
        "casework.Bottleneck", models.RESTRICT, null=True, blank=True, related_name="+"
    )
    increase = models.ForeignKey(
        Increase, models.RESTRICT, null=True, blank=True, related_name="agenda_items"
    )
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["part", "order"]
        indexes = [models.Index(fields=["group"], name="agenda_group")]
        constraints = [
            models.CheckConstraint(
                name="part_b_has_a_group", condition=models.Q(part="A") | models.Q(group__isnull=False)
            ),
            models.CheckConstraint(
                name="plan_item", condition=models.Q(plan__isnull=True) | models.Q(kind="plan")
            ),
            models.CheckConstraint(
                name="bottleneck_item",
                condition=models.Q(bottleneck__isnull=True) | models.Q(kind="bottleneck"),
            ),
            models.CheckConstraint(
                name="increase_item_about_places",
                condition=models.Q(increase__isnull=True)
                | models.Q(kind="increase", part="A", group__isnull=True, signal__isnull=True),
            ),
        ]


class DecisionKind(models.TextChoices):
    NO_ACTION = "no_action", _("no action")
    MONITOR = "monitor", _("keep an eye on it")
    SIMPLE_ACTION = "simple_action", _("one partner does something simple")
    STEP = "step", _("the group goes to another step")
    REFER = "refer", _("refer to a partner")
    AGREEMENT = "agreement", _("work agreement")
    OTHER = "other", _("other")


class Decision(Record):
    """What the table decided on an agenda item; after adoption of the minutes it stands."""

    item = models.ForeignKey(AgendaItem, models.RESTRICT, related_name="decisions")
    group = models.ForeignKey("casework.YouthGroup", models.RESTRICT, null=True, blank=True, related_name="+")
    part = models.CharField(max_length=1, choices=Part.choices, default=Part.A)
    kind = models.CharField(max_length=16, choices=DecisionKind.choices)
    text = models.TextField()
    taken_by = models.CharField(
        max_length=12,
        choices=[("consensus", _("the table together")), ("chair", _("the chair"))],
        default="consensus",
    )
    dissent = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    effective_on = models.DateField()
    corrects = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["group"], name="decision_group")]


class ActionStatus(models.TextChoices):
    OPEN = "open", _("open")
    BUSY = "busy", _("busy")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class ActionItem(Record):
    """Who does what until when. 'Late' is computed, never stored."""

    item = models.ForeignKey(AgendaItem, models.RESTRICT, null=True, blank=True, related_name="actions")
    group = models.ForeignKey("casework.YouthGroup", models.RESTRICT, null=True, blank=True, related_name="+")
    part = models.CharField(max_length=1, choices=Part.choices, default=Part.A)
    owner = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    owner_organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    description = models.CharField(max_length=300)
    due_on = models.DateField()
    result = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=ActionStatus.choices, default=ActionStatus.OPEN)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["owner", "status", "due_on"], name="action_owner"),
            models.Index(fields=["group"], name="action_group"),
        ]


class ActionDecision(StepDecision):
    action = models.ForeignKey(ActionItem, models.RESTRICT, related_name="step_decisions")
