"""Reports to the driehoek: the list, a new one, its texts and its steps."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.plans.forms import ReasonForm
from duiding.casework.plans.queries import named
from duiding.casework.plans.rules import demand
from duiding.casework.plans.views import differences_of, version_of
from duiding.casework.reporting import actions, queries, rules
from duiding.casework.reporting.forms import NewReportForm, ReportedGroupForm, ReportTextsForm
from duiding.casework.reporting.sentences import LACKS, STEPS
from duiding.casework.reporting.views.pages import report_page
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict, NotNow, NotYours


@reads
def all_reports(request: ActorRequest) -> HttpResponse:
    if not queries.opens_reports():
        raise NotYours
    rows = queries.reports(_before(request.GET.get("before", "")))
    older = rows[queries.PAGE - 1] if len(rows) > queries.PAGE else None
    context = {"rows": rows[: queries.PAGE], "older": older, "may_draft": rules.may_draft(request.actor)}
    return render(request, "reporting/list.html", context)


def _before(text: str) -> tuple[dt.date, UUID] | None:
    """Where the page before ended; anything that is no such place is the first page."""
    day, _sign, key = text.partition("_")
    try:
        return dt.date.fromisoformat(day), UUID(key)
    except ValueError:
        return None


@reads
def show_new(request: ActorRequest) -> HttpResponse:
    _demand_writer(request)
    earlier = queries.earlier_report(request.actor.today + dt.timedelta(days=1))
    form = NewReportForm.since(earlier, request.actor.today)
    return render(request, "reporting/new.html", {"form": form})


@writes
def store_new(request: ActorRequest) -> HttpResponse:
    _demand_writer(request)
    form = NewReportForm(request.POST)
    if not form.is_valid():
        return render(request, "reporting/new.html", {"form": form}, status=422)
    report = actions.draft_report(actor=request.actor, **form.cleaned_data)
    return redirect("reporting:detail", report.pk)


def _demand_writer(request: ActorRequest) -> None:
    """Who reads no reports gets the answer of a page that is not there."""
    if not queries.opens_reports():
        raise NotYours
    demand(rules.may_draft(request.actor))


@reads
def detail(request: ActorRequest, report_id: UUID) -> HttpResponse:
    return report_page(request, queries.access_report(request.actor, report_id))


@reads
def show_texts(request: ActorRequest, report_id: UUID) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    demand(rules.may_change(request.actor, report))
    context = {"report": report, "form": ReportTextsForm.of(report), "version": report.version}
    return render(request, "reporting/texts.html", context)


@writes
def store_texts(request: ActorRequest, report_id: UUID) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    demand(rules.may_change(request.actor, report))
    form = ReportTextsForm(request.POST)
    context = {"report": report, "form": form, "version": report.version}
    if not form.is_valid():
        return render(request, "reporting/texts.html", context, status=422)
    try:
        actions.change_report(report, version_of(request), actor=request.actor, **form.cleaned_data)
    except Conflict as conflict:
        context["differences"] = differences_of(conflict, form)
        return render(request, "reporting/texts.html", context, status=409)
    return redirect("reporting:detail", report.pk)


@reads
def show_group(request: ActorRequest, report_id: UUID, reported_id: UUID) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    demand(rules.may_change(request.actor, report))
    row = queries.access_reported(report, reported_id)
    context = {"report": report, "row": row, "form": ReportedGroupForm.of(row), "version": row.version}
    return render(request, "reporting/texts.html", context)


@writes
def store_group(request: ActorRequest, report_id: UUID, reported_id: UUID) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    demand(rules.may_change(request.actor, report))
    row = queries.access_reported(report, reported_id)
    form = ReportedGroupForm(request.POST)
    context = {"report": report, "row": row, "form": form, "version": row.version}
    if not form.is_valid():
        return render(request, "reporting/texts.html", context, status=422)
    try:
        actions.change_reported(
            row, version_of(request), actor=request.actor, report=report, **form.cleaned_data
        )
    except Conflict as conflict:
        context["differences"] = differences_of(conflict, form)
        return render(request, "reporting/texts.html", context, status=409)
    return redirect("reporting:detail", report.pk)


@writes
def add_group(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """A group that came in view after the report was drafted."""
    report = queries.access_report(request.actor, report_id)
    demand(rules.may_change(request.actor, report))
    wanted = request.POST.get("group", "")
    group = next((row for row in queries.groups_to_add(report) if str(row.pk) == wanted), None)
    if group is None:
        raise NotNow(_("Choose a group that is not in the report yet."))
    row = actions.report_group(report, group, actor=request.actor)
    return redirect("reporting:group", report.pk, row.pk)


@reads
def show_step(request: ActorRequest, report_id: UUID, step: str) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    move = named(queries.next_steps(request.actor, report), step, STEPS)
    form = ReasonForm(needs_reason=move.needs_reason)
    return render(request, "reporting/step.html", {"report": report, "move": move, "form": form})


@writes
def store_step(request: ActorRequest, report_id: UUID, step: str) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    move = named(queries.next_steps(request.actor, report), step, STEPS)
    form = ReasonForm(request.POST, needs_reason=move.needs_reason)
    context = {"report": report, "move": move, "form": form}
    if not form.is_valid():
        return render(request, "reporting/step.html", context, status=422)
    try:
        actions.step_report(report, step, actor=request.actor, reason=form.cleaned_data["reason"])
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, LACKS[code])
        return render(request, "reporting/step.html", context, status=422)
    if step == "back_to_concept" and request.actor.role == "FG":
        return redirect("reporting:list")  # the concept is not for the FG to see
    return redirect("reporting:detail", report.pk)


new = form_page(show_new, store_new)
texts = form_page(show_texts, store_texts)
group = form_page(show_group, store_group)
step = form_page(show_step, store_step)
