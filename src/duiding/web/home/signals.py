"""Signals on the start page: what waits to be read, and what came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.intake.models import Signal
from duiding.casework.intake.queries import waiting_for_word
from duiding.directory.actor import Actor
from duiding.kernel.terms import add_working_days
from duiding.web.home.line import MOST, Todo

FEW_SIGNALS = 4


def signals_to_read(actor: Actor) -> Iterator[Todo]:
    """Each one that asks for something today, and one line for the rest when there are many."""
    waiting = list(
        Signal.objects.filter(status__in=["submitted", "in_review"])
        .select_related("place", "area", "organisation")
        .order_by("status_since")[:MOST]
    )
    calm = [signal for signal in waiting if signal.urgency != "soon"]
    if len(calm) > FEW_SIGNALS:
        waiting = [signal for signal in waiting if signal.urgency == "soon"]
        oldest = calm[0].status_since.date()
        yield Todo(
            add_working_days(oldest, 3),
            ngettext("%(n)s signal to read", "%(n)s signals to read", len(calm)) % {"n": len(calm)},
            _("the oldest is of %(day)s") % {"day": formats.date_format(oldest, "j b")},
            reverse("intake:inbox"),
            _("Read them"),
        )
    for signal in waiting:
        since = signal.status_since.date()
        where = signal.place or signal.area or _("no place given")
        urgent = _("today, please: ") if signal.urgency == "soon" else ""
        yield Todo(
            since if urgent else add_working_days(since, 3),
            _("Signal to read: %(where)s") % {"where": where},
            f"{urgent}{signal.organisation}",
            reverse("intake:detail", args=[signal.pk]),
            _("Read it"),
        )


def word_to_give(actor: Actor) -> Iterator[Todo]:
    """Reporters who hear within five working days after the meeting what was done."""
    rows = waiting_for_word(actor)
    number = sum(row.number for row in rows)
    if number:
        yield Todo(
            rows[0].due,
            ngettext("%(n)s reporter waits for word", "%(n)s reports wait for word", number) % {"n": number},
            ", ".join(row.name for row in rows[:3]),
            reverse("intake:word"),
            _("Write"),
        )


def returned_to_me(actor: Actor) -> Iterator[Todo]:
    for signal in Signal.objects.filter(reporter_id=actor.person_id, status="returned")[:MOST]:
        yield Todo(
            signal.status_since.date() + dt.timedelta(days=14),
            _("Your signal came back with a question"),
            signal.reference,
            reverse("intake:detail", args=[signal.pk]),
            _("Change"),
        )
