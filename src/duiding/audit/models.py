"""The trail: who did what, when, under which capability. No names, no free text, no foreign keys."""

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
    """One line; written only by functions in the database, never changed, sealed into a hash chain."""

    id = models.BigAutoField(primary_key=True)
    tx = models.TextField(editable=False)
    at = models.DateTimeField()
    municipality_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    role = models.CharField(max_length=8)
    action = models.CharField(max_length=12, choices=Action.choices)
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    group_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=60, blank=True)
    fields = models.JSONField(default=list)

    class Meta:
        managed = False
        db_table = 'audit"."entry'


class Seal(models.Model):
    """A hash over all entries up to a transaction; each seal holds the hash of the one before."""

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    up_to_tx = models.TextField()
    entries = models.IntegerField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = 'audit"."seal'
