"""The list of actions: all that this person may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from duiding.casework.interpretation.models import ActionItem
from duiding.directory.actor import Actor

PAGE = 30
STILL_TO_DO = ("open", "busy")
FILTERS = ("mine", "open", "late", "done")


@dataclass(frozen=True)
class ActionPage:
    actions: list[ActionItem]
    following: tuple[dt.date, UUID] | None


def list_actions(actor: Actor, chosen: str, after: tuple[dt.date, UUID] | None) -> ActionPage:
    """What is due first stands first; `after` is the last row of the page before."""
    rows = _chosen(actor, chosen).select_related("owner", "owner_organisation", "group", "item__meeting")
    newest_first = chosen == "done"
    if after:
        beyond = "lt" if newest_first else "gt"
        same_day = Q(due_on=after[0], **{f"pk__{beyond}": after[1]})
        rows = rows.filter(Q(**{f"due_on__{beyond}": after[0]}) | same_day)
    page = list(rows.order_by(*(("-due_on", "-id") if newest_first else ("due_on", "id")))[: PAGE + 1])
    last = page[PAGE - 1] if len(page) > PAGE else None
    return ActionPage(page[:PAGE], (last.due_on, last.pk) if last else None)


def _chosen(actor: Actor, chosen: str) -> QuerySet[ActionItem]:
    rows = ActionItem.objects.all()
    if chosen == "done":
        return rows.exclude(status__in=STILL_TO_DO)
    rows = rows.filter(status__in=STILL_TO_DO)
    if chosen == "mine":
        return rows.filter(owner_id__in=actor.acting_as)
    return rows.filter(due_on__lt=actor.today) if chosen == "late" else rows
