"""Word to the reporters: what was done with their signals, for all reporters of one group at once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.intake import actions, queries, rules
from duiding.casework.intake.forms import FeedbackForm
from duiding.directory.http import ActorRequest, reads, writes
from duiding.kernel.errors import NotAllowed, NotYours


def _desk(request: ActorRequest) -> None:
    if not rules.is_reviewer(request.actor):
        raise NotAllowed(_("Who reviews signals writes to the reporters."))


def _page(
    request: ActorRequest, group_id: UUID | None = None, bound: FeedbackForm | None = None, status: int = 200
) -> HttpResponse:
    rows = [
        (row, bound if bound and row.key == group_id else FeedbackForm(auto_id=f"id_{row.key.hex}_%s"))
        for row in queries.waiting_for_word(request.actor)
    ]
    context = {"rows": rows, "faulty": bound, "today": request.actor.today}
    return render(request, "intake/word.html", context, status=status)


@reads
def waiting(request: ActorRequest) -> HttpResponse:
    _desk(request)
    return _page(request)


@writes
def tell_group(request: ActorRequest, group_id: UUID) -> HttpResponse:
    if not any(row.is_group and row.key == group_id for row in queries.waiting_for_word(request.actor)):
        raise NotYours
    _desk(request)
    form = FeedbackForm(request.POST, auto_id=f"id_{group_id.hex}_%s")
    if not form.is_valid():
        return _page(request, group_id, form, 422)
    number = actions.finish_group(group_id, form.cleaned_data["feedback"], actor=request.actor)
    said = ngettext(
        "%(n)s signal is finished. Its reporter reads your words.",
        "%(n)s signals are finished. Their reporters read your words.",
        number,
    )
    messages.success(request, said % {"n": number})
    return redirect("intake:word")
