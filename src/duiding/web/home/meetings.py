"""The meeting on the start page: what must be ready for it, and when it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duiding.casework.interpretation.models import Meeting
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.web.home.line import MOST, SOON, Todo


def to_prepare(actor: Actor) -> Iterator[Todo]:
    """For who leads or writes: the agenda, the meeting of today and the minutes that are not ready."""
    leads = Q(chair_id__in=actor.acting_as) | Q(secretary_id__in=actor.acting_as)
    horizon = actor.at + dt.timedelta(days=SOON)
    rows = Meeting.objects.filter(leads, status__in=PREPARE, starts_at__lte=horizon)
    for row in rows.order_by("starts_at")[:MOST]:
        day = row.starts_at.astimezone(AMSTERDAM).date()
        title, verb, term = PREPARE[row.status]
        yield Todo(
            day + term,
            _(title) % {"day": formats.date_format(day, "j b")},
            str(row.get_status_display()),
            reverse("interpretation:detail", args=[row.pk]),
            _(verb),
        )


PREPARE = {
    "planned": (gettext_noop("Agenda of the meeting of %(day)s"), gettext_noop("Prepare"), dt.timedelta(0)),
    "agenda_closed": (gettext_noop("Meeting of %(day)s"), gettext_noop("Open"), dt.timedelta(0)),
    "held": (gettext_noop("Minutes of %(day)s"), gettext_noop("Write"), dt.timedelta(days=2)),
    "minutes_draft": (
        gettext_noop("Adopt the minutes of %(day)s"),
        gettext_noop("Open"),
        dt.timedelta(days=7),
    ),
}


def next_meeting(actor: Actor) -> Meeting | None:
    upcoming = Meeting.objects.filter(
        status__in=["planned", "agenda_closed", "held"], starts_at__gte=actor.at - dt.timedelta(hours=12)
    )
    return upcoming.order_by("starts_at").first()


def is_of_today(meeting: Meeting | None, actor: Actor) -> bool:
    """The meeting that this person leads, on the day itself."""
    if meeting is None or not {meeting.chair_id, meeting.secretary_id} & set(actor.acting_as):
        return False
    return meeting.starts_at.astimezone(AMSTERDAM).date() == actor.today
