"""What a group is and what partners make of it (D1): steps, signals, interpretation, part B."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duiding.casework.intake.models import AgeBand, Signal
from duiding.casework.interpretation.models import Decision
from duiding.directory.models import Area, Organisation, Person
from duiding.directory.records import Record, StepDecision

__all__ = [
    "Certainty", "GroupArea", "GroupDecision", "GroupSignal", "GroupStatus", "Interpretation",
    "InterpretationItem", "InterpretationTheme", "OnlineComponent", "PartBInvitation", "SizeBand",
    "YouthGroup",
]  # fmt: skip


class GroupStatus(models.TextChoices):
    SIGNALLED = "signalled", _("signalled")
    ASSESSMENT = "assessment", _("group behaviour is being assessed")
    NOT_PROBLEMATIC = "not_problematic", _("not problematic")
    PROBLEMATIC = "problematic", _("list of names")
    INTERPRETATION = "interpretation", _("being interpreted")
    BEFORE_TRIANGLE = "before_triangle", _("before the driehoek")
    PRIORITISED = "prioritised", _("prioritised")
    NOT_PRIORITISED = "not_prioritised", _("not prioritised")
    PLANNING = "planning", _("plan being made")
    EXECUTION = "execution", _("plan in execution")
    SCALING_DOWN = "scaling_down", _("scaling down")
    CLOSED = "closed", _("closed")
    NO_APPROACH = "no_approach", _("stopped, no approach")
    REFERRED = "referred", _("referred to a partner")
    ANONYMISED = "anonymised", _("anonymised")


class SizeBand(models.TextChoices):
    UNKNOWN = "unknown", _("not known yet")
    SMALL = "3-7", _("3 to 7")
    MIDDLE = "8-15", _("8 to 15")
    LARGE = "16-30", _("16 to 30")
    CROWD = "31+", _("31 or more")


class OnlineComponent(models.TextChoices):
    NONE = "none", _("no")
    PART = "part", _("partly")
    MAINLY = "mainly", _("mainly online")


class YouthGroup(Record):
    """The code name is given by the system: area and number, never a street, family or nickname."""

    code_name = models.CharField(_("code name"), max_length=60, editable=False)
    area = models.ForeignKey(Area, models.RESTRICT, related_name="+", verbose_name=_("area"))
    first_signal_at = models.DateTimeField(editable=False)
    size_band = models.CharField(
        _("how large?"), max_length=8, choices=SizeBand.choices, default=SizeBand.UNKNOWN
    )
    age_band = models.CharField(_("how old?"), max_length=8, choices=AgeBand.choices, default=AgeBand.UNKNOWN)
    online_component = models.CharField(
        _("online?"), max_length=8, choices=OnlineComponent.choices, default=OnlineComponent.NONE
    )
    summary = models.TextField(_("what do we see?"), blank=True)
    positive_aspects = models.TextField(_("what goes well?"), blank=True)
    lead = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    covenant = models.ForeignKey("covenant.Covenant", models.RESTRICT, null=True, related_name="+")
    last_necessity_test_at = models.DateTimeField(null=True, editable=False)
    review_due_on = models.DateField(null=True, editable=False)
    status = models.CharField(max_length=20, choices=GroupStatus.choices, default=GroupStatus.SIGNALLED)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["code_name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "code_name"], name="code_name_once")]

    def __str__(self) -> str:
        return self.code_name


class GroupArea(Record):
    """A group may move over more than one area."""

    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="other_areas")
    area = models.ForeignKey(Area, models.RESTRICT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "area"], condition=Q(ended_at__isnull=True), name="other_area_once"
            )
        ]


class GroupSignal(Record):
    """A signal that the reviewer linked to a group. The first one lays its lane; each of them opens it."""

    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="signal_links")
    signal = models.ForeignKey(Signal, models.RESTRICT, related_name="group_links")
    is_first = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "signal"], name="signal_linked_once")]
        indexes = [
            models.Index(fields=["signal"], name="group_signal_signal"),
            models.Index(fields=["group"], condition=Q(is_first=False), name="signal_of_other_group"),
        ]


class GroupDecision(StepDecision):
    """A step of the group. Where the circle widens, the necessity test stands in the same row."""

    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="step_decisions")
    meeting_decision = models.ForeignKey(Decision, models.RESTRICT, null=True, blank=True, related_name="+")
    purpose = models.TextField(blank=True)
    necessity = models.TextField(blank=True)
    proportionality = models.TextField(blank=True)
    subsidiarity = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    one_source_reason = models.TextField(blank=True)
    no_names_needed = models.BooleanField(default=False)
    evaluation = models.TextField(blank=True)
    handed_over = models.TextField(blank=True)
    delegation = models.TextField(blank=True, default="")
    fg_told_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["decided_at"]
        constraints = [
            models.UniqueConstraint(fields=["id", "step"], name="group_decision_id_step"),
            models.CheckConstraint(
                name="wider_circle_needs_reasons",
                condition=~Q(step__in=["open_name_list", "reopen", "renew"])
                | (
                    Q(purpose__length__gte=20) & Q(necessity__length__gte=20)
                    & Q(proportionality__length__gte=20)
                    & Q(subsidiarity__length__gte=20) & Q(review_on__isnull=False)
                ),
            ),
        ]  # fmt: skip


class InterpretationTheme(models.TextChoices):
    DYNAMICS = "dynamiek", _("dynamics")
    ROLES = "rollen", _("roles")
    PROBLEMS = "problematiek", _("kind of problems")
    CONTEXT = "context", _("context")
    SERIOUSNESS = "ernst", _("seriousness")
    RISK = "risico", _("risks")
    DEVELOPMENT = "ontwikkeling", _("development")
    IMPACT = "impact", _("impact on the surroundings")
    CHANCES = "kansen", _("chances and protective factors")


class InterpretationItem(Record):
    """A question of the library; words only, no points."""

    code = models.CharField(max_length=40)
    theme = models.CharField(max_length=20, choices=InterpretationTheme.choices)
    question = models.CharField(max_length=300)
    help_text = models.CharField(max_length=400, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["theme", "code"]
        constraints = [models.UniqueConstraint(fields=["municipality", "code"], name="item_code_once")]


class Certainty(models.TextChoices):
    SEEN = "seen", _("seen ourselves")
    HEARD = "heard", _("heard from others")
    ASSUMED = "assumed", _("assumption")


class Interpretation(Record):
    """An answer of one organisation, with its certainty; others may contest it, both stay."""

    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="interpretations")
    item = models.ForeignKey(InterpretationItem, models.RESTRICT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    text = models.TextField()
    observed_on = models.DateField()
    certainty = models.CharField(max_length=10, choices=Certainty.choices)
    contested_by = models.ForeignKey(Organisation, models.RESTRICT, null=True, blank=True, related_name="+")
    contested_text = models.TextField(blank=True)

    class Meta:
        ordering = ["item__theme", "observed_on"]
        indexes = [models.Index(fields=["group", "item"], name="interpretation_group")]


class PartBInvitation(Record):
    """Opens part B of one group to one organisation: a wider circle, so with reasons and a review date."""

    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    person = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    purpose = models.TextField()
    necessity = models.TextField()
    proportionality = models.TextField()
    subsidiarity = models.TextField()
    review_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "group"], name="invitation_lookup")]
        constraints = [
            models.CheckConstraint(
                name="invitation_needs_reasons",
                condition=Q(purpose__length__gte=20) & Q(necessity__length__gte=20)
                & Q(proportionality__length__gte=20) & Q(subsidiarity__length__gte=20),
            )
        ]  # fmt: skip
