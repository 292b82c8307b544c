"""The monthly report of reads under a reason: by who has no place in the process (the star of domain 5.4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from duiding.audit.models import Action
from duiding.directory.actor import Actor
from duiding.directory.http import ActorRequest, reads, writes
from duiding.directory.models import Person
from duiding.directory.standing import STANDING
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import NotYours
from duiding.privacy.models import ReportReceipt
from duiding.privacy.oversight.queries import midnight, short
from duiding.privacy.oversight.words import object_words, purpose_words

FIRST_MONTH = dt.date(2020, 1, 1)


@dataclass(frozen=True)
class Read:
    """One line of the report: who, in which role, what, why, and of how many people."""

    at: dt.datetime
    who: str
    role: str
    action: str
    what: str
    why: str
    group: str
    subjects: int


def access(actor: Actor) -> None:
    if actor.role not in STANDING["reads", "report"]:
        raise NotYours


def month_before(day: dt.date) -> dt.date:
    return (day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def month_after(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=32)).replace(day=1)


def lines(month: dt.date) -> list[Read]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT at, person_id, role, action, object_type, purpose, group_id, subjects"
            " FROM audit.reads_with_reason(%s, %s)",
            [midnight(month), midnight(month_after(month))],
        )
        rows = cursor.fetchall()
    names = dict(
        Person.objects.filter(pk__in={row[1] for row in rows if row[1]}).values_list("pk", "name")[:500]
    )
    return [_read(row, names) for row in rows]


def _read(
    row: tuple[dt.datetime, UUID | None, str, str, str, str, UUID | None, int], names: dict[UUID, str]
) -> Read:
    at, person, role, action, object_type, purpose, group, subjects = row
    who = names.get(person, "") if person else ""
    return Read(
        at, who, role, str(Action(action).label), object_words(object_type), purpose_words(purpose), short(group),
        subjects,
    )  # fmt: skip


def is_read(month: dt.date, actor: Actor) -> bool:
    return ReportReceipt.objects.filter(month=month, person_id=actor.person_id).exists()


@reads
def report(request: ActorRequest) -> HttpResponse:
    """One month; the last whole one unless another is asked."""
    access(request.actor)
    month = _month(request.GET.get("month", ""), request.actor.today)
    context = {
        "month": month,
        "lines": lines(month),
        "before": month_before(month),
        "after": month_after(month) if month_after(month) <= request.actor.today else None,
        "is_read": is_read(month, request.actor),
        "is_whole": month_after(month) <= request.actor.today,
        "receipts": ReportReceipt.objects.filter(month=month)
        .select_related("person")
        .order_by("created_at")[:20],
    }
    return render(request, "privacy/reads.html", context)


@writes
def receipt(request: ActorRequest) -> HttpResponse:
    """I have read the report of this month."""
    access(request.actor)
    month = _month(request.POST.get("month", ""), request.actor.today)
    if not is_read(month, request.actor):
        row = ReportReceipt(
            municipality_id=request.actor.municipality_id, month=month, person_id=request.actor.person_id
        )
        with database_speaks():
            row.save(force_insert=True)
    messages.success(request, _("It is recorded."))
    return redirect(f"{reverse('privacy:reads')}?month={month:%Y-%m}")


def _month(text: str, today: dt.date) -> dt.date:
    try:
        month = dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        month = month_before(today)
    return max(FIRST_MONTH, min(month, today.replace(day=1)))
