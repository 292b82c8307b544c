"""The page of a plan: its texts and goals, and from later stages who does what and what stands in the way."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from duiding.casework.groups.states import STEP_OF
from duiding.casework.interpretation.rules import may_lead
from duiding.casework.interventions import queries as interventions
from duiding.casework.interventions.rules import CLOSED_BOTTLENECK, may_add, may_report_bottleneck
from duiding.casework.plans import queries, rules
from duiding.casework.plans.models import Track
from duiding.directory.http import ActorRequest, reads
from duiding.web.plan.pictures import goal_picture, time_chart


@reads
def detail(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    actor = request.actor
    plan = queries.access_plan(actor, plan_id)
    names = queries.goal_names()
    rows = interventions.of_plan(plan)
    chart = time_chart(rows, actor.today)
    stuck = [
        (row, interventions.days_open(row, actor.today))
        for row in interventions.bottlenecks_of(plan.group_id)
        if row.status not in CLOSED_BOTTLENECK
    ]
    context: dict[str, Any] = {
        "plan": plan,
        "group": plan.group,
        "step_code": STEP_OF[plan.group.status],
        "goals": [goal_picture(goal, names[goal.goal]) for goal in plan.goals.all()],
        "chart": chart,
        "tracks": [(Track(key).label, text, chart.bars.get(key, [])) for key, text in _texts(plan)],
        "bottlenecks": stuck,
        "decisions": queries.decisions_about(plan),
        "steps": queries.next_steps(actor, plan),
        "may_change": rules.may_change(actor, plan),
        "may_measure": rules.may_measure(actor, plan),
        "may_draft": rules.may_draft(actor) and plan.status in rules.ENDED,
        "may_add": may_add(actor) and plan.status not in rules.ENDED,
        "may_report": may_report_bottleneck(actor),
        "may_put": may_lead(actor) and plan.status not in rules.ENDED,
        "today": actor.today,
    }
    return render(request, "plan/detail.html", context)


def _texts(plan: Any) -> list[tuple[str, str]]:
    return [
        (Track.GROUP.value, plan.track_group),
        (Track.AREA.value, plan.track_area),
        (Track.PERSON.value, plan.track_person),
    ]
