"""Reading reports. Only frozen text is shown, so that the FG reads exactly what the driehoek gets."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import connection
from django.db.models import Q

from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.states import OPEN
from duiding.casework.interventions.models import (
    AskedFrom,
    Bottleneck,
    BottleneckStatus,
    ProgressEntry,
    ProgressWord,
)
from duiding.casework.plans.queries import NextStep, steps_of
from duiding.casework.reporting.models import (
    ReportDecision,
    ReportedGroup,
    ReportStatus,
    TriangleDecision,
    TriangleReport,
)
from duiding.casework.reporting.sentences import LACKS, STEPS
from duiding.casework.reporting.states import REPORT
from duiding.directory.actor import Actor
from duiding.kernel.errors import NotYours

PAGE = 25
SERIOUS = (ProgressWord.STUCK, ProgressWord.ATTENTION, ProgressWord.ON_COURSE)


def access_report(actor: Actor, report_id: UUID) -> TriangleReport:
    report = TriangleReport.objects.filter(pk=report_id).first()
    if report is None:
        raise NotYours
    return report


def opens_reports() -> bool:
    """The covenant lets this role read reports at all; else the list is a page that is not there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctx.has_rule('TRIANGLE', 'read')")
        return bool(cursor.fetchone()[0])


def reports(before: tuple[dt.date, UUID] | None = None) -> list[TriangleReport]:
    """One page and one row more, newest meeting first."""
    rows = TriangleReport.objects.order_by("-meets_on", "-id")
    if before is not None:
        day, key = before
        rows = rows.filter(Q(meets_on__lt=day) | Q(meets_on=day, pk__lt=key))
    return list(rows[: PAGE + 1])


def groups_of(report: TriangleReport) -> list[ReportedGroup]:
    return list(report.groups.order_by("code_name")[:60])


def access_reported(report: TriangleReport, reported_id: UUID | None) -> ReportedGroup:
    row = report.groups.filter(pk=reported_id).first() if reported_id else None
    if row is None:
        raise NotYours
    return row


def bottleneck_of(row: ReportedGroup) -> Bottleneck | None:
    return Bottleneck.objects.filter(pk=row.bottleneck_id).first() if row.bottleneck_id else None


def visible_groups(rows: list[ReportedGroup]) -> set[UUID]:
    """Of which groups this person may open the page."""
    keys = [row.group_id for row in rows]
    return set(YouthGroup.objects.filter(pk__in=keys).values_list("pk", flat=True))


def groups_to_add(report: TriangleReport) -> list[YouthGroup]:
    """In view, and not in the report yet: one that came after it was drafted."""
    there = set(report.groups.values_list("group_id", flat=True)[:60])
    return [group for group in groups_in_view() if group.pk not in there]


def next_steps(actor: Actor, report: TriangleReport) -> list[NextStep]:
    return steps_of(REPORT, report, report.status, actor, STEPS, LACKS)


def decisions_of(report: TriangleReport) -> list[TriangleDecision]:
    return list(report.decisions.order_by("created_at")[:100])


def access_decision(report: TriangleReport, decision_id: UUID) -> TriangleDecision:
    decision = report.decisions.filter(pk=decision_id).first()
    if decision is None:
        raise NotYours
    return decision


def steps_taken(report: TriangleReport) -> list[ReportDecision]:
    return list(report.step_decisions.select_related("decided_by").order_by("-decided_at")[:30])


def earlier_report(meets_on: dt.date) -> TriangleReport | None:
    """The last one that reached the driehoek before this day."""
    reached = TriangleReport.objects.filter(
        meets_on__lt=meets_on, status__in=[ReportStatus.SENT, ReportStatus.DISCUSSED]
    )
    return reached.order_by("-meets_on", "-created_at").first()


def groups_in_view() -> list[YouthGroup]:
    """Every group that is not over, in the order of its code name."""
    return list(YouthGroup.objects.filter(status__in=OPEN).order_by("code_name")[:60])


def newest_progress(group: YouthGroup) -> tuple[ProgressEntry | None, str]:
    """The newest entry, and the most serious word among the newest one of each running intervention."""
    entries = (
        ProgressEntry.objects.filter(group_id=group.pk, intervention__status__in=["committed", "started"])
        .order_by("intervention_id", "-on_date", "-created_at")
        .distinct("intervention_id")
    )
    rows = sorted(entries, key=lambda entry: (entry.on_date, entry.created_at), reverse=True)
    words = {row.word for row in rows}
    return (rows[0] if rows else None), next((word.value for word in SERIOUS if word in words), "")


def most_pressing(group: YouthGroup) -> Bottleneck | None:
    """What waits for the driehoek first, then what was brought higher up, then the oldest."""
    rows = Bottleneck.objects.filter(
        group_id=group.pk, status__in=[BottleneckStatus.OPEN, BottleneckStatus.ESCALATED]
    ).order_by("since", "id")[:100]
    return min(
        rows,
        key=lambda row: (
            row.asked_from != AskedFrom.TRIANGLE,
            row.status != BottleneckStatus.ESCALATED,
            row.since,
        ),
        default=None,
    )
