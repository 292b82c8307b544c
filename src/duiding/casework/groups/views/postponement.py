"""Letting a letter wait: asked by the process director, answered by others, and then taken over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.casework.groups import actions
from duiding.casework.groups.forms.questions import PostponeForm
from duiding.casework.groups.models import MemberQuestion, Notification
from duiding.casework.groups.states import NOTIFICATION
from duiding.casework.groups.views.notifications import notification_of, question_about
from duiding.casework.groups.views.pages import trail_of
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import missing
from duiding.kernel.errors import NotNow, NotYours


def _row(
    request: ActorRequest, group_id: UUID, notification_id: UUID
) -> tuple[Notification, MemberQuestion | None]:
    row, rights = notification_of(request, group_id, notification_id)
    if not rights.may_correct:
        raise NotYours
    if NOTIFICATION.step("postpone", row.status) is None:
        raise NotNow(_("Only a letter that is still to be sent can wait."))
    return row, question_about(row)


def _page(
    request: ActorRequest,
    row: Notification,
    asked: MemberQuestion | None,
    form: PostponeForm,
    status: int = 200,
) -> HttpResponse:
    here = reverse("groups:notification", args=[row.group_id, row.pk])
    context = {
        "group": row.group,
        "notification": row,
        "question": asked,
        "is_approved": _is_approved(row),
        "form": None if _is_waiting(asked) or _is_approved(row) else form,
        "trail": trail_of(row.group, (_("Letter"), here), (_("Let it wait"), "")),
    }
    return render(request, "groups/postponement.html", context, status=status)


def _is_approved(row: Notification) -> bool:
    return not missing("notification", row.pk, "postpone")


def _is_waiting(asked: MemberQuestion | None) -> bool:
    return asked is not None and len(asked.answers.all()) < 2  # the advice and the decision


@reads
def _show(request: ActorRequest, group_id: UUID, notification_id: UUID) -> HttpResponse:
    row, asked = _row(request, group_id, notification_id)
    return _page(request, row, asked, PostponeForm(today=request.actor.today))


@writes
def _store(request: ActorRequest, group_id: UUID, notification_id: UUID) -> HttpResponse:
    """Asks, or takes over what was approved."""
    row, asked = _row(request, group_id, notification_id)
    if asked is not None and _is_approved(row):
        actions.postpone_notification(row, asked.reason, actor=request.actor)
        messages.success(request, _("The letter waits until the approved day."))
        return redirect("groups:notification", group_id, notification_id)
    if _is_waiting(asked):
        raise NotNow(_("This was asked already. Wait for the answers."))
    form = PostponeForm(request.POST, today=request.actor.today)
    if not form.is_valid():
        return _page(request, row, asked, form, 422)
    actions.ask_postponement(row, actor=request.actor, **form.cleaned_data)
    messages.success(request, _("It is asked. The data protection officer advises first."))
    return redirect("groups:notification", group_id, notification_id)


postponement = form_page(_show, _store)
