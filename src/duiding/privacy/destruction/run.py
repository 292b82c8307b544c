"""What the worker destroys every night, and what it would destroy. Runs under the role of the worker."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.db import connection

from duiding.covenant.models import RetentionTerm
from duiding.directory.service import in_municipality
from duiding.directory.signin import capabilities

LOG_TERM = "audit_log"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """In one municipality: people over their term, and how many of them two people agreed to destroy."""

    slug: str
    over_term: int
    agreed: int


def look() -> list[Found]:
    """The dry run: changes nothing."""
    found = []
    for slug in capabilities.municipality_slugs():
        with in_municipality(slug), connection.cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM ctx.persons_over_term()), (SELECT count(*) FROM ctx.agreed_destruction())"
            )
            found.append(Found(slug, *cursor.fetchone()))
    return found


def destroy() -> int:
    """Persons whose data are gone now; each municipality in a transaction of its own."""
    total = 0
    for slug in capabilities.municipality_slugs():
        with in_municipality(slug), connection.cursor() as cursor:
            cursor.execute("SELECT proposal_id, persons FROM ctx.destroy_agreed()")
            for proposal, persons in cursor.fetchall():
                total += persons
                logger.info("data of people destroyed", extra={"proposal": str(proposal), "persons": persons})
    return total


def log_term() -> int | None:
    """Days that both logs are kept: the longest term of all municipalities; None while one has not confirmed it."""
    longest: list[int | None] = []
    for slug in capabilities.municipality_slugs():
        with in_municipality(slug):
            term = RetentionTerm.objects.filter(key=LOG_TERM, confirmed_on__isnull=False).first()
            longest.append(term.days if term else None)
    known = [days for days in longest if days is not None]
    return max(known) if known and len(known) == len(longest) else None


def old_lines(days: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT log, lines FROM audit.older_lines(ctx.now() - make_interval(days => %s))", [days]
        )
        return dict(cursor.fetchall())


def forget(days: int) -> int:
    """Lines of both logs that are gone, seal by seal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.forget(ctx.now() - make_interval(days => %s))", [days])
        gone: int = cursor.fetchone()[0]
    logger.info("lines of the logs forgotten", extra={"lines": gone})
    return gone


def run() -> tuple[int, int]:
    """The job of every night: persons, and lines of the logs."""
    days = log_term()
    return destroy(), forget(days) if days else 0
