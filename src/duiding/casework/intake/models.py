"""A signal: behaviour at a place. There is no field for a name, and there will never be one."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from duiding.directory.models import Area, Organisation, Person, Place
from duiding.directory.records import Record, StepDecision

__all__ = [
    "AgeBand", "AttachmentKind", "Behaviour", "Channel", "Frequency", "LaneClass", "NumberBand", "Regime", "ReturnGround",
    "Signal", "SignalAttachment", "SignalLane", "SignalOriginal", "SignalPair", "SignalReview", "SignalStatus", "Urgency",
    "Verdict",
]  # fmt: skip


class LaneClass(models.TextChoices):
    DRAFT = "draft", _("draft")
    INBOX = "inbox", _("inbox")
    ADMITTED = "admitted", _("admitted")
    GROUPED = "grouped", _("with a group")
    CLOSED = "closed", _("closed")


class SignalLane(models.Model):
    """Municipality x organisation x class: what a policy asks before a signal has a group.

    Made by the database when a signal needs it; the application only reads.
    """

    id = models.UUIDField(primary_key=True)
    municipality = models.ForeignKey("directory.Municipality", models.RESTRICT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    lane_class = models.CharField(max_length=10, choices=LaneClass.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "lane_class"], name="lane_once")]


class SignalStatus(models.TextChoices):
    CONCEPT = "concept", _("not sent yet")
    SUBMITTED = "submitted", _("sent")
    IN_REVIEW = "in_review", _("being read")
    RETURNED = "returned", _("sent back to you")
    REFUSED = "refused", _("refused")
    ADMITTED = "admitted", _("admitted")
    LINKED = "linked", _("linked to a group")
    DISCUSSED = "discussed", _("discussed in the meeting")
    FINISHED = "finished", _("finished")
    EXPIRED = "expired", _("expired")


class Behaviour(models.TextChoices):
    HANGING = "hanging", _("hanging around")
    NOISE = "noise", _("noise")
    LITTER = "litter", _("litter")
    DAMAGE = "damage", _("damage")
    INTIMIDATION = "intimidation", _("intimidation")
    TRAFFIC = "traffic", _("traffic")
    SUBSTANCES = "substances", _("alcohol or drugs")
    FIREWORKS = "fireworks", _("fireworks")
    WEAPON = "weapon_suspected", _("suspicion of a weapon")
    CONFLICT = "conflict", _("quarrel or threat")
    ONLINE = "online", _("online behaviour")
    WORRIES = "worries", _("worries, absence")
    POSITIVE = "positive", _("it is going well")
    OTHER = "other", _("something else")


class NumberBand(models.TextChoices):
    FEW = "1-3", _("1 to 3")
    SOME = "4-7", _("4 to 7")
    MANY = "8-15", _("8 to 15")
    CROWD = "16+", _("16 or more")


class AgeBand(models.TextChoices):
    UNDER_12 = "<12", _("younger than 12")
    FROM_12 = "12-15", _("12 to 15")
    FROM_16 = "16-17", _("16 and 17")
    FROM_18 = "18-23", _("18 to 23")
    FROM_24 = "24+", _("24 and older")
    MIXED = "mixed", _("mixed")
    UNKNOWN = "unknown", _("I do not know")


class Frequency(models.TextChoices):
    ONCE = "once", _("once")
    SOMETIMES = "sometimes", _("now and then")
    WEEKLY = "weekly", _("every week")
    DAILY = "daily", _("almost every day")
    UNKNOWN = "unknown", _("I do not know")


class Urgency(models.TextChoices):
    NORMAL = "normal", _("no")
    SOON = "soon", _("yes, today")


class Regime(models.TextChoices):
    NOT_APPLICABLE = "na", _("not applicable")
    SUPERVISION = "supervision", _("supervision")
    INVESTIGATION = "investigation", _("investigation")


class Channel(models.TextChoices):
    FORM = "form", _("form")
    SIGNALEN = "signalen", _("report of a resident")
    CSV = "csv", _("file")


class Signal(Record):
    """Categories D0 and D1 only; the lane decides who sees it until it is linked to a group."""

    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    reporter = models.ForeignKey(Person, models.RESTRICT, null=True, related_name="+")
    lane = models.ForeignKey(SignalLane, models.RESTRICT, editable=False, related_name="+")
    group = models.ForeignKey(
        "casework.YouthGroup", models.RESTRICT, null=True, editable=False, related_name="+"
    )
    reference = models.CharField(max_length=8, editable=False)
    channel = models.CharField(max_length=12, choices=Channel.choices, default=Channel.FORM)
    regime = models.CharField(max_length=16, choices=Regime.choices, default=Regime.NOT_APPLICABLE)
    observed_from = models.DateTimeField()
    observed_until = models.DateTimeField(null=True, blank=True)
    area = models.ForeignKey(Area, models.RESTRICT, null=True, blank=True, related_name="+")
    place = models.ForeignKey(Place, models.RESTRICT, null=True, blank=True, related_name="+")
    place_note = models.CharField(max_length=120, blank=True)
    online_platform = models.CharField(max_length=60, blank=True)
    online_theme = models.CharField(max_length=120, blank=True)
    behaviours = ArrayField(models.CharField(max_length=20, choices=Behaviour.choices))
    number_band = models.CharField(max_length=6, choices=NumberBand.choices)
    age_band = models.CharField(max_length=8, choices=AgeBand.choices, default=AgeBand.UNKNOWN)
    frequency = models.CharField(max_length=12, choices=Frequency.choices, default=Frequency.UNKNOWN)
    text = models.TextField(blank=True)
    impact = models.TextField(blank=True)
    already_done = models.TextField(blank=True)
    desired_follow_up = models.TextField(blank=True)
    urgency = models.CharField(max_length=8, choices=Urgency.choices, default=Urgency.NORMAL)
    declares_no_persons = models.BooleanField(default=True)
    guard_override = models.TextField(blank=True)
    is_masked = models.BooleanField(default=False)
    source_key = models.CharField(max_length=80, blank=True)
    feedback = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=SignalStatus.choices, default=SignalStatus.CONCEPT)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-observed_from", "-id"]
        indexes = [
            models.Index(fields=["lane", "-observed_from", "-id"], name="signal_lane_newest"),
            models.Index(fields=["group", "-observed_from", "-id"], name="signal_group_newest"),
            models.Index(fields=["reporter", "-observed_from"], name="signal_reporter"),
            models.Index(fields=["municipality", "status", "status_since"], name="signal_inbox"),
            models.Index(fields=["place", "-observed_from"], name="signal_place"),
            models.Index(fields=["lane", "place", "-observed_from", "-id"], name="signal_lane_place"),
            models.Index(fields=["lane", "area", "-observed_from", "-id"], name="signal_lane_area"),
            models.Index(fields=["municipality", "reference"], name="signal_reference"),
            models.Index(
                fields=["municipality", "created_at"],
                condition=models.Q(group__isnull=True) & ~models.Q(status="expired"),
                name="signal_oldest",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation", "channel", "source_key"],
                condition=~models.Q(source_key=""),
                name="signal_source_once",
            ),
            models.CheckConstraint(
                name="signal_boa_regime",
                condition=models.Q(regime__in=["na", "supervision", "investigation"]),
            ),
        ]


class ReturnGround(models.TextChoices):
    UNCLEAR = "unclear", _("It is not clear yet")
    PERSONS = "persons", _("It says something about persons")
    OTHER_ROAD = "other_road", _("It belongs on another road")


class SignalReview(StepDecision):
    """Each move of a signal, with the reason that the reporter reads; `ground` only when it is sent back."""

    signal = models.ForeignKey(Signal, models.RESTRICT, related_name="reviews")
    ground = models.CharField(max_length=12, choices=ReturnGround.choices, blank=True, default="")


class Verdict(models.TextChoices):
    SAME = "same", _("the same event")
    APART = "apart", _("not the same event")


class SignalPair(Record):
    """What the reviewer said of two signals that look alike; the newest row of a pair counts. Nothing is merged."""

    first = models.ForeignKey(Signal, models.RESTRICT, related_name="+")
    second = models.ForeignKey(Signal, models.RESTRICT, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(name="pair_in_order", condition=models.Q(first__lt=models.F("second")))
        ]


class SignalOriginal(Record):
    """The unmasked text of an imported signal, for the reviewer only, gone when the review is done."""

    signal = models.OneToOneField(Signal, models.RESTRICT, related_name="original")
    text = models.TextField()


class AttachmentKind(models.TextChoices):
    PDF = "pdf", "PDF"
    ODT = "odt", "ODT"
    DOCX = "docx", "DOCX"
    TXT = "txt", "TXT"


class SignalAttachment(Record):
    """A document without recognisable persons. Pictures come with a signal never: see `attachments.py`."""

    signal = models.ForeignKey(Signal, models.RESTRICT, related_name="attachments")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4, choices=AttachmentKind.choices)
    content = models.BinaryField()
    size = models.IntegerField()
    declares_no_persons = models.BooleanField(default=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(name="attachment_declared", condition=models.Q(declares_no_persons=True)),
            models.CheckConstraint(
                name="attachment_of_a_known_kind", condition=models.Q(kind__in=["pdf", "odt", "docx", "txt"])
            ),
        ]
