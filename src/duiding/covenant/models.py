"""What was agreed: covenant versions with parties, articles and rules, and what must stand beside them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duiding.covenant.work_models import InstructionRead, WorkInstruction, WorkProcess
from duiding.directory.models import Organisation, Role
from duiding.directory.records import Record, StepDecision

__all__ = ["InstructionRead", "WorkInstruction", "WorkProcess"]


class Category(models.TextChoices):
    D0 = "D0", _("place, time, behaviour")
    D1 = "D1", _("picture of the group")
    D2 = "D2", _("names")
    D3 = "D3", _("role in the group")
    D4 = "D4", _("police conclusion")
    D6 = "D6", _("attendance action runs")
    MEETING = "MEETING", _("meeting")
    TRIANGLE = "TRIANGLE", _("report to the driehoek")


class Operation(models.TextChoices):
    READ = "read", _("see")
    COUNT = "count", _("see the number")
    ADD = "add", _("add")
    CHANGE = "change", _("change")
    DECIDE = "decide", _("decide")


class Relation(models.TextChoices):
    ALL = "all", _("all")
    OWN_AREA = "own_area", _("own working area")
    OWN_INPUT = "own_input", _("own input")
    OWN_ACTION = "own_action", _("own action")
    INVITED = "invited", _("invited to part B")


class Condition(models.TextChoices):
    NONE = "none", _("none")
    WPG = "wpg", _("valid police data decision")
    PER_PERSON = "per_person", _("decision for this person")


class CovenantStatus(models.TextChoices):
    CONCEPT = "concept", _("concept")
    LEGAL_CHECK = "legal_check", _("legal check")
    AGREEMENT = "administrative_agreement", _("administrative agreement")
    SIGNING = "signing", _("being signed")
    IN_FORCE = "in_force", _("in force")
    EVALUATION = "evaluation", _("under evaluation")
    ENDED = "ended", _("ended")
    REPLACED = "replaced", _("replaced by a newer version")


class Covenant(Record):
    """One version. In force it is immutable; a change is a new version."""

    title = models.CharField(_("title"), max_length=200)
    number = models.IntegerField(_("version"))
    purpose = models.TextField(_("purpose"))
    scope = models.TextField(_("scope"), blank=True)
    age_min = models.IntegerField(_("youngest age"), default=12)
    age_max = models.IntegerField(_("oldest age"), default=23)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    evaluation_due_on = models.DateField(_("evaluation before"))
    contact_point = models.CharField(_("contact point"), max_length=200, blank=True)
    status = models.CharField(max_length=30, choices=CovenantStatus.choices, default=CovenantStatus.CONCEPT)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="covenant_version_once"),
            models.CheckConstraint(
                name="covenant_term", condition=models.Q(ends_on__gt=models.F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class CovenantDecision(StepDecision):
    """What each step says beside its reason: who agreed, what the evaluation found, until when it runs."""

    covenant = models.ForeignKey(Covenant, models.RESTRICT, related_name="decisions")
    college_decision = models.CharField(_("decision of the college"), max_length=200, blank=True)
    college_on = models.DateField(_("decided on"), null=True, blank=True)
    mayor_on = models.DateField(_("the mayor agreed on"), null=True, blank=True)
    findings = models.TextField(_("what the evaluation found"), blank=True)
    next_evaluation_on = models.DateField(_("evaluate again before"), null=True, blank=True)
    extended_until = models.DateField(_("new last day"), null=True, blank=True)


class ContributorPart(models.TextChoices):
    FACTS = "facts", _("facts")
    ARTICLES = "articles", _("articles")
    MATRIX = "matrix", _("matrix")
    PARTIES = "parties", _("parties")
    SIGNATURES = "signatures", _("signatures")


class Contributor(Record):
    """Who worked on which part of a version; written by the database. They do not agree to it themselves."""

    covenant = models.ForeignKey(Covenant, models.RESTRICT, related_name="contributors")
    part = models.CharField(max_length=12, choices=ContributorPart.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["covenant", "created_by", "part"], name="contributor_once")
        ]


class Article(Record):
    covenant = models.ForeignKey(Covenant, models.RESTRICT, related_name="articles")
    number = models.CharField(max_length=8)
    order = models.IntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["covenant", "number"], name="article_once")]


class Party(Record):
    """An organisation that signs; withdrawing closes its access in the same second."""

    covenant = models.ForeignKey(Covenant, models.RESTRICT, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="covenants")
    is_base = models.BooleanField(default=False)
    signatory_name = models.CharField(_("who signs"), max_length=120, blank=True)
    signatory_function = models.CharField(_("function"), max_length=120, blank=True)
    mandate = models.CharField(_("mandate"), max_length=200, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ["organisation__name"]
        constraints = [models.UniqueConstraint(fields=["covenant", "organisation"], name="party_once")]


class Rule(Record):
    """One cell of the matrix. No rule = no."""

    covenant = models.ForeignKey(Covenant, models.RESTRICT, related_name="rules")
    article = models.ForeignKey(Article, models.RESTRICT, related_name="rules")
    role = models.CharField(max_length=8, choices=Role.choices)
    step = models.CharField(max_length=4)
    category = models.CharField(max_length=10, choices=Category.choices)
    operation = models.CharField(max_length=10, choices=Operation.choices)
    relation = models.CharField(max_length=12, choices=Relation.choices, default=Relation.ALL)
    condition = models.CharField(max_length=12, choices=Condition.choices, default=Condition.NONE)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["covenant", "role", "category", "operation"], name="rule_lookup")]
        constraints = [
            models.UniqueConstraint(
                fields=["covenant", "role", "step", "category", "operation", "relation"], name="rule_once"
            ),
            models.CheckConstraint(
                name="rule_of_known_words",
                condition=models.Q(category__in=Category.values)
                & models.Q(operation__in=Operation.values)
                & models.Q(relation__in=Relation.values)
                & models.Q(condition__in=Condition.values),
            ),
        ]


class WpgDecision(Record):
    """A decision of the police controller to provide police data; without a valid one: nothing for others.

    It counts from `confirmed_at` on: a second person compared what was typed with the decision on paper.
    """

    kind = models.CharField(max_length=4, choices=[("16", "Wpg 16"), ("19", "Wpg 19"), ("20", "Wpg 20")])
    issued_by = models.CharField(max_length=120)
    agreed_by = models.CharField(max_length=120)
    weighty_public_interest = models.TextField()
    cooperation = models.CharField(max_length=200)
    purposes = models.JSONField(default=list)
    categories = models.JSONField(default=list)
    conditions = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    confirmed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class WpgRecipient(Record):
    decision = models.ForeignKey(WpgDecision, models.RESTRICT, related_name="recipients")
    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")


class DpiaStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    IN_PROGRESS = "in_progress", _("in progress")
    FG_ADVICE = "fg_advice", _("advice of the data protection officer asked")
    ADOPTED = "adopted", _("adopted")
    REVISION_NEEDED = "revision_needed", _("revision needed")


class Dpia(Record):
    title = models.CharField(max_length=200)
    review_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=30, choices=DpiaStatus.choices, default=DpiaStatus.PLANNED)
    status_since = models.DateTimeField(editable=False)


class DpiaDecision(StepDecision):
    dpia = models.ForeignKey(Dpia, models.RESTRICT, related_name="decisions")


class FgAdvice(Record):
    """The advice of the data protection officer, in their own words, dated: on a version, or on a DPIA."""

    covenant = models.ForeignKey(Covenant, models.RESTRICT, null=True, related_name="advices")
    dpia = models.ForeignKey(Dpia, models.RESTRICT, null=True, related_name="advices")
    given_by = models.CharField(max_length=120)
    given_on = models.DateField()
    advice = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="advice_on_one_thing",
                condition=models.Q(covenant__isnull=True) ^ models.Q(dpia__isnull=True),
            )
        ]


class LegalCheck(Record):
    """What the lawyer of the municipality found in the text of a version."""

    covenant = models.ForeignKey(Covenant, models.RESTRICT, related_name="legal_checks")
    given_by = models.CharField(max_length=120)
    given_on = models.DateField()
    advice = models.TextField()


class RetentionTerm(Record):
    """How long a kind of row is kept; a setting with a legal reference and an owner."""

    key = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    start_event = models.CharField(max_length=120)
    days = models.IntegerField(null=True, blank=True)
    then = models.CharField(max_length=40)
    reference = models.CharField(max_length=200)
    owner_role = models.CharField(max_length=8, choices=Role.choices)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="retention_once")]
