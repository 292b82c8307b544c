"""Sealing the trail, and telling the newest seal to the log.

The log usually goes to another machine. Whoever rewrites the whole chain in the database cannot rewrite that
line too: a hash in the log that is not in the chain any more betrays it.
"""

from __future__ import annotations

import logging

from django.db import connection

logger = logging.getLogger(__name__)


def seal() -> int:
    """Seal what finished transactions wrote; the number of entries. Runs under the role of the worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.seal_now()")
        counted: int = cursor.fetchone()[0]
        if counted:
            cursor.execute("SELECT number, entries, hash FROM audit.newest_seal()")
            number, entries, digest = cursor.fetchone()
            anchor = {"number": number, "entries": entries, "hash": digest}
            logger.info("seal of the trail", extra={"seal": anchor})
    return counted


def broken_seals() -> list[int]:
    """Numbers of the seals that no longer fit what stands under them; reads the whole trail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.broken_seals()")
        return list(cursor.fetchone()[0])
