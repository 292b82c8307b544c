"""The page of a report, which two kinds of views show: of the report, and of the decisions about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from duiding.casework.reporting import queries, rules
from duiding.casework.reporting.figures import group_months
from duiding.casework.reporting.forms import DecisionForm
from duiding.casework.reporting.models import ReportedGroup, TriangleReport
from duiding.directory.http import ActorRequest

# The page holds one form for each group; its fields get ids of their own.
GENERAL = "general"


def decision_form(row: ReportedGroup | None, data: Any = None) -> DecisionForm:
    """With the text that makes it two clicks: what was asked is what is decided, unless it is rewritten."""
    asked = row.asked_decision if row else ""
    name = _("%(group)s: %(asked)s") % {"group": row.code_name, "asked": asked} if row and asked else ""
    return DecisionForm(data, auto_id=f"id_{row.pk if row else GENERAL}_%s", initial={"text": name})


def report_page(
    request: ActorRequest,
    report: TriangleReport,
    *,
    bound: DecisionForm | None = None,
    bound_to: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    """`bound` is the decision form with errors, of the group `bound_to` or of none."""
    actor = request.actor
    rows = queries.groups_of(report)
    may_decide = rules.may_decide(actor, report)
    decisions = queries.decisions_of(report)
    may_change, months = rules.may_change(actor, report), group_months(report)
    lines = [
        {
            "row": row,
            "direction": months.direction(row.group_id),
            "figures": months.of(row.group_id),
            "decisions": [decision for decision in decisions if decision.group_id == row.group_id],
            "form": (bound if bound is not None and bound_to == row.pk else decision_form(row))
            if may_decide
            else None,
        }
        for row in rows
    ]
    context = {
        "report": report,
        "lines": lines,
        "asked": [row for row in rows if row.asked_decision],
        "highest": months.highest(row.group_id for row in rows),
        "months": months.firsts,
        "visible": queries.visible_groups(rows),
        "general_decisions": [decision for decision in decisions if decision.group_id is None],
        "general_form": (bound if bound is not None and bound_to is None else decision_form(None))
        if may_decide
        else None,
        "bound": bound,
        "steps": queries.next_steps(actor, report),
        "steps_taken": queries.steps_taken(report),
        "may_change": may_change,
        "to_add": queries.groups_to_add(report) if may_change else [],
        "may_follow_up": rules.may_follow_up(actor),
    }
    return render(request, "reporting/detail.html", context, status=status)
