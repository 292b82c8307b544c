"""Who works here: municipality, areas and places, organisations, people and their memberships."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duiding.directory.records import Record, StepDecision
from duiding.directory.roles import Role

__all__ = ["Membership", "Municipality", "Organisation", "Person", "Role"]


class Municipality(models.Model):
    """All rows hang under one municipality. `is_demo` can never change, so demo and real never mix."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(unique=True)
    theme = models.CharField(max_length=20, default="teal")
    is_demo = models.BooleanField(default=False)
    contact_point = models.CharField(
        _("contact point for young people and parents"), max_length=200, blank=True
    )
    created_at = models.DateTimeField(editable=False)
    version = models.IntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return self.name


class MeetingName(Record):
    """What the monthly meeting is called from a date on; older minutes keep the older name."""

    name = models.CharField(_("name of the meeting"), max_length=80)
    valid_from = models.DateField()

    class Meta:
        ordering = ["-valid_from"]


class AreaKind(models.TextChoices):
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    VILLAGE = "village", _("village")


class Area(Record):
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(max_length=20, choices=AreaKind.choices)
    polygon = models.JSONField(default=list, help_text="[[x, y], ...] on a plane of 1000 by 1000")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="area_name_once")]

    def __str__(self) -> str:
        return self.name


class Place(Record):
    """A public place that people know by name; never a home address."""

    area = models.ForeignKey(Area, models.RESTRICT, related_name="places")
    name = models.CharField(_("name"), max_length=80)
    x = models.FloatField()
    y = models.FloatField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    east = models.FloatField(null=True, editable=False)  # in metres, kept by the database
    north = models.FloatField(null=True, editable=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="place_name_once")]

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "gemeente", _("municipality")
    POLICE = "politie", _("police")
    PROSECUTION = "om", _("public prosecution service")
    YOUTH_WORK = "welzijn", _("youth work")
    ADDICTION = "vnn", _("addiction prevention")
    HALT = "halt", _("Halt")
    SCHOOL_VO = "school_vo", _("secondary school")
    SCHOOL_MBO = "school_mbo", _("vocational school")
    SCHOOL_PO = "school_po", _("primary school")
    HEALTH = "ggd", _("public health service")
    HOUSING = "corporatie", _("housing association")
    OTHER = "other", _("other")


class Organisation(Record):
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    is_public_law = models.BooleanField(default=True)
    is_private_foundation = models.BooleanField(default=False)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    privacy_contact = models.CharField(_("privacy contact"), max_length=200, blank=True)
    active_from = models.DateField()
    active_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="organisation_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """A professional with a work e-mail address of their own. Young people never stand here."""

    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="people")
    name = models.CharField(_("name"), max_length=120)
    work_email = models.EmailField(_("work e-mail"))
    active_from = models.DateField()
    active_until = models.DateField(null=True, blank=True)
    demo_line = models.CharField(max_length=200, blank=True, help_text="what this demo person sees")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "work_email"], name="person_email_once")
        ]

    def __str__(self) -> str:
        return self.name


class SecrecyStatement(Record):
    """Signed once a year; without a valid one nothing opens."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="secrecy_statements")
    signed_at = models.DateTimeField(editable=False)
    text_version = models.CharField(max_length=20)


class MembershipStatus(models.TextChoices):
    REQUESTED = "requested", _("asked")
    APPROVED = "approved", _("approved, still to begin")
    ACTIVE = "active", _("active")
    EXPIRED = "expired", pgettext_lazy("role", "expired")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Membership(Record):
    """Who may act in which role, from when to when; somebody else grants it (four eyes).

    With `deputy_for` the person stands in for a colleague, who has the role: it ends with the colleague's.
    """

    person = models.ForeignKey(Person, models.RESTRICT, related_name="memberships")
    role = models.CharField(_("role"), max_length=8, choices=Role.choices)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    deputy_for = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="deputies")
    status = models.CharField(
        max_length=20, choices=MembershipStatus.choices, default=MembershipStatus.REQUESTED
    )
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["person__name", "role"]


class MembershipDecision(StepDecision):
    membership = models.ForeignKey(Membership, models.RESTRICT, related_name="decisions")


class WorkingArea(Record):
    """The areas in which a membership counts as 'own area'."""

    membership = models.ForeignKey(Membership, models.RESTRICT, related_name="working_areas")
    area = models.ForeignKey(Area, models.RESTRICT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "area"], name="working_area_once")]


class RoleReview(Record):
    """Once a quarter every role is confirmed by hand; what is not confirmed on the last day closes."""

    due_on = models.DateField(_("confirm before"))
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-due_on"]


class RoleReviewLine(Record):
    """One role in one review. Whoever confirms it is never its holder."""

    review = models.ForeignKey(RoleReview, models.RESTRICT, related_name="lines")
    membership = models.ForeignKey(Membership, models.RESTRICT, related_name="review_lines")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, models.RESTRICT, null=True, editable=False, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "membership"], name="role_reviewed_once")]
        indexes = [
            models.Index(
                fields=["membership"], condition=models.Q(confirmed_at__isnull=True), name="role_unconfirmed"
            )
        ]


class ProposalStatus(models.TextChoices):
    PROPOSED = "proposed", _("waits for a second person")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("refused")
    TAKEN_BACK = "taken_back", _("taken back")
    CLOSED = "closed", _("closed")


class Proposal(Record):
    """What one person asks and another approves; `second_person.KINDS` says who may do either.

    `payload` is what will be done, in the words of the columns it changes. `until` is how long an approval opens
    something; nothing when it was carried out at once.
    """

    kind = models.SlugField(max_length=40)
    subject_id = models.UUIDField(null=True)
    payload = models.JSONField(default=dict)
    reason = models.TextField(_("reason"))
    asked_role = models.CharField(max_length=8, editable=False, default="")
    until = models.DateTimeField(null=True, editable=False)
    status = models.CharField(max_length=20, choices=ProposalStatus.choices, default=ProposalStatus.PROPOSED)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "subject_id", "created_by"],
                condition=models.Q(status="proposed"),
                nulls_distinct=False,
                name="proposed_once",
            )
        ]


class ProposalDecision(StepDecision):
    proposal = models.ForeignKey(Proposal, models.RESTRICT, related_name="decisions")


class WriteReceipt(models.Model):
    """The answer to a write that was already done: a double click or a retry gets it again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField()
    person_id = models.UUIDField()
    path_hash = models.CharField(max_length=64)
    location = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="receipt_once")]
