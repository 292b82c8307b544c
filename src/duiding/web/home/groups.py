"""Groups on the start page: terms, renewals, and what lies before the driehoek."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.queries import retest_due_on, to_renew_within
from duiding.casework.groups.states import CLOSED
from duiding.casework.interpretation.models import Meeting
from duiding.casework.interventions.models import Bottleneck
from duiding.casework.reporting.models import ReportKind, TriangleReport
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.web.home.line import MOST, SOON, Source, Todo

RENEW_SOON = 30
NOTE_DAYS = dt.timedelta(days=10)
QUARTER = dt.timedelta(days=92)
MUST_DECIDE = ("assessment", "problematic", "interpretation")


def groups_with_a_term(actor: Actor) -> Iterator[Todo]:
    """In 2A, 2B and 3 the meeting must decide or stop within eight weeks; a plan is reviewed every three months."""
    horizon = actor.today + dt.timedelta(days=SOON)
    rows = YouthGroup.objects.exclude(status__in=CLOSED).filter(review_due_on__lte=horizon)
    for row in rows.order_by("review_due_on")[:MOST]:
        yield Todo(
            row.review_due_on or actor.today,
            _("A new decision is needed: %(group)s") % {"group": row},
            _why(row, actor),
            reverse("groups:detail", args=[row.pk]),
            _("Decide"),
        )


def _why(row: YouthGroup, actor: Actor) -> str:
    status = str(row.get_status_display())
    if row.status in MUST_DECIDE and row.review_due_on and row.review_due_on < actor.today:
        return _("%(status)s for more than eight weeks: decide, or stop") % {"status": status}
    return status


def approaches_to_renew(actor: Actor) -> Iterator[Todo]:
    """Twelve months after the test of necessity; the line comes a month before."""
    for row in to_renew_within(RENEW_SOON, actor)[:MOST]:
        yield Todo(
            retest_due_on(row) or actor.today,
            _("The driehoek must renew the approach: %(group)s") % {"group": row},
            _("a year after the test of necessity the names close"),
            reverse("groups:detail", args=[row.pk]),
            _("Look"),
        )


def reports(statuses: tuple[str, ...], verb: Callable[[], str]) -> Source:
    def source(actor: Actor) -> Iterator[Todo]:
        for row in TriangleReport.objects.filter(status__in=statuses).order_by("meets_on")[:MOST]:
            yield Todo(
                row.meets_on,
                _("Report to the driehoek"),
                str(row.get_status_display()),
                reverse("reporting:detail", args=[row.pk]),
                verb(),
            )

    return source


def notes_to_write(actor: Actor) -> Iterator[Todo]:
    """Ten days after each monthly meeting a short note, and every quarter a full report."""
    held = Meeting.objects.filter(kind="interpretation", status__in=["held", "minutes_draft", "adopted"])
    last = held.order_by("-starts_at").first()
    if last is None:
        return
    day = last.starts_at.astimezone(AMSTERDAM).date()
    if not TriangleReport.objects.filter(period_until__gte=day).exists():
        yield Todo(
            day + NOTE_DAYS,
            _("Note to the driehoek about the meeting of %(day)s") % {"day": formats.date_format(day, "j b")},
            _("short, without names"),
            reverse("reporting:new"),
            _("Write"),
        )
    first = TriangleReport.objects.order_by("period_until").first()
    full = TriangleReport.objects.filter(kind=ReportKind.QUARTER).order_by("-period_until").first()
    since = full.period_until if full else first.period_until if first else day
    if since + QUARTER <= actor.today + dt.timedelta(days=SOON):
        yield Todo(
            since + QUARTER,
            _("Full report of the quarter to the driehoek"),
            _("the last one was of %(day)s") % {"day": formats.date_format(since, "j b")},
            reverse("reporting:new"),
            _("Write"),
        )


def bottlenecks_escalated(actor: Actor) -> Iterator[Todo]:
    rows = Bottleneck.objects.filter(status="escalated", asked_from="triangle").select_related("group")
    for row in rows.order_by("since")[:MOST]:
        yield Todo(
            row.since + dt.timedelta(days=30),
            row.asked_decision[:120],
            str(row.group),
            reverse("groups:detail", args=[row.group_id]),
            _("Decide"),
        )
