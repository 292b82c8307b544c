"""Police data decisions: what the police decided, compared with the paper by a second person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.covenant import actions, queries, rules, version_actions
from duiding.covenant.forms import ConfirmForm
from duiding.covenant.paper_forms import WpgForm
from duiding.covenant.views.matrix import wpg_counts
from duiding.covenant.views.task import Task, carry_out, of_list, only, show
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.proposals import waits_about
from duiding.kernel.errors import NotNow


@reads
def wpg(request: ActorRequest) -> HttpResponse:
    today = request.actor.today
    rows = queries.wpg_decisions()
    waiting = waits_about("wpg_decision", [row.pk for row in rows])
    context = {
        "decisions": [(row, wpg_counts(row, today), row.pk in waiting) for row in rows],
        "today": today,
        "may_change": rules.may_change_wpg(request.actor),
    }
    return render(request, "covenant/wpg.html", context)


def _new_wpg_task() -> Task:
    return of_list(
        "wpg",
        _("Police data decisions"),
        title=_("New police data decision"),
        button=_("Store the decision"),
        lead=_(
            "The decision itself is taken by the police. Here stands what it says, so that access follows it."
        ),
    )


@reads
def show_new_wpg(request: ActorRequest) -> HttpResponse:
    only(rules.may_change_wpg(request.actor))
    form = WpgForm(organisations=queries.signed_organisations(), initial={"valid_from": request.actor.today})
    return show(request, _new_wpg_task(), form)


@writes
def store_new_wpg(request: ActorRequest) -> HttpResponse:
    only(rules.may_change_wpg(request.actor))
    form = WpgForm(request.POST, organisations=queries.signed_organisations())

    def decide(data: dict[str, Any]) -> bool:
        recipients = list(data.pop("recipients"))
        actions.decide_wpg(recipients, actor=request.actor, **data)
        return False

    to = reverse("covenant:wpg")
    return carry_out(request, _new_wpg_task(), form, decide, _("The decision is stored."), to)


new_wpg = form_page(show_new_wpg, store_new_wpg)


def _end_wpg_task() -> Task:
    return of_list(
        "wpg",
        _("Police data decisions"),
        title=_("Withdraw the police data decision"),
        button=_("Withdraw"),
        warning=_("Who sees data only because of this decision loses that at once."),
    )


def _sure() -> str:
    return _("Yes, this decision is withdrawn")


@reads
def show_end_wpg(request: ActorRequest, wpg_id: UUID) -> HttpResponse:
    queries.access_wpg(request.actor, wpg_id)
    only(rules.may_change_wpg(request.actor))
    return show(request, _end_wpg_task(), ConfirmForm(label=_sure()))


@writes
def store_end_wpg(request: ActorRequest, wpg_id: UUID) -> HttpResponse:
    decision = queries.access_wpg(request.actor, wpg_id)
    only(rules.may_change_wpg(request.actor))
    if decision.withdrawn_at is not None:
        raise NotNow(_("This decision is withdrawn already."))
    return carry_out(
        request, _end_wpg_task(), ConfirmForm(request.POST, label=_sure()),
        lambda data: version_actions.withdraw_wpg(decision, actor=request.actor),
        _("The decision is withdrawn."), reverse("covenant:wpg"),
    )  # fmt: skip


end_wpg = form_page(show_end_wpg, store_end_wpg)
