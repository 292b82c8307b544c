"""Lines of the trail that are not a write: reading names, searching, exporting, being refused."""

from __future__ import annotations

import json
from uuid import UUID

from django.db import connection

from duiding.audit.models import Action


def record(
    action: Action,
    object_type: str,
    object_id: UUID | None = None,
    *,
    group_id: UUID | None = None,
    purpose: str = "",
    fields: tuple[str, ...] = (),
) -> None:
    """Who and when come from the capability; `purpose` is a word of our own, never free text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.record(%s, %s, %s, %s, %s, %s::jsonb)",
            [action.value, object_type, object_id, group_id, purpose, json.dumps(fields)],
        )


def refused(view_name: str, status: str, object_id: UUID | None) -> None:
    """At most thirty lines in ten minutes for one person, so that nobody can fill the trail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.refuse(%s, %s, %s)", [view_name, status, object_id])
