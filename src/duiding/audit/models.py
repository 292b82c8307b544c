"""The trail: who did what, when, under which capability. The Logboek Dataverwerkingen: about whom, and no user.

No names, no free text, no foreign keys. Lines are written only by functions in the database, never changed, and
closed by the seals of a chain.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    ADD = "add", _("added")
    CHANGE = "change", _("changed")
    DELETE = "delete", _("deleted")
    READ = "read", _("read")
    DISCLOSE = "disclose", _("opened names")
    SEARCH = "search", _("searched")
    EXPORT = "export", _("exported")
    SIGN_IN = "sign_in", _("signed in")
    SIGN_OUT = "sign_out", _("signed out")
    DENIED = "denied", _("was refused")


class Entry(models.Model):
    """One line of the trail. docs/logging.md says which field of NEN 7513 each column is."""

    id = models.BigAutoField(primary_key=True)
    record = models.SmallIntegerField(default=2)
    key = models.UUIDField()
    tx = models.TextField(editable=False)
    at = models.DateTimeField()
    municipality_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    on_behalf_of = models.UUIDField(null=True)
    role = models.CharField(max_length=8)
    action = models.CharField(max_length=12, choices=Action.choices)
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    group_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=60, blank=True)
    fields = models.JSONField(default=list)
    step = models.CharField(max_length=4, blank=True)
    rule = models.CharField(max_length=40, blank=True)
    article = models.CharField(max_length=8, blank=True)
    covenant_id = models.UUIDField(null=True)
    covenant_number = models.IntegerField(null=True)
    outcome = models.CharField(max_length=8, default="ok")
    subjects = models.IntegerField(default=0)
    trace_id = models.UUIDField(null=True)
    origin = models.CharField(max_length=40)
    access_point = models.CharField(max_length=45, blank=True)
    session = models.CharField(max_length=16, blank=True)

    class Meta:
        managed = False
        db_table = 'audit"."entry'


class Activity(models.Model):
    """One edition of an activity in the register; a relevant change is a new edition."""

    key = models.CharField(max_length=40, primary_key=True)
    edition = models.IntegerField()
    since = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        managed = False
        db_table = 'audit"."activity'


class Processing(models.Model):
    """One line of the Logboek Dataverwerkingen: one operation about no person or one."""

    id = models.BigAutoField(primary_key=True)
    record = models.SmallIntegerField()
    municipality_id = models.UUIDField()
    trace_id = models.UUIDField()
    span_id = models.BinaryField()
    parent_span_id = models.BinaryField(null=True)
    status = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    start_time = models.DateTimeField()
    end_time = models.DateTimeField()
    activity = models.CharField(max_length=40)
    activity_edition = models.IntegerField()
    data_subject_id = models.BinaryField(null=True)
    data_subject_id_type = models.CharField(max_length=20, blank=True)
    foreign_processor = models.CharField(max_length=200, blank=True)

    class Meta:
        managed = False
        db_table = 'audit"."processing'


class Seal(models.Model):
    """Closes lines of one log of one municipality; holds the hash after each of them, and of the seal before."""

    pk = models.CompositePrimaryKey("log", "municipality_id", "number")
    log = models.CharField(max_length=12)
    municipality_id = models.UUIDField()
    number = models.IntegerField()
    at = models.DateTimeField()
    lines = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = 'audit"."seal'


class Verdict(models.Model):
    """What the daily check of a chain found; an empty kind means that all of it fitted."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    log = models.CharField(max_length=12)
    municipality_id = models.UUIDField()
    seals = models.IntegerField()
    lines = models.BigIntegerField()
    kind = models.CharField(max_length=20, blank=True)
    number = models.IntegerField(null=True)
    line_id = models.BigIntegerField(null=True)

    class Meta:
        managed = False
        db_table = 'audit"."verdict'


class Checkpoint(models.Model):
    """Up to this seal the lines are gone, because their term had passed."""

    pk = models.CompositePrimaryKey("log", "municipality_id", "number")
    log = models.CharField(max_length=12)
    municipality_id = models.UUIDField()
    number = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = 'audit"."checkpoint'
