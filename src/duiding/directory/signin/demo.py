"""The people of the demo; empty on any installation with real data."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connections


@dataclass(frozen=True)
class DemoPerson:
    person_id: UUID
    membership_id: UUID
    name: str
    role: str
    organisation: str
    municipality: str
    demo_line: str
    work_email: str


def demo_people() -> list[DemoPerson]:
    with connections["signin"].cursor() as cursor:
        cursor.execute("SELECT * FROM ctx.demo_people()")
        return [DemoPerson(*row) for row in cursor.fetchall()]
