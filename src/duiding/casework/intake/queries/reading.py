"""Reading signals. Row-level security decides what is there; these functions decide order and size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, models

from duiding.casework.intake.models import Signal, SignalAttachment, SignalReview
from duiding.casework.intake.rules import ADMITTED, EDITABLE, IN_THE_INBOX
from duiding.covenant.models import RetentionTerm
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.models import Area, Membership, Organisation, Place
from duiding.kernel.errors import NotYours
from duiding.kernel.terms import add_working_days

PAGE = 50
REVIEW_DAYS = 3
FEEDBACK_DAYS = 5
ALIKE_DAYS = 14
RECENT = 60
MOST_ATTACHED = 10


def access_signal(actor: Actor, signal_id: UUID) -> Signal:
    """The only door from an address to a signal."""
    signal = Signal.objects.select_related("place", "area", "organisation").filter(pk=signal_id).first()
    if signal is None:
        raise NotYours
    return signal


def attachments_of(signal: Signal) -> list[SignalAttachment]:
    """Without their content."""
    return list(signal.attachments.defer("content")[:MOST_ATTACHED])


def access_attachment(actor: Actor, attachment_id: UUID) -> SignalAttachment:
    """Whoever sees the signal sees what came with it."""
    attachment = SignalAttachment.objects.filter(pk=attachment_id).first()
    if attachment is None:
        raise NotYours
    return attachment


@dataclass(frozen=True)
class Page:
    """Rows from newest to oldest, and where the next page begins."""

    rows: list[Signal]
    older: str


def keyset(text: str) -> tuple[dt.datetime, UUID] | None:
    """What stands in ?before=: the moment and key of the last row; anything else is the first page."""
    moment, _, key = text.partition("_")
    try:
        return dt.datetime.fromisoformat(moment), UUID(key)
    except ValueError:
        return None


def mark_of(moment: dt.datetime, key: UUID) -> str:
    """What ?before= says: without a plus sign, which an address would turn into a space."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%fZ}_{key}"


def paged(rows: Sequence[Signal]) -> Page:
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Page(list(rows[:PAGE]), mark_of(last.observed_from, last.pk) if last else "")


def after(rows: models.QuerySet[Signal], before: tuple[dt.datetime, UUID] | None) -> models.QuerySet[Signal]:
    """Older than the last row of the page before."""
    if before is None:
        return rows
    moment, key = before
    return rows.filter(observed_from__lte=moment).exclude(observed_from=moment, pk__gte=key)


def own_signals(actor: Actor, before: str) -> Page:
    rows = Signal.objects.filter(reporter_id=actor.person_id).exclude(status__in=EDITABLE)
    rows = after(rows, keyset(before)).select_related("place", "area").order_by("-observed_from", "-id")
    return paged(list(rows[: PAGE + 1]))


def own_drafts(actor: Actor) -> list[Signal]:
    """Concepts and what was sent back: this is waiting for the reporter."""
    rows = Signal.objects.filter(reporter_id=actor.person_id, status__in=EDITABLE)
    return list(rows.select_related("place", "area").order_by("status_since", "id")[:PAGE])


def days_left(drafts: Sequence[Signal], actor: Actor) -> list[int | None]:
    """Of each, by the term of the municipality for what was not sent; None when it has no such term."""
    term = RetentionTerm.objects.filter(key="signal_draft").values_list("days", flat=True).first()
    if term is None:
        return [None] * len(drafts)
    since = [draft.status_since.astimezone(AMSTERDAM).date() for draft in drafts]
    return [term - (actor.today - day).days for day in since]


def reasons_of(signals: Iterable[Signal]) -> dict[UUID, SignalReview]:
    """The last decision with a reason about each of these signals."""
    rows = SignalReview.objects.filter(signal__in=[signal.pk for signal in signals]).exclude(reason="")
    return {row.signal_id: row for row in rows.order_by("decided_at")}


def reviews_of(signal: Signal) -> list[SignalReview]:
    return list(signal.reviews.select_related("decided_by").order_by("-decided_at")[:40])


def submitted_at() -> models.Subquery:
    """When a signal was sent, or sent again: from then the term of the review counts."""
    sent = SignalReview.objects.filter(signal=models.OuterRef("pk"), target="submitted")
    return models.Subquery(sent.order_by("-decided_at").values("decided_at")[:1])


@dataclass(frozen=True)
class Waiting:
    """A signal in the inbox and the last day on which its review is in time."""

    signal: Signal
    due: dt.date
    is_late: bool


def inbox(actor: Actor) -> list[Waiting]:
    """The oldest first. What is sent again counts from then."""
    rows = Signal.objects.filter(municipality_id=actor.municipality_id, status__in=IN_THE_INBOX)
    rows = rows.select_related("place", "area", "organisation").annotate(sent_at=submitted_at())
    return [
        Waiting(signal, due := review_due(signal.sent_at), due < actor.today)
        for signal in rows.order_by("sent_at", "id")[: 2 * PAGE]
    ]


def review_due(sent_at: dt.datetime) -> dt.date:
    return add_working_days(sent_at.astimezone(AMSTERDAM).date(), REVIEW_DAYS)


def next_waiting(actor: Actor, signal: Signal) -> Signal | None:
    rows = Signal.objects.filter(municipality_id=actor.municipality_id, status__in=IN_THE_INBOX)
    return rows.exclude(pk=signal.pk).annotate(sent_at=submitted_at()).order_by("sent_at", "id").first()


def similar_to(signal: Signal) -> list[Signal]:
    """At the same place, or else in the same area, within two weeks before or after."""
    if signal.place_id is None and signal.area_id is None:
        return []
    where = {"place_id": signal.place_id} if signal.place_id else {"area_id": signal.area_id}
    margin = dt.timedelta(days=ALIKE_DAYS)
    period = (signal.observed_from - margin, signal.observed_from + margin)
    rows = Signal.objects.filter(**where, observed_from__range=period).exclude(pk=signal.pk)
    rows = rows.filter(status__in=(*ADMITTED, *IN_THE_INBOX)).select_related("place", "area", "organisation")
    return list(rows.order_by("-observed_from", "-id")[:6])


def places_by_use(actor: Actor) -> list[Place]:
    """The known places, those first that this person reported from before today.

    Within a day the order stands still: after Back the browser ticks the tile at the same position again.
    """
    midnight = dt.datetime.combine(actor.today, dt.time(0), AMSTERDAM)
    recent = Signal.objects.filter(reporter_id=actor.person_id, place__isnull=False, created_at__lt=midnight)
    used = list(recent.order_by("-observed_from", "-id").values_list("place_id", flat=True)[:RECENT])
    places = Place.objects.filter(is_active=True)[:500]
    return sorted(places, key=lambda place: (-used.count(place.pk), place.name))


def places_by_name() -> list[tuple[UUID, str]]:
    return list(Place.objects.filter(is_active=True).order_by("name").values_list("pk", "name")[:500])


def areas() -> list[tuple[UUID, str]]:
    return list(Area.objects.values_list("pk", "name")[:200])


def organisations() -> list[tuple[UUID, str]]:
    return list(Organisation.objects.values_list("pk", "name")[:200])


def reviewers(actor: Actor) -> list[str]:
    """Who reads a signal: the process directors of today."""
    rows = Membership.objects.filter(role="PR", status="active", valid_from__lte=actor.today)
    rows = rows.exclude(valid_until__lt=actor.today)
    return list(rows.values_list("person__name", flat=True)[:3])


def may_review_anything() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.has_rule('D0', 'decide')")
        return bool(cursor.fetchone()[0])
