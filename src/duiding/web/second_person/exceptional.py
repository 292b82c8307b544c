"""Exceptional access: three hours to one group, opened by somebody else, told to the data protection officer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from duiding.audit.models import Entry
from duiding.directory import proposals, queries, tasks
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.second_person import KINDS
from duiding.kernel.errors import NotAllowed
from duiding.web.second_person.described import Described
from duiding.web.second_person.forms import ExceptionalForm

KIND = "exceptional_access"


def may_ask(actor: Actor) -> bool:
    return actor.role in KINDS[KIND].asked_by


def _only(actor: Actor) -> None:
    if not may_ask(actor):
        raise NotAllowed(
            _("Exceptional access stands in for an invitation to part B. Your role is never invited.")
        )


@reads
def show_ask(request: ActorRequest) -> HttpResponse:
    _only(request.actor)
    return _page(request, ExceptionalForm(initial={"code_name": request.GET.get("group", "")}))


@writes
def store_ask(request: ActorRequest) -> HttpResponse:
    """The answer is the same whether there is such a group or not."""
    _only(request.actor)
    form = ExceptionalForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    typed = form.cleaned_data
    payload = {"code_name": typed["code_name"].strip()}
    row = proposals.propose(KIND, None, payload, typed["reason"], actor=request.actor)
    return redirect("second_person:detail", row.pk)


def _page(request: ActorRequest, form: ExceptionalForm, status: int = 200) -> HttpResponse:
    return render(request, "second_person/exceptional.html", {"form": form}, status=status)


ask = form_page(show_ask, store_ask)


def tell_officer(actor: Actor) -> None:
    """A mail without a name or a word of the case; the job goes with this transaction or not at all."""
    tasks.tell_officer.defer(slug=queries.municipality(actor).slug)


@dataclass(frozen=True)
class Opened:
    """One exceptional access that was approved, with how many pages were read under it."""

    one: Described
    until: dt.datetime
    pages: int


def overview(decided: list[Described]) -> list[Opened]:
    """For oversight; the reads come from the trail."""
    found = [one for one in decided if one.proposal.kind == KIND and one.proposal.until is not None]
    rows = Entry.objects.filter(purpose="exceptional", object_id__in=[one.proposal.pk for one in found])
    counts = dict(rows.values_list("object_id").annotate(number=Count("pk")).order_by())
    return [
        Opened(one, one.proposal.until, counts.get(one.proposal.pk, 0))
        for one in found
        if one.proposal.until is not None
    ]
