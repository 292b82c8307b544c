"""The list of what is over its term, and asking a second person to agree to its destruction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.covenant.models import RetentionTerm
from duiding.directory import proposals
from duiding.directory.actor import Actor
from duiding.directory.fields import AnswerForm, GuardedText
from duiding.directory.http import ActorRequest, form_page, reads, writes
from duiding.directory.second_person import KINDS
from duiding.kernel.errors import NotAllowed, NotNow, NotYours
from duiding.privacy.oversight.queries import short

KIND = "destruction"


@dataclass(frozen=True)
class Over:
    """People of one group over one term. Keys only: who makes the list does not see who they are."""

    group: str
    term: str
    since: dt.date
    members: tuple[UUID, ...]


class DestructionForm(AnswerForm):
    reason = GuardedText(
        label=gettext_lazy("What did you check?"),
        help_text=gettext_lazy(
            "For example: no objection and no procedure runs. The second person reads this. No names."
        ),
        min_length=10,
        rows=3,
        max_length=500,
    )


def access(actor: Actor) -> None:
    kind = KINDS[KIND]
    if actor.role not in (*kind.asked_by, *kind.approved_by):
        raise NotYours


def over_term() -> list[Over]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT member_id, group_id, term_key, since FROM ctx.persons_over_term()")
        rows = cursor.fetchall()
    labels = dict(RetentionTerm.objects.values_list("key", "label")[:200])
    found: dict[tuple[UUID, str], list[tuple[UUID, dt.datetime]]] = {}
    for member, group, term, since in rows:
        found.setdefault((group, term), []).append((member, since))
    return [
        Over(
            short(group),
            labels.get(term, term),
            min(since for _member, since in people).date(),
            tuple(member for member, _since in people),
        )
        for (group, term), people in found.items()
    ]


def members_of(rows: Iterable[Over]) -> list[str]:
    return sorted(str(member) for row in rows for member in row.members)


def _page(request: ActorRequest, form: DestructionForm, status: int = 200) -> HttpResponse:
    rows = over_term()
    context = {
        "rows": rows,
        "number": sum(len(row.members) for row in rows),
        "form": form,
        "may_ask": request.actor.role in KINDS[KIND].asked_by,
        "waiting": [row for row in proposals.waiting() if row.kind == KIND],
        "hours": KINDS[KIND].hours,
    }
    return render(request, "destruction/list.html", context, status=status)


@reads
def _show(request: ActorRequest) -> HttpResponse:
    access(request.actor)
    return _page(request, DestructionForm())


@writes
def _store(request: ActorRequest) -> HttpResponse:
    """The list as it stands now; who comes over the term later is on a next list."""
    access(request.actor)
    if request.actor.role not in KINDS[KIND].asked_by:
        raise NotAllowed(_("You may look at the list and approve it, but not make it."))
    form = DestructionForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    members = members_of(over_term())
    if not members:
        raise NotNow(_("Nothing is over its term now."))
    row = proposals.propose(
        KIND, None, {"members": members}, form.cleaned_data["reason"], actor=request.actor
    )
    return redirect("second_person:detail", row.pk)


destruction = form_page(_show, _store)
