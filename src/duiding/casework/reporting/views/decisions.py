"""What the driehoek decided: recorded beside the question, followed up until it is done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.casework.groups.models import YouthGroup
from duiding.casework.plans.rules import demand
from duiding.casework.reporting import actions, queries, rules
from duiding.casework.reporting.forms import FollowUpForm
from duiding.casework.reporting.sentences import STEP_OF_GROUP
from duiding.casework.reporting.views.pages import decision_form, report_page
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.kernel.errors import NotAllowed


@writes
def record(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """`reported` says which group of the report it is about; without it, the decision is about none."""
    report = queries.access_report(request.actor, report_id)
    if not rules.may_decide(request.actor, report):
        raise NotAllowed(_("The mayor has the decision recorded."))
    row = queries.access_reported(report, _key(request)) if request.POST.get("reported") else None
    form = decision_form(row, request.POST)
    if not form.is_valid():
        return report_page(request, report, bound=form, bound_to=row.pk if row else None, status=422)
    on_priority = form.cleaned_data["kind"] in STEP_OF_GROUP
    actions.record_triangle_decision(
        report,
        YouthGroup.objects.filter(pk=row.group_id).first() if row else None,
        actor=request.actor,
        bottleneck=None if on_priority or row is None else queries.bottleneck_of(row),
        **form.cleaned_data,
    )
    return redirect("reporting:detail", report.pk)


def _key(request: ActorRequest) -> UUID | None:
    try:
        return UUID(request.POST["reported"])
    except ValueError:
        return None


@reads
def show_follow_up(request: ActorRequest, report_id: UUID, decision_id: UUID) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    demand(rules.may_follow_up(request.actor))
    decision = queries.access_decision(report, decision_id)
    context = {"report": report, "decision": decision, "form": FollowUpForm.of(decision)}
    return render(request, "reporting/follow_up.html", context)


@writes
def store_follow_up(request: ActorRequest, report_id: UUID, decision_id: UUID) -> HttpResponse:
    report = queries.access_report(request.actor, report_id)
    demand(rules.may_follow_up(request.actor))
    decision = queries.access_decision(report, decision_id)
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        context = {"report": report, "decision": decision, "form": form}
        return render(request, "reporting/follow_up.html", context, status=422)
    given = form.cleaned_data
    actions.follow_up(decision, given["follow_up"], actor=request.actor, done_on=given["done_on"])
    return redirect("reporting:detail", report.pk)


follow_up = form_page(show_follow_up, store_follow_up)
