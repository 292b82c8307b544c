"""The time of the database, read over the sign-in connection."""

from __future__ import annotations

import datetime as dt

from django.db import connections


def now() -> dt.datetime:
    with connections["signin"].cursor() as cursor:
        cursor.execute("SELECT ctx.now()")
        moment: dt.datetime = cursor.fetchone()[0]
    return moment
