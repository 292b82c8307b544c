"""Letting figures go."""

from __future__ import annotations

from django.db import connection

from duiding.directory.steps import database_speaks
from duiding.release.models import Release


def approve(row: Release) -> None:
    """The second person; the database asks that it is another than the maker."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.approve_release(%s)", [row.pk])
