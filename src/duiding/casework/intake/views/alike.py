"""The reviewer says whether two signals are about one event."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duiding.casework.intake import actions, queries, rules
from duiding.casework.intake.models import Verdict
from duiding.directory.http import ActorRequest, writes
from duiding.kernel.errors import NotAllowed, NotYours


@writes
def judge(request: ActorRequest, signal_id: UUID) -> HttpResponse:
    signal = queries.access_signal(request.actor, signal_id)
    if not rules.is_reviewer(request.actor):
        raise NotAllowed(_("The process director reviews the signals."))
    other = queries.access_signal(request.actor, _key(request.POST.get("other", "")))
    verdict = request.POST.get("verdict", "")
    if verdict not in Verdict.values or other.pk == signal.pk:
        raise NotYours
    actions.judge_pair(signal, other, verdict, actor=request.actor)
    if verdict == Verdict.SAME:
        messages.success(request, _("Linked: both are about the same event. Each stays a signal of its own."))
    else:
        messages.success(request, _("Kept apart. This pair is not suggested again."))
    return redirect("intake:detail", signal.pk)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotYours from None
