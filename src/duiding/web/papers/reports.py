"""The report to the driehoek on paper: two pages, marked with the reader; making it is an export."""

from __future__ import annotations

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from duiding.casework.reporting import queries
from duiding.casework.reporting.figures import GroupMonths, group_months
from duiding.casework.reporting.models import ReportedGroup, TriangleReport
from duiding.directory.channels import as_file
from duiding.directory.http import ActorRequest, reads
from duiding.directory.roles import Role
from duiding.web import documents

DIRECTIONS = {
    "more": gettext_lazy("more signals"),
    "less": gettext_lazy("fewer signals"),
    "same": gettext_lazy("as many signals"),
    "few": gettext_lazy("too few signals to say"),
}


@reads
def report(request: ActorRequest, report_id: UUID) -> HttpResponse:
    row = queries.access_report(request.actor, report_id)
    made = documents.triangle_report(_contents(request, row, queries.groups_of(row)))
    if made.shortened:
        messages.warning(request, _shortened(len(made.shortened)))
    name = f"driehoek-{row.meets_on.isoformat()}.pdf"
    return as_file(
        "papers:report",
        made.pdf,
        filename=name,
        content_type="application/pdf",
        row_id=row.pk,
        in_browser=True,
    )


def _shortened(number: int) -> str:
    return ngettext(
        "To keep the PDF on two pages, %(number)s text was made shorter. The page shows it whole.",
        "To keep the PDF on two pages, %(number)s texts were made shorter. The page shows them whole.",
        number,
    ) % {"number": number}


def _contents(
    request: ActorRequest, row: TriangleReport, groups: list[ReportedGroup]
) -> documents.TriangleReport:
    actor, months = request.actor, group_months(row)
    return documents.TriangleReport(
        language="en" if get_language() == "en" else "nl",
        municipality=actor.municipality,
        title=_("Report to the driehoek"),
        made_at=actor.at,
        meeting_on=row.meets_on,
        period=f"{date_format(row.period_from, 'j F Y')} – {date_format(row.period_until, 'j F Y')}",
        reader=f"{actor.name}, {Role(actor.role).label}",
        asked=tuple(
            documents.AskedDecision(f"{group.code_name}: {group.asked_decision}")
            for group in groups
            if group.asked_decision
        ),
        sentences=three(row.summary),
        groups=tuple(_group(group, months) for group in groups),
        earlier_actions=row.previous_execution,
        advised=row.measures_advised,
    )


def three(summary: str) -> tuple[str, str, str]:
    """Three sentences, one on each line or told by their full stops; what is more joins the third."""
    parts = [line.strip() for line in summary.splitlines() if line.strip()]
    if len(parts) < 3:
        parts = [part for line in parts for part in re.split(r"(?<=[.!?])\s+", line) if part]
    parts += ["", "", ""]
    return parts[0], parts[1], " ".join(parts[2:]).strip()


def _group(group: ReportedGroup, months: GroupMonths) -> documents.TriangleGroup:
    word = str(group.get_progress_word_display()) if group.progress_word else ""
    return documents.TriangleGroup(
        code_name=group.code_name,
        step=_("Step %(step)s") % {"step": group.step},
        trend=str(DIRECTIONS[months.direction(group.group_id)]),
        monthly=months.of(group.group_id),
        interpretation="",
        progress=f"{word}. {group.sentence}" if word else group.sentence,
        bottleneck=group.bottleneck_text,
        asked=group.asked_decision,
    )
