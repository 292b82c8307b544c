"""What every row of the product has; the values come from the database, see `ctx.stamp()`."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from duiding.kernel.errors import Conflict, NotAllowed, Refusal

# Constraints ask a minimum length of reasons: `purpose__length__gte=20`.
models.TextField.register_lookup(Length)


class Record(models.Model):
    """Random key, municipality, and who wrote it when. `version` grows by one with each change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey("directory.Municipality", models.RESTRICT, related_name="+")
    created_at = models.DateTimeField(editable=False)
    created_by = models.ForeignKey(
        "directory.Person", models.RESTRICT, null=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField(editable=False)
    version = models.IntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 (the name is Django's)
        """`get_<field>_display`: Django's own makes every choice hashable, and so translates them all, for each row."""
        value = getattr(self, field.attname)
        return next((str(label) for choice, label in field.flatchoices if choice == value), value)

    def change(self, expected_version: int | None, **values: Any) -> None:
        """Write only these columns. With a version: raise Conflict when somebody saved in between."""
        rows = type(self)._default_manager.filter(pk=self.pk)
        if expected_version is not None:
            rows = rows.filter(version=expected_version)
        if not rows.update(**values):
            raise self._refused(expected_version, values)
        for name, value in values.items():
            setattr(self, name, value)

    def check_version(self, expected_version: int, **values: Any) -> None:
        """As `change`, without writing: what is asked of a second person starts from what stands there now."""
        if self.version != expected_version:
            raise self._refused(expected_version, values)

    def _refused(self, expected_version: int | None, values: dict[str, Any]) -> Refusal:
        now = type(self)._default_manager.filter(pk=self.pk).first()
        if now is None or expected_version is None or now.version == expected_version:
            return NotAllowed(_("You may see this, but not change it now."))
        names = {name: str(getattr(self._meta.get_field(name), "verbose_name", name)) for name in values}
        theirs = {name: str(getattr(now, name)) for name in names}
        return Conflict(_("Somebody else saved this page while you were writing."), theirs)


class StepDecision(models.Model):
    """Why a status moved. Inserting the row moves the status: see `ctx.apply_step()` in the database.

    A subclass adds the foreign key to the row it is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey("directory.Municipality", models.RESTRICT, related_name="+")
    step = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    target = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(editable=False)
    decided_by = models.ForeignKey(
        "directory.Person", models.RESTRICT, null=True, editable=False, related_name="+"
    )
    role = models.CharField(max_length=8, editable=False, default="")

    class Meta:
        abstract = True
