"""Lines of the trail about signing in: ids only, never an address or a name."""

from __future__ import annotations

from uuid import UUID

from django.db import connections

from duiding.audit.models import Action


def record(
    action: Action, person_id: UUID | None, membership_id: UUID | None = None, *, purpose: str = ""
) -> None:
    """`person_id` is empty for somebody whom we do not know."""
    with connections["signin"].cursor() as cursor:
        cursor.execute(
            "SELECT audit.record_sign_in(%s, %s, %s, %s)", [action.value, person_id, membership_id, purpose]
        )
