"""Steps of the group: the form with its checklist, and everything that was decided."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.casework.groups import actions, queries, rules, sentences
from duiding.casework.groups.forms.decisions import DecisionForm
from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.states import GROUP
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import trail_of, uuid_or_none
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking, missing
from duiding.kernel.errors import NotAllowed, NotNow, NotYours
from duiding.kernel.workflow import Step

# Which work instruction stands beside which decision.
HELP = {
    "open_name_list": "group_2a", "reopen": "group_2a", "interpret": "group_2b", "bring_to_triangle": "triangle",
    "scale_down": "closing", "close": "closing", "refer": "referral",
}  # fmt: skip


@reads
def history(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    context = {
        "group": group,
        "decisions": [(row, sentences.STEPS.get(row.step, row.step)) for row in queries.history(group)],
        "trail": trail_of(group, (_("Decisions"), "")),
        "steps": [(step.name, sentences.STEPS[step.name]) for step in rules.steps_for(group, request.actor)],
        "resting_on": uuid_or_none(request.GET.get("decision")),
    }
    return render(request, "groups/decisions.html", context)


@reads
def told(request: ActorRequest) -> HttpResponse:
    """What the data protection officer is told: each decision that made the circle wider, with its answers."""
    if request.actor.role != "FG":
        raise NotYours
    rows = queries.told_fg(request.actor, 50)
    for row in rows:
        row["text"] = sentences.STEPS[row["step"]]
    return render(
        request,
        "groups/told.html",
        {"rows": rows, "trail": [(_("Start"), reverse("web:home")), (_("Told"), "")]},
    )


def checks_of(group: YouthGroup, step: str, lacking: tuple[str, ...]) -> list[tuple[str, bool, str]]:
    """Text, done, and where it is done; what the form itself asks is not a line here."""
    shown = [code for code in sentences.CHECKS.get(step, ()) if code not in sentences.IN_FORM]
    return [(sentences.asked(code), code not in lacking, where(group, code, lacking)) for code in shown]


def where(group: YouthGroup, code: str, lacking: tuple[str, ...]) -> str:
    name = sentences.WHERE.get(code)
    return reverse(name, args=[group.pk]) if name and code in lacking else ""


def _step(request: ActorRequest, group: YouthGroup) -> Step:
    """The asked step, from the status in which the form was opened."""
    name = request.GET.get("step", "")
    if name not in sentences.STEPS:
        raise NotYours
    step = GROUP.step(name, request.POST.get("source") or group.status)
    if step is None:
        raise NotNow(_("That is not possible at this moment. Look at the page again."))
    if request.actor.role not in step.by:
        raise NotAllowed(_("Somebody else records this decision."))
    return step


def _page(
    request: ActorRequest, group: YouthGroup, step: Step, form: DecisionForm, status: int = 200, **more: Any
) -> HttpResponse:
    lacking = missing("group", group.pk, step.name)
    context: dict[str, Any] = {
        "checks": checks_of(group, step.name, lacking),
        "intro": _("The decision is kept with your name, the date and the reasons."),
        "widens": step.widens_circle,
        "help_screen": HELP.get(step.name, ""),
        "no_decisions": "meeting_decision" in form.fields
        and not form.fields["meeting_decision"].queryset.exists(),  # type: ignore[attr-defined]
        **more,
    }
    title = str(sentences.STEPS[step.name])
    return page(
        request, form, title=title, button=_("Record the decision"), group=group, status=status, **context
    )


@reads
def _decide_show(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    step = _step(request, group)
    form = DecisionForm(step=step, decisions=queries.meeting_decisions(group), today=request.actor.today)
    form.initial["meeting_decision"] = uuid_or_none(request.GET.get("decision"))
    return _page(request, group, step, form)


@writes
def _decide_store(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group = queries.access_group(request.actor, group_id)
    step = _step(request, group)
    form = DecisionForm(
        request.POST, step=step, decisions=queries.meeting_decisions(group), today=request.actor.today
    )
    if step.source != group.status:
        return _page(request, group, step, form, 409, decided_meanwhile=_meanwhile(group))
    if not form.is_valid():
        return _page(request, group, step, form, 422)
    try:
        actions.decide(group, step.name, actor=request.actor, **form.answers)
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(_field_of(code, form), sentences.to_do(code))
        return _page(request, group, step, form, 422)
    messages.success(request, _("The decision is recorded."))
    return redirect(_after(request, group))


def _meanwhile(group: YouthGroup) -> tuple[str, Any]:
    last = queries.last_decision(group)
    return (str(sentences.STEPS[last.step]) if last else "", last)


def _field_of(code: str, form: DecisionForm) -> str | None:
    name = {
        "two_sources": "one_source_reason",
        "contradicting_views": "reason",
        "list_frozen": "no_names_needed",
        "triangle_or_delegated": "delegation",
    }.get(code, code)
    return name if name in form.fields else None


def _after(request: ActorRequest, group: YouthGroup) -> str:
    """The group, unless this step took it out of the sight of who decided."""
    still_there = YouthGroup.objects.filter(pk=group.pk).exists()
    return reverse("groups:detail", args=[group.pk]) if still_there else reverse("groups:list")


decide = form_page(_decide_show, _decide_store)
