"""Who stands on the list: D2, D3 and D4 each in a table of their own, and who opened the names."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duiding.audit import operation
from duiding.audit.about import AboutSubject
from duiding.casework.groups.models.story import GroupDecision, YouthGroup
from duiding.directory.models import Area, Organisation, Person
from duiding.directory.records import Record, StepDecision

__all__ = [
    "Disclosure", "DisclosureReason", "GroupMember", "MemberAttendance", "MemberDecision", "MemberGround",
    "MemberIdentity", "MemberRole", "MemberSource", "MemberStatus", "NameList", "PoliceConclusion",
]  # fmt: skip


class NameList(Record):
    """Exists only because of the recorded decision 2A -> 2B; a member cannot exist without it."""

    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="name_lists")
    decision = models.OneToOneField(GroupDecision, models.RESTRICT, related_name="name_list")
    decision_step = models.CharField(max_length=40, default="open_name_list", editable=False)
    frozen_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="list_by_decision_2b", condition=Q(decision_step="open_name_list")),
            models.UniqueConstraint(
                fields=["group"], condition=Q(ended_at__isnull=True), name="one_live_list"
            ),
        ]


class MemberStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed by a second partner")
    INFORMED = "informed", _("informed")
    IN_APPROACH = "in_approach", _("in the approach")
    LEFT = "left", _("left the group")
    REMOVED = "removed", _("taken off the list")
    DISPUTED = "disputed", _("disputed")
    RESTRICTED = "restricted", _("restricted")


class GroupMember(AboutSubject, Record):
    """That somebody stands on the list, without who it is (identity: `MemberIdentity`)."""

    subject_key = "id"

    name_list = models.ForeignKey(NameList, models.RESTRICT, related_name="members")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="members")
    proposed_by_organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    told_end_on = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField(editable=False)
    status = models.CharField(max_length=16, choices=MemberStatus.choices, default=MemberStatus.PROPOSED)
    status_since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["added_at"]
        indexes = [models.Index(fields=["group", "status"], name="member_group")]


class MemberGround(AboutSubject, Record):
    """Why somebody stands on the list, as its proposer saw it. Who only counts the members does not read it."""

    member = models.OneToOneField(GroupMember, models.RESTRICT, related_name="ground")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    reason = models.TextField()
    own_observation = models.TextField()
    observed_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="member_own_observation", condition=Q(own_observation__length__gte=20)
            )
        ]


class MemberSource(AboutSubject, Record):
    """Another organisation that saw the behaviour itself."""

    member = models.ForeignKey(GroupMember, models.RESTRICT, related_name="sources")
    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    own_observation = models.TextField()


class MemberIdentity(AboutSubject):
    """D2. Read and written in `identity.py` only, and only while a disclosure of the reader is live."""

    subject_kind = "identity"

    member = models.OneToOneField(GroupMember, models.RESTRICT, primary_key=True, related_name="identity")
    municipality = models.ForeignKey("directory.Municipality", models.RESTRICT, related_name="+")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=120)
    born_on = models.DateField(_("date of birth"))
    residence_area = models.ForeignKey(
        Area, models.RESTRICT, null=True, blank=True, related_name="+", verbose_name=_("lives in")
    )
    residence_elsewhere = models.TextField(_("lives elsewhere, and belongs here because"), blank=True)
    contact = models.TextField(_("address for the letter"))
    representative_name = models.CharField(_("name of the legal representative"), max_length=160, blank=True)
    representative_contact = models.TextField(_("address of the legal representative"), blank=True)
    version = models.IntegerField(default=1, editable=False)

    class Meta:
        indexes = [models.Index(fields=["group"], name="identity_group")]

    def tell_whom(self) -> None:
        super().tell_whom()
        if self.representative_name:
            operation.touch((operation.REPRESENTATIVE, self.member_id), self.group_id, self.subject_kind)


class MemberAttendance(AboutSubject, Record):
    """D6: that the school attendance officer has an action with this member, and nothing more."""

    subject_kind = "attendance"

    member = models.OneToOneField(GroupMember, models.RESTRICT, related_name="attendance")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    runs = models.BooleanField()


class MemberRole(AboutSubject, Record):
    """D3: what somebody does in the group, in words, with a source and an end date. Never a label."""

    subject_kind = "role"

    member = models.ForeignKey(GroupMember, models.RESTRICT, related_name="roles")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    text = models.TextField()
    organisation = models.ForeignKey(Organisation, models.RESTRICT, related_name="+")
    expires_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["group"], name="member_role_group")]


class PoliceConclusion(AboutSubject, Record):
    """D4: a short reasoned conclusion under a valid Wpg decision; never a report, never the scan itself."""

    subject_kind = "conclusion"

    member = models.ForeignKey(GroupMember, models.RESTRICT, null=True, related_name="conclusions")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="+")
    wpg_decision = models.ForeignKey("covenant.WpgDecision", models.RESTRICT, related_name="+")
    scan_received_on = models.DateField(null=True, blank=True)
    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["group"], name="conclusion_group")]


class MemberDecision(AboutSubject, StepDecision):
    member = models.ForeignKey(GroupMember, models.RESTRICT, related_name="step_decisions")
    organisation = models.ForeignKey(
        Organisation, models.RESTRICT, null=True, editable=False, related_name="+"
    )


class DisclosureReason(models.TextChoices):
    MEETING = "meeting", _("prepare the meeting")
    PLAN = "plan", _("work on the plan of action")
    LETTER = "letter", _("inform the young person or the parents")
    LIST = "list", _("make or clean the list of names")
    REQUEST = "request", _("request of the young person or a parent")


class Disclosure(models.Model):
    """Who opened the names of which group, why, for ten minutes. Times come from the database."""

    id = models.UUIDField(primary_key=True, editable=False)
    municipality = models.ForeignKey("directory.Municipality", models.RESTRICT, related_name="+")
    group = models.ForeignKey(YouthGroup, models.RESTRICT, related_name="disclosures")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="+", editable=False)
    membership = models.ForeignKey("directory.Membership", models.RESTRICT, related_name="+", editable=False)
    reason = models.CharField(max_length=12, choices=DisclosureReason.choices)
    opened_at = models.DateTimeField(editable=False)
    until = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-opened_at"]
        indexes = [models.Index(fields=["person", "-until"], name="disclosure_live")]
