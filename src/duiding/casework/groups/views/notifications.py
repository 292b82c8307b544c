"""The duty to inform: what is due, the letter, and what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.casework.groups import actions, identity, letters, queries, rules, sentences
from duiding.casework.groups.forms.names import ConfirmForm, MemberStepForm, SendForm
from duiding.casework.groups.models import MemberQuestion, Notification, QuestionKind
from duiding.casework.groups.states import NOTIFICATION, STEP_OF
from duiding.casework.groups.views.members import _list_of
from duiding.casework.groups.views.pages import form_page as page
from duiding.casework.groups.views.pages import trail_of
from duiding.covenant.who_sees import who_sees
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import NotNow, NotYours

TITLES = {
    "send": gettext_lazy("Sent or told"),
    "confirm": gettext_lazy("Arrived"),
    "undeliverable": gettext_lazy("Could not be delivered"),
}


@reads
def notifications(request: ActorRequest, group_id: UUID) -> HttpResponse:
    group, rights = _list_of(request, group_id)
    today = request.actor.today
    names = identity.names_of(group.pk) if identity.live(group.pk, actor=request.actor) else {}
    numbers = {member.pk: number for number, member in enumerate(queries.members(group.pk), 1)}
    rows = [
        {
            "row": row,
            "is_late": queries.is_overdue(row, today),
            "named": names.get(row.member_id),
            "member": _("Member %(number)s") % {"number": numbers[row.member_id]},
        }
        for row in queries.notifications(group.pk)
        if row.member_id in numbers
    ]
    context = {
        "group": group,
        "rights": rights,
        "rows": rows,
        "late": sum(bool(row["is_late"]) for row in rows),
        "today": today,
        "trail": trail_of(group, (_("Letters"), "")),
        "sees": who_sees(STEP_OF[group.status], ("D2",)),
    }
    return render(request, "groups/notifications.html", context)


def notification_of(
    request: ActorRequest, group_id: UUID, notification_id: UUID
) -> tuple[Notification, rules.Rights]:
    _group, rights = _list_of(request, group_id)
    return queries.access_notification(request.actor, group_id, notification_id), rights


def question_about(row: Notification) -> MemberQuestion | None:
    """The newest question whether this letter may wait, since its status last changed."""
    asked = row.questions.filter(kind=QuestionKind.POSTPONEMENT, created_at__gte=row.status_since)
    return asked.prefetch_related("answers").first()


@reads
def notification(request: ActorRequest, group_id: UUID, notification_id: UUID) -> HttpResponse:
    row, rights = notification_of(request, group_id, notification_id)
    live = identity.live(group_id, actor=request.actor)
    is_letter = live is not None and live.reason == "letter"
    possible = NOTIFICATION.possible_for(row.status, request.actor.role) if rights.may_correct else ()
    here = reverse("groups:notification", args=[group_id, notification_id])
    context = {
        "group": row.group,
        "notification": row,
        "rights": rights,
        "live": live,
        "is_ending": letters.may_end(row.group),
        "letter": letters.for_reading(row, actor=request.actor) if is_letter else None,
        "is_late": queries.is_overdue(row, request.actor.today),
        "today": request.actor.today,
        "steps": [(step.name, TITLES[step.name]) for step in possible if step.name in TITLES],
        "may_wait": any(step.name == "postpone" for step in possible),
        "question": question_about(row),
        "decisions": list(row.step_decisions.select_related("decided_by").order_by("decided_at")[:50]),
        "here": here,
        "trail": trail_of(
            row.group, (_("Letters"), reverse("groups:notifications", args=[group_id])), (_("Letter"), "")
        ),
    }
    return render(request, "groups/notification.html", context)


def _form(request: ActorRequest, step: str, data: Any = None) -> forms.Form:
    today = request.actor.today
    if step == "send":
        return SendForm(data, today=today)
    if step == "confirm":
        return ConfirmForm(data)
    return MemberStepForm(data, needs_reason=True)


def _stepping(request: ActorRequest, group_id: UUID, notification_id: UUID) -> tuple[Notification, str]:
    row, rights = notification_of(request, group_id, notification_id)
    step = NOTIFICATION.step(request.GET.get("step", ""), row.status)
    if not rights.may_correct:
        raise NotYours
    if step is None or step.name not in TITLES:
        raise NotNow(_("That is not possible at this moment. Look at the page again."))
    return row, step.name


def _step_page(
    request: ActorRequest, row: Notification, step: str, form: forms.Form, status: int = 200
) -> HttpResponse:
    return page(
        request, form, title=str(TITLES[step]), button=_("Record"), group=row.group, status=status,
        back_url=reverse("groups:notification", args=[row.group_id, row.pk]),
    )  # fmt: skip


@reads
def _step_show(request: ActorRequest, group_id: UUID, notification_id: UUID) -> HttpResponse:
    row, step = _stepping(request, group_id, notification_id)
    return _step_page(request, row, step, _form(request, step))


@writes
def _step_store(request: ActorRequest, group_id: UUID, notification_id: UUID) -> HttpResponse:
    row, step = _stepping(request, group_id, notification_id)
    form = _form(request, step, request.POST)
    if not form.is_valid():
        return _step_page(request, row, step, form, 422)
    try:
        _take(request, row, step, form.cleaned_data)
    except Lacking as lacking:
        for code in lacking.codes:
            form.add_error(None, sentences.to_do(code))
        return _step_page(request, row, step, form, 422)
    messages.success(request, _("It is recorded."))
    return redirect("groups:notification", group_id, notification_id)


def _take(request: ActorRequest, row: Notification, step: str, answers: dict[str, Any]) -> None:
    if step == "send":
        actions.send_notification(row, answers["sent_on"], answers["channel"], actor=request.actor)
    elif step == "confirm":
        actions.confirm_notification(row, answers["reaction"], actor=request.actor)
    else:
        actions.bounce_notification(row, answers["reason"], actor=request.actor)


step = form_page(_step_show, _step_store)
