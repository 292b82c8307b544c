"""The review of the quarter: every role confirmed by hand, by somebody else than its holder."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from duiding.directory.actor import Actor
from duiding.directory.models import RoleReview, RoleReviewLine
from duiding.directory.rules import may
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import NotYours

DAYS = 21
MOST = 1000


def may_review(actor: Actor) -> bool:
    return may(actor, "membership", "review")


def may_look(actor: Actor) -> bool:
    """The data protection officer and the administration look along; confirming is for few."""
    return may_review(actor) or may(actor, "directory", "change") or may(actor, "trail", "read")


def open_review(*, actor: Actor) -> UUID:
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute("SELECT ctx.open_role_review(%s)", [DAYS])
        key: UUID = cursor.fetchone()[0]
    return key


def confirm(line: RoleReviewLine, *, actor: Actor) -> None:
    with database_speaks():
        line.change(None, confirmed_at=actor.at)


def access_line(actor: Actor, line_id: UUID) -> RoleReviewLine:
    rows = RoleReviewLine.objects.select_related("review", "membership__person").filter(pk=line_id)
    row = rows.first() if may_look(actor) else None
    if row is None:
        raise NotYours
    return row


def running() -> RoleReview | None:
    return RoleReview.objects.filter(closed_at__isnull=True).first()


def unconfirmed(review: RoleReview) -> int:
    """Roles that would close now; one that was withdrawn in the meantime is done too."""
    rows = RoleReviewLine.objects.filter(review=review, confirmed_at__isnull=True)
    return rows.filter(membership__status="active").count()


@dataclass(frozen=True)
class Reviewed:
    """A line with what this person may do about it."""

    line: RoleReviewLine
    is_own: bool
    is_gone: bool


def lines(review: RoleReview, actor: Actor) -> list[Reviewed]:
    """By organisation; in each, what is still to do stands first."""
    rows = (
        RoleReviewLine.objects.filter(review=review)
        .select_related("membership__person__organisation", "membership__deputy_for", "confirmed_by")
        .prefetch_related("membership__working_areas__area")
        .order_by("membership__person__organisation__name", "confirmed_at", "membership__person__name", "id")
    )
    return [
        Reviewed(
            row,
            actor.person_id in (row.membership.person_id, row.membership.deputy_for_id),
            row.membership.status != "active",
        )
        for row in rows[:MOST]
    ]


def past() -> list[RoleReview]:
    """Reviews that are over, with how many roles closed because nobody confirmed them."""
    missed = Q(lines__confirmed_at__isnull=True, lines__membership__status="expired")
    rows = RoleReview.objects.filter(closed_at__isnull=False)
    return list(
        rows.annotate(asked=Count("lines"), missed=Count("lines", filter=missed)).order_by("-due_on")[:12]
    )
