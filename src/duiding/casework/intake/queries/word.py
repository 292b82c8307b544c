"""Who still waits for word: signals that were discussed and of which the reporters heard nothing yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Min

from duiding.casework.intake.models import Signal, SignalStatus
from duiding.casework.intake.queries.reading import FEEDBACK_DAYS
from duiding.directory.actor import AMSTERDAM, Actor
from duiding.kernel.terms import add_working_days

MOST = 100


@dataclass(frozen=True)
class Waiting:
    """Of one group, or of one signal without a group; `due` is five working days after the meeting."""

    key: UUID
    name: str
    number: int
    due: dt.date
    is_group: bool


def waiting_for_word(actor: Actor) -> list[Waiting]:
    """What must be told first stands first."""
    discussed = Signal.objects.filter(status=SignalStatus.DISCUSSED).order_by()
    counted = discussed.filter(group__isnull=False).values("group_id")
    rows = list(counted.annotate(number=Count("id"), since=Min("status_since"))[:MOST])
    groups = apps.get_model("casework", "YouthGroup")._default_manager.filter(
        pk__in=[row["group_id"] for row in rows]
    )
    names = dict(groups.values_list("pk", "code_name"))
    waiting = [
        Waiting(row["group_id"], names[row["group_id"]], row["number"], _due(row["since"]), True)
        for row in rows
        if row["group_id"] in names
    ]
    single = discussed.filter(group__isnull=True).select_related("place", "area")
    waiting += [
        Waiting(
            signal.pk,
            str(signal.place or signal.area or signal.reference),
            1,
            _due(signal.status_since),
            False,
        )
        for signal in single.order_by("status_since")[:MOST]
    ]
    return sorted(waiting, key=lambda row: (row.due, row.name))


def _due(since: dt.datetime) -> dt.date:
    return add_working_days(since.astimezone(AMSTERDAM).date(), FEEDBACK_DAYS)
