"""Lines of the trail about signing in: ids only, never an address or a name."""

from __future__ import annotations

from uuid import UUID

from django.db import connections

from duiding.audit import operation
from duiding.audit.models import Action


def record(
    action: Action, person_id: UUID | None, membership_id: UUID | None = None, *, purpose: str = ""
) -> None:
    """`person_id` is empty for somebody whom we do not know."""
    told = operation.current()
    with connections["signin"].cursor() as cursor:
        cursor.execute(
            "SELECT set_config('duiding.trace', %s, true), set_config('duiding.access_point', %s, true),"
            " audit.record_sign_in(%s, %s, %s, %s)",
            [str(told.trace) if told else "", told.access_point if told else "",
             action.value, person_id, membership_id, purpose],
        )  # fmt: skip
