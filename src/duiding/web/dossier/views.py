"""The page of one group: where are we, does it help, what changed, what now."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups import identity, queries, rules, sentences
from duiding.casework.groups.models import DisclosureReason, GroupMember, GroupStatus, YouthGroup
from duiding.casework.groups.states import STEP_OF
from duiding.casework.groups.views.decisions import where
from duiding.casework.groups.views.pages import trail_of
from duiding.casework.intake.models import AgeBand
from duiding.casework.interpretation import rules as meeting_rules
from duiding.casework.interpretation.models import ActionItem
from duiding.casework.interventions.models import Intervention
from duiding.casework.plans.models import PlanGoal
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, reads
from duiding.web.dossier import picture, timeline
from duiding.web.dossier.facts import Facts, facts_of
from duiding.web.second_person import exceptional

# Three months to the review, and one more before the names close (domain 5.5).
REVIEW_LOCK, RETEST_SOON = 30, 30
SHOWN_KINDS = ("signal", "decision", "action", "note", "triangle")


@reads
def group(request: ActorRequest, group_id: UUID) -> HttpResponse:
    row = queries.access_group(request.actor, group_id)
    facts = facts_of(row, request.actor)
    kind = request.GET.get("show", "")
    context = {
        "group": row,
        "facts": facts,
        "rights": facts.rights,
        "today": request.actor.today,
        "age": "" if row.age_band == AgeBand.UNKNOWN else row.get_age_band_display(),
        "trail": trail_of(None, (row.code_name, "")),
        "step": STEP_OF[row.status],
        "sees": facts.sees,
        **_pictures(row, facts, request.actor, kind if kind in SHOWN_KINDS else "", "whole" in request.GET),
        **_work(row, request.actor),
        **_now(row, facts, request.actor),
        **_names(row, facts),
        "reasons": DisclosureReason.choices,
        "may_put_on_agenda": meeting_rules.may_lead(request.actor) and not rules.is_closed(row),
        "may_ask_exception": exceptional.may_ask(request.actor),
        "locks": _locks(row, request.actor.today),
    }
    return render(request, "dossier/group.html", context)


def _pictures(row: YouthGroup, facts: Facts, actor: Actor, kind: str, whole: bool) -> dict[str, Any]:
    decisions = queries.history(row)
    counts = picture.SignalCounts(row.pk, actor.today)
    work = list(Intervention.objects.filter(group=row, starts_on__isnull=False).order_by("starts_on")[:100])
    change, tone = picture.change_in_words(counts)
    prioritised = next((step for step in decisions if step.step == "prioritise"), None)
    return {
        "strip": picture.strip(row, decisions, facts),
        "chart": picture.week_chart(row, counts, decisions, work) if counts.total else None,
        "map": picture.place_chart(counts, facts),
        "timeline": timeline.timeline(row, decisions, kind, whole=whole),
        "counts": counts,
        "change": change,
        "change_tone": tone,
        "is_partial": facts.links > counts.total,
        "prioritised_on": prioritised.decided_at if prioritised else None,
    }


def _work(row: YouthGroup, actor: Actor) -> dict[str, Any]:
    actions = list(
        ActionItem.objects.filter(group=row, part="A", status__in=("open", "busy"))
        .select_related("owner_organisation")
        .order_by("due_on")[:50]
    )
    goals = list(
        PlanGoal.objects.filter(group=row).select_related("plan").order_by("-plan__edition", "goal")[:50]
    )
    newest = [goal for goal in goals if goal.plan_id == goals[0].plan_id]
    bars, words = picture.goals(newest)
    return {
        "tasks": [_task(action, actor.today) for action in actions[:6]],
        "open_actions": len(actions),
        "late_actions": sum(action.due_on < actor.today for action in actions),
        "goals": bars,
        "goals_in_words": words,
        "plan_id": newest[0].plan_id if newest else None,
        "then_now": picture.then_now(queries.answers(row))[:7],
    }


def _task(action: ActionItem, today: dt.date) -> dict[str, Any]:
    days = (today - action.due_on).days
    late = ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}
    return {
        "title": action.description,
        "owner": action.owner_organisation.name,
        "due": late if days > 0 else formats.date_format(action.due_on, "j b"),
        "is_late": days > 0,
        "is_done": False,
        "url": f"{reverse('interpretation:actions')}?show=open#action-{action.pk}",
        "done_url": "",
    }


def _now(row: YouthGroup, facts: Facts, actor: Actor) -> dict[str, Any]:
    """What the work process asks in this step, and what the next step still lacks."""
    forward = sentences.FORWARD.get(row.status, "")
    checks = [code for code in sentences.CHECKS.get(forward, ()) if code not in ("reason",)]
    steps = [step.name for step in rules.steps_for(row, actor)]
    meeting = facts.meeting
    return {
        "checklist": [
            (sentences.asked(code), code not in facts.missing, where(row, code, facts.missing))
            for code in checks
        ],
        "process_list": [
            (item["text"], False, "") for item in facts.box(STEP_OF[row.status]).get("checklist", ())
        ],
        "forward": (forward, sentences.STEPS[forward]) if forward in steps else None,
        "forward_text": sentences.STEPS.get(forward, ""),
        "other_steps": [(name, sentences.STEPS[name]) for name in steps if name != forward],
        "meeting_at": timezone.localtime(dt.datetime.fromisoformat(meeting["starts_at"]))
        if meeting
        else None,
        "meeting_note": _("item %(number)s of the agenda") % {"number": meeting["number"]}
        if meeting and meeting["number"]
        else _("not on the agenda yet"),
        "is_late": row.review_due_on is not None and row.review_due_on < actor.today,
    }


def _locks(row: YouthGroup, today: dt.date) -> list[str]:
    """Why names close for everybody but the process director, and what opens them again."""
    locks = []
    if row.status == GroupStatus.EXECUTION and row.review_due_on is not None:
        if row.review_due_on < today - dt.timedelta(days=REVIEW_LOCK):
            locks.append(
                _(
                    "The review is more than a month late. The names are closed for everybody but the process "
                    "director, until the meeting has reviewed the approach."
                )
            )
    retest = queries.retest_due_on(row)
    if retest is not None and retest <= today:
        locks.append(
            _(
                "The test of necessity is more than a year old. The names are closed for everybody but the "
                "process director, until the driehoek has renewed the approach."
            )
        )
    elif retest is not None and retest <= today + dt.timedelta(days=RETEST_SOON):
        day = formats.date_format(retest, "j F Y")
        locks.append(
            _("The driehoek must renew the approach before %(day)s. After that the names close.")
            % {"day": day}
        )
    return locks


def _names(row: YouthGroup, facts: Facts) -> dict[str, Any]:
    """The box of the members: no list before 2B, closed without a reason, open for ten minutes."""
    here = reverse("groups:detail", args=[row.pk])
    box: dict[str, Any] = {"has_list": rules.has_names_step(row), "names": [], "here": here}
    if facts.names_until and facts.rights.may_ask_names:
        who = identity.names_of(row.pk)
        statuses = {
            member.pk: str(member.get_status_display()) for member in GroupMember.objects.filter(pk__in=who)
        }
        box["names"] = [(named.name, statuses.get(key, "")) for key, named in who.items()]
    return box
