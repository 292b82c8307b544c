"""The review of the quarter: every role on one page, confirmed one by one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.directory import reviewing
from duiding.directory.http import ActorRequest, reads, writes
from duiding.kernel.errors import NotYours


def _door(request: ActorRequest) -> None:
    if not reviewing.may_look(request.actor):
        raise NotYours


@reads
def review(request: ActorRequest) -> HttpResponse:
    _door(request)
    running = reviewing.running()
    lines = reviewing.lines(running, request.actor) if running else []
    context = {
        "review": running,
        "lines": lines,
        "todo": sum(not (one.line.confirmed_at or one.is_gone) for one in lines),
        "past": reviewing.past(),
        "may_review": reviewing.may_review(request.actor),
        "today": request.actor.today,
    }
    return render(request, "directory/review.html", context)


@writes
def start(request: ActorRequest) -> HttpResponse:
    _door(request)
    reviewing.open_review(actor=request.actor)
    messages.success(request, _("The review has begun. Confirm each role, or withdraw it."))
    return redirect("directory:review")


@writes
def confirm(request: ActorRequest, line_id: UUID) -> HttpResponse:
    line = reviewing.access_line(request.actor, line_id)
    reviewing.confirm(line, actor=request.actor)
    messages.success(request, _("Confirmed: %(who)s.") % {"who": line.membership.person.name})
    return redirect(f"{reverse('directory:review')}#h-{line.pk}")
