"""Own work on the start page: actions of the meeting, interventions, and how they are going."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from duiding.casework.interpretation.models import ActionItem
from duiding.casework.interventions.models import Intervention, ProgressEntry
from duiding.casework.interventions.queries import waiting_rungs
from duiding.directory.actor import Actor
from duiding.web.home.line import MOST, Todo

FEW_CALLS = 4


def my_actions(actor: Actor) -> Iterator[Todo]:
    actions = ActionItem.objects.filter(owner_id__in=actor.acting_as, status__in=["open", "busy"])
    for action in actions.select_related("group").order_by("due_on")[:MOST]:
        yield Todo(
            action.due_on,
            action.description,
            _("action of the meeting") + (f" · {action.group}" if action.group else ""),
            reverse("interventions:mine"),
            _("Finish"),
        )


def owners_to_call(actor: Actor) -> Iterator[Todo]:
    """Actions that are two weeks late; many of them are one line."""
    rows = waiting_rungs()
    if len(rows) > FEW_CALLS:
        number = len(rows)
        yield Todo(
            rows[0].on_date,
            ngettext("%(n)s answer to ask", "%(n)s answers to ask", number) % {"n": number},
            _("late actions, and what was brought higher up"),
            reverse("interventions:escalations"),
            _("Look"),
        )
        return
    for row in rows:
        late = row.action
        yield Todo(
            row.on_date + dt.timedelta(days=2),
            _("Call %(who)s about a late action") % {"who": late.owner.name}
            if late
            else _("An answer is waited for: %(whom)s") % {"whom": row.to_whom},
            late.description if late else row.bottleneck.asked_decision[:120],  # type: ignore[union-attr]  # one of them
            reverse("interventions:escalation", args=[row.pk]),
            _("Call") if late else _("Look"),
        )


def my_interventions(actor: Actor) -> Iterator[Todo]:
    mine = Intervention.objects.filter(
        owner_organisation_id=actor.organisation_id, status__in=["proposed", "committed"]
    ).filter(owner_id__in=actor.acting_as)
    for row in mine.order_by("starts_on")[:MOST]:
        yield Todo(
            row.starts_on or actor.today,
            row.description,
            str(row.get_status_display()),
            reverse("interventions:detail", args=[row.pk]),
            _("Open"),
        )


def progress_to_note(actor: Actor) -> Iterator[Todo]:
    """Work that runs and of which nothing was heard for a month."""
    running = Intervention.objects.filter(owner_id__in=actor.acting_as, status="started")
    heard = ProgressEntry.objects.filter(intervention=OuterRef("pk")).order_by("-on_date")
    for row in running.annotate(heard=Subquery(heard.values("on_date")[:1])).order_by("starts_on")[:MOST]:
        since = row.heard or row.starts_on or actor.today
        due = since + dt.timedelta(days=30)
        if due <= actor.today + dt.timedelta(days=7):
            yield Todo(
                due,
                row.description,
                _("how is it going?"),
                reverse("interventions:detail", args=[row.pk]),
                pgettext("verb", "Note"),
            )
