"""A report fills itself from the groups in view; people then edit the sentences."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.models import GroupStatus, YouthGroup
from duiding.casework.groups.states import STEP_OF
from duiding.casework.interventions.models import Bottleneck
from duiding.casework.interventions.queries import days_open
from duiding.casework.reporting import queries
from duiding.casework.reporting.figures import FIGURE_MONTHS, TRIANGLE_MONTHS
from duiding.casework.reporting.models import (
    ReportDecision,
    ReportedGroup,
    ReportKind,
    TriangleReport,
)
from duiding.casework.reporting.rules import may_change, may_draft
from duiding.casework.reporting.states import REPORT
from duiding.directory.actor import Actor
from duiding.directory.records import StepDecision
from duiding.directory.steps import database_speaks, take_step
from duiding.kernel.errors import NotAllowed, NotNow
from duiding.release.gate import release_missing
from duiding.release.kinds import KINDS
from duiding.release.models import Circle

SENTENCE, ASKED = 400, 300


@transaction.atomic
def draft_report(
    *,
    actor: Actor,
    period_from: dt.date,
    period_until: dt.date,
    meets_on: dt.date,
    kind: str = ReportKind.NOTE,
    summary: str = "",
    measures_advised: str = "",
) -> TriangleReport:
    """In concept, with a line for every group in view and what became of the decisions of last time."""
    if not may_draft(actor):
        raise NotAllowed(_("You may see this, but not do it."))
    report = TriangleReport(
        municipality_id=actor.municipality_id,
        kind=kind,
        period_from=period_from,
        period_until=period_until,
        meets_on=meets_on,
        summary=summary,
        measures_advised=measures_advised,
        previous_execution=_execution_of_last_time(meets_on),
    )
    with database_speaks():
        report.save(force_insert=True)
    groups = queries.groups_in_view()
    until = min(period_until, actor.today - dt.timedelta(days=1))
    release_missing(KINDS[TRIANGLE_MONTHS], Circle.TRIANGLE, until, FIGURE_MONTHS, actor=actor)
    rows = [report_group(report, group, actor=actor) for group in groups]
    if not summary:
        report.change(None, summary=_three_sentences(rows))
    return report


def report_group(
    report: TriangleReport,
    group: YouthGroup,
    *,
    actor: Actor,
    **texts: str,
) -> ReportedGroup:
    """`texts` (sentence, progress_word, bottleneck_text, asked_decision) replace what would be filled in."""
    bottleneck = queries.most_pressing(group)
    row = ReportedGroup(
        municipality_id=actor.municipality_id,
        report=report,
        group=group,
        code_name=group.code_name,
        step=STEP_OF[group.status],
        bottleneck=bottleneck,
        **{**_texts_of(group, bottleneck, actor), **texts},
    )
    with database_speaks():
        row.save(force_insert=True)
    return row


def _texts_of(group: YouthGroup, bottleneck: Bottleneck | None, actor: Actor) -> dict[str, str]:
    entry, word = queries.newest_progress(group)
    asked = bottleneck.asked_decision if bottleneck else ""
    if group.status == GroupStatus.BEFORE_TRIANGLE:
        asked = _("Decide whether this group gets priority.")
    told = entry.text if entry else group.summary or _("No progress noted yet.")
    return {
        "progress_word": word,
        "sentence": _cut(told, SENTENCE),
        "bottleneck_text": _cut(_obstacle(bottleneck, actor), ASKED) if bottleneck else "",
        "asked_decision": _cut(asked, ASKED),
    }


def _obstacle(bottleneck: Bottleneck, actor: Actor) -> str:
    days = days_open(bottleneck, actor.today)
    return ngettext("%(what)s (%(days)s day open)", "%(what)s (%(days)s days open)", days) % {
        "what": bottleneck.description,
        "days": days,
    }


def _cut(text: str, most: int) -> str:
    """On whole words, with a sign that something was left out."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0] + "…"


def _three_sentences(rows: list[ReportedGroup]) -> str:
    """How many groups, how they go, what is asked: a first version that a person rewrites."""
    troubled = sum(row.progress_word in {"attention", "stuck"} for row in rows)
    asked = sum(bool(row.asked_decision) for row in rows)
    return "\n".join(
        (
            ngettext("%(count)s group is in view.", "%(count)s groups are in view.", len(rows))
            % {"count": len(rows)},
            ngettext(
                "With %(count)s of them the approach needs attention or is stuck.",
                "With %(count)s of them the approach needs attention or is stuck.",
                troubled,
            )
            % {"count": troubled},
            ngettext("We ask %(count)s decision of you.", "We ask %(count)s decisions of you.", asked)
            % {"count": asked},
        )
    )


def _execution_of_last_time(meets_on: dt.date) -> str:
    earlier = queries.earlier_report(meets_on)
    if earlier is None:
        return ""
    return "\n".join(
        f"{decision.text} "
        + (
            _("Done on %(day)s.") % {"day": date_format(decision.follow_up_done_on, "j F")}
            if decision.follow_up_done_on
            else _("Still open.")
        )
        for decision in queries.decisions_of(earlier)
    )


def change_report(report: TriangleReport, version: int | None, *, actor: Actor, **texts: Any) -> None:
    _demand_concept(actor, report)
    with database_speaks():
        report.change(version, **texts)


def change_reported(
    row: ReportedGroup, version: int | None, *, actor: Actor, report: TriangleReport, **texts: Any
) -> None:
    _demand_concept(actor, report)
    with database_speaks():
        row.change(version, **texts)


def _demand_concept(actor: Actor, report: TriangleReport) -> None:
    if not may_change(actor, report):
        raise NotNow(_("The text is frozen. Send the report back to concept first."))


def step_report(report: TriangleReport, step: str, *, actor: Actor, reason: str = "") -> StepDecision:
    """`ask_privacy_check`, `back_to_concept`, `adopt` (FG), `send` or `discuss`."""
    return take_step(report, step, REPORT, ReportDecision, "report", actor=actor, reason=reason)
