"""What waits for a second person: one place for all of it, whatever it is."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant.sentences import lacking
from duiding.directory import proposals
from duiding.directory.http import ActorRequest, reads, writes
from duiding.directory.models import Proposal, ProposalStatus
from duiding.directory.proposals import access_proposal, may_decide
from duiding.directory.rules import may
from duiding.directory.steps import Lacking
from duiding.web.second_person import elsewhere, exceptional
from duiding.web.second_person.described import describe
from duiding.web.second_person.forms import RefusalForm


@reads
def listing(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    waiting, decided = describe(proposals.waiting()), describe(proposals.decided())
    oversees = may(actor, "trail", "read")
    context = {
        "to_decide": [one for one in waiting if may_decide(one.proposal, actor)],
        "asked_by_me": [one for one in waiting if one.proposal.created_by_id == actor.person_id],
        "others": [
            one
            for one in waiting
            if one.proposal.created_by_id != actor.person_id and not may_decide(one.proposal, actor)
        ],
        "elsewhere": elsewhere.waiting(actor),
        "decided": decided,
        "exceptional": exceptional.overview(decided) if oversees else [],
        "oversees": oversees,
        "may_ask": exceptional.may_ask(actor),
        "at": actor.at,
    }
    return render(request, "second_person/list.html", context)


@reads
def detail(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    return _page(request, access_proposal(request.actor, proposal_id), RefusalForm())


def _page(
    request: ActorRequest, row: Proposal, form: RefusalForm, codes: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    context = {
        "one": describe([row])[0],
        "form": form,
        "lacking": lacking(codes),
        "may_decide": row.status == ProposalStatus.PROPOSED and may_decide(row, request.actor),
        "is_mine": row.created_by_id == request.actor.person_id,
        "is_open": row.until is not None and row.until > request.actor.at,
        "decisions": list(row.decisions.select_related("decided_by").order_by("decided_at")[:10]),
        "waits_for_other": row.status == ProposalStatus.PROPOSED,
        "download_url": _download_url(row),
        "at": request.actor.at,
    }
    return render(request, "second_person/detail.html", context, status=status)


def _download_url(row: Proposal) -> str:
    return f"{reverse('oversight:export')}?proposal={row.pk}" if row.kind == "trail_export" else ""


@writes
def approve(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    row = access_proposal(request.actor, proposal_id)
    try:
        proposals.decide(row, "approve", actor=request.actor)
    except Lacking as why:
        return _page(request, row, RefusalForm(), why.codes, status=422)
    if row.kind == exceptional.KIND:
        exceptional.tell_officer(request.actor)
    messages.success(request, _("Approved. It counts from now on."))
    return redirect("second_person:list")


@writes
def refuse(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    row = access_proposal(request.actor, proposal_id)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    try:
        proposals.decide(row, "refuse", actor=request.actor, reason=form.cleaned_data["reason"])
    except Lacking as why:
        return _page(request, row, form, why.codes, status=422)
    messages.success(request, _("Refused, with your reason."))
    return redirect("second_person:list")


@writes
def take_back(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    """What waits is taken back; what is open closes before its time."""
    row = access_proposal(request.actor, proposal_id)
    step = "take_back" if row.status == ProposalStatus.PROPOSED else "close"
    try:
        proposals.decide(row, step, actor=request.actor)
    except Lacking as why:
        return _page(request, row, RefusalForm(), why.codes, status=422)
    messages.success(request, _("Taken back.") if step == "take_back" else _("Closed."))
    return redirect("second_person:list")
