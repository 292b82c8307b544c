"""The list, making and changing a meeting, and its steps."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from duiding.casework.insight.queries import looks as insight
from duiding.casework.interpretation import actions, forms, rules
from duiding.casework.interpretation.models import Meeting, MeetingKind
from duiding.casework.interpretation.queries import meetings as queries
from duiding.casework.interpretation.queries.access import access_meeting, access_meetings
from duiding.casework.interpretation.sentences import explain
from duiding.casework.interpretation.views.page import meeting_page
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.steps import Lacking
from duiding.kernel.errors import Conflict, NotAllowed, NotYours


def _moment(text: str) -> dt.datetime | None:
    """A made-up cursor in the address shows the first page."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


@reads
def listing(request: ActorRequest) -> HttpResponse:
    access_meetings(request.actor)
    found = queries.list_meetings(request.actor, _moment(request.GET.get("before", "")))
    return render(
        request,
        "interpretation/list.html",
        {
            "found": found,
            "may_lead": rules.may_lead(request.actor),
            "sees_insight": insight.reads_every_signal(),
            "actor": request.actor,
        },
    )


def _may_lead(actor: Actor) -> None:
    access_meetings(actor)
    if not rules.may_lead(actor):
        raise NotAllowed(_("The process director and the secretary make the meetings."))


def _new_form(actor: Actor, data: object = None) -> forms.NewMeetingForm:
    people = queries.people_with_a_role(actor.today, rules.TABLE)
    chair = next((somebody for somebody in people if somebody.role == "PR"), None)
    secretary = next((somebody for somebody in people if somebody.role == "SEC"), None)
    return forms.NewMeetingForm(
        data,
        people=people,
        today=actor.today,
        initial={
            "kind": MeetingKind.INTERPRETATION,
            "starts_at": dt.datetime.combine(actor.today + dt.timedelta(days=28), dt.time(13, 30), AMSTERDAM),
            "chair": str(chair.person_id) if chair else "",
            "secretary": str(secretary.person_id) if secretary else "",
            "participants": [str(somebody.person_id) for somebody in people],
        },
    )


@reads
def _show_new(request: ActorRequest) -> HttpResponse:
    _may_lead(request.actor)
    return render(request, "interpretation/new.html", {"form": _new_form(request.actor)})


@writes
def _store_new(request: ActorRequest) -> HttpResponse:
    _may_lead(request.actor)
    form = _new_form(request.actor, request.POST)
    if not form.is_valid():
        return render(request, "interpretation/new.html", {"form": form}, status=422)
    meeting = actions.plan_meeting(actor=request.actor, **form.cleaned_data)
    messages.success(request, _("The meeting stands. The agenda is proposed below."))
    return redirect("interpretation:detail", meeting.pk)


new = form_page(_show_new, _store_new)


@reads
def detail(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = access_meeting(request.actor, meeting_id)
    return meeting_page(request, meeting, mode=request.GET.get("mode"), item_id=_key(request.GET.get("item")))


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _changeable(actor: Actor, meeting_id: UUID) -> Meeting:
    meeting = access_meeting(actor, meeting_id)
    if not rules.may_prepare(actor, meeting):
        raise NotAllowed(_("Date and place change only before the meeting, by who leads it."))
    return meeting


def _change_form(actor: Actor, meeting: Meeting, data: object = None) -> forms.MeetingForm:
    people = queries.people_with_a_role(actor.today)
    known = ("kind", "starts_at", "location", "chair_id", "secretary_id")
    first = {name.removesuffix("_id"): getattr(meeting, name) for name in known}
    return forms.MeetingForm(data, people=people, today=actor.today, initial=first)


@reads
def _show_change(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = _changeable(request.actor, meeting_id)
    context = {"form": _change_form(request.actor, meeting), "meeting": meeting}
    return render(request, "interpretation/change.html", context)


@writes
def _store_change(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    meeting = _changeable(request.actor, meeting_id)
    form = _change_form(request.actor, meeting, request.POST)
    if not form.is_valid():
        return render(request, "interpretation/change.html", {"form": form, "meeting": meeting}, status=422)
    facts = dict(form.cleaned_data)
    facts["chair_id"], facts["secretary_id"] = facts.pop("chair"), facts.pop("secretary")
    try:
        actions.change_meeting(meeting, actor=request.actor, version=version_of(request), **facts)
    except Conflict as conflict:
        now = access_meeting(request.actor, meeting_id)
        form.add_error(None, conflict.sentence)
        context = {"form": form, "meeting": now, "theirs": conflict.theirs}
        return render(request, "interpretation/change.html", context, status=409)
    return redirect("interpretation:detail", meeting.pk)


change = form_page(_show_change, _store_change)


def version_of(request: ActorRequest) -> int:
    """The version that the writer looked at; without one, nothing is overwritten."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


WITHOUT_REASON = {
    "close_agenda": actions.close_agenda,
    "hold": actions.hold,
    "draft_minutes": actions.draft_minutes,
    "adopt_minutes": actions.adopt_minutes,
}
WITH_REASON = {"open_agenda": actions.open_agenda, "cancel": actions.cancel_meeting}


@writes
def step(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """One button, one decision. What still lacks is said on the same page."""
    meeting = access_meeting(request.actor, meeting_id)
    name = request.POST.get("step", "")
    form = forms.ReasonForm(request.POST, auto_id="id_reason_%s")
    if name not in WITHOUT_REASON and name not in WITH_REASON:
        raise NotYours
    if name in WITH_REASON and not form.is_valid():
        return meeting_page(request, meeting, status=422, bound={"reason": form})
    try:
        if name in WITH_REASON:
            WITH_REASON[name](meeting, form.cleaned_data["reason"], actor=request.actor)
        else:
            WITHOUT_REASON[name](meeting, actor=request.actor)
    except Lacking as lacking:
        return meeting_page(request, meeting, status=422, problems=explain(lacking.codes))
    return redirect("interpretation:detail", meeting.pk)
