"""Who does what until when, how it goes, and what stands in the way."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duiding.audit.about import AboutSubject
from duiding.casework.groups.models import GroupMember, YouthGroup
from duiding.casework.interpretation.models import ActionItem
from duiding.casework.plans.models import ActionPlan, Track
from duiding.directory.models import Organisation, Person
from duiding.directory.records import Record, StepDecision
from duiding.directory.roles import Role

__all__ = [
    "AskedFrom", "Bottleneck", "BottleneckDecision", "BottleneckKind", "BottleneckStatus",
    "CatalogueItem", "Escalation", "Intervention", "InterventionDecision", "InterventionStatus",
    "ProgressEntry", "ProgressWord",
]  # fmt: skip


class CatalogueItem(Record):
    """An intervention that this municipality knows; seeded from `policy/interventions.yaml`."""

    code = models.CharField(max_length=40)
    track = models.CharField(max_length=8, choices=Track.choices)
    name = models.CharField(max_length=160)
    who = models.JSONField(default=list)
    nature = models.CharField(max_length=12)
    legal_hook = models.CharField(max_length=120, blank=True)
    evidence = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["track", "name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "code"], name="catalogue_code_once")]

    @property
    def who_in_words(self) -> str:
        return ", ".join(str(Role(code).label) for code in self.who)


class InterventionStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    COMMITTED = "committed", _("promised")
    STARTED = "started", _("started")
    FINISHED = "finished", _("finished")
    STOPPED = "stopped", _("stopped")
    NOT_STARTED = "not_started", _("not started")


class Intervention(AboutSubject, Record):
    """Text of the group and area track is D1: no names. Only the person track points at a member."""

    subject_kind = "intervention"

    plan = models.ForeignKey(ActionPlan, models.RESTRICT, related_name="interventions")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    track = models.CharField(_("track"), max_length=8, choices=Track.choices)
    catalogue_item = models.ForeignKey(
        CatalogueItem, models.RESTRICT, null=True, blank=True, related_name="+"
    )
    description = models.CharField(_("what"), max_length=300)
    owner_organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    owner = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    is_voluntary = models.BooleanField(_("voluntary"), default=True)
    legal_hook = models.CharField(_("legal ground of the measure"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    planned_effort = models.CharField(_("effort"), max_length=120, blank=True)
    member = models.ForeignKey(
        GroupMember, models.RESTRICT, null=True, blank=True, related_name="interventions"
    )
    expected_effect = models.TextField(_("what should it bring?"), blank=True)
    measure_of_success = models.CharField(_("how do we see that?"), max_length=200, blank=True)
    is_recognised_method = models.BooleanField(_("recognised method"), default=False)
    cost = models.DecimalField(_("cost in euro"), max_digits=10, decimal_places=2, null=True, blank=True)
    status = models.CharField(
        max_length=12, choices=InterventionStatus.choices, default=InterventionStatus.PROPOSED
    )
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["track", "starts_on", "id"]
        indexes = [
            models.Index(fields=["group"], name="intervention_group"),
            models.Index(fields=["owner_organisation", "status"], name="intervention_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                name="member_only_in_person_track",
                condition=models.Q(member__isnull=True) | models.Q(track="person"),
            ),
            models.CheckConstraint(
                name="measure_has_a_legal_hook",
                condition=models.Q(is_voluntary=True) | ~models.Q(legal_hook=""),
            ),
        ]


class InterventionDecision(StepDecision):
    intervention = models.ForeignKey(Intervention, models.RESTRICT, related_name="step_decisions")


class ProgressWord(models.TextChoices):
    ON_COURSE = "on_course", _("on course")
    ATTENTION = "attention", _("needs attention")
    STUCK = "stuck", _("stuck")


class ProgressEntry(Record):
    intervention = models.ForeignKey(Intervention, models.RESTRICT, related_name="progress")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    on_date = models.DateField()
    text = models.TextField()
    word = models.CharField(max_length=12, choices=ProgressWord.choices)
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["-on_date", "-created_at"]
        indexes = [models.Index(fields=["group", "-on_date"], name="progress_group")]


class BottleneckKind(models.TextChoices):
    CAPACITY = "capacity", _("capacity")
    INFORMATION = "information", _("information")
    COOPERATION = "cooperation", _("cooperation")
    LAW = "law", _("law and privacy")
    FINANCE = "finance", _("money")
    PLACE = "place", _("place")
    OTHER = "other", _("other")


class AskedFrom(models.TextChoices):
    PARTNER = "partner", _("a partner")
    TRIANGLE = "triangle", _("the driehoek")
    BOARD = "board", _("the college")
    COUNCIL = "council", _("the council")


class BottleneckStatus(models.TextChoices):
    OPEN = "open", _("open")
    ESCALATED = "escalated", _("escalated")
    DECIDED = "decided", _("decided")
    SOLVED = "solved", _("solved")
    ACCEPTED = "accepted", _("accepted")


class Bottleneck(Record):
    """What stands in the way, and which decision is asked of whom. Days open are computed."""

    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="bottlenecks")
    intervention = models.ForeignKey(
        Intervention, models.RESTRICT, null=True, blank=True, related_name="bottlenecks"
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=12, choices=BottleneckKind.choices)
    description = models.TextField(_("what stands in the way?"))
    since = models.DateField(_("since"))
    owner = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    owner_organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    asked_from = models.CharField(_("who must decide?"), max_length=10, choices=AskedFrom.choices)
    asked_decision = models.TextField(_("which decision is asked?"))
    outcome = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=BottleneckStatus.choices, default=BottleneckStatus.OPEN)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["since"]
        indexes = [models.Index(fields=["group", "status"], name="bottleneck_group")]


class BottleneckDecision(StepDecision):
    bottleneck = models.ForeignKey(Bottleneck, models.RESTRICT, related_name="step_decisions")


class Escalation(Record):
    """One rung of the ladder: 1 partner, 2 table, 3 management, 4 driehoek, 5 college, council or ZVH.

    Of a bottleneck, or of an action that is two weeks late: the database makes that one, as rung 1.
    """

    bottleneck = models.ForeignKey(
        Bottleneck, models.RESTRICT, null=True, blank=True, related_name="escalations"
    )
    action = models.ForeignKey(ActionItem, models.RESTRICT, null=True, blank=True, related_name="escalations")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, null=True, blank=True, related_name="+")
    level = models.IntegerField()
    from_whom = models.CharField(max_length=120)
    to_whom = models.CharField(max_length=120)
    on_date = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["level", "on_date"]
        constraints = [
            models.CheckConstraint(name="five_levels", condition=models.Q(level__gte=1, level__lte=5)),
            models.CheckConstraint(
                name="rung_of_one_thing",
                condition=(
                    models.Q(bottleneck__isnull=False)
                    & models.Q(group__isnull=False)
                    & models.Q(action__isnull=True)
                )
                | (models.Q(bottleneck__isnull=True) & models.Q(action__isnull=False) & models.Q(level=1)),
            ),
        ]
