"""The open work of somebody who leaves, and handing it over in one move."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from duiding.casework.groups.models import YouthGroup
from duiding.casework.groups.states import OPEN
from duiding.casework.interpretation.models import ActionItem, Meeting
from duiding.casework.interventions.models import Bottleneck, Intervention
from duiding.directory.models import Person
from duiding.directory.steps import database_speaks

MOST = 100


@dataclass(frozen=True)
class OpenWork:
    """What would be left behind, as far as this person sees it."""

    actions: list[ActionItem]
    interventions: list[Intervention]
    bottlenecks: list[Bottleneck]
    groups: list[YouthGroup]
    meetings: list[Meeting]

    def __bool__(self) -> bool:
        return any((self.actions, self.interventions, self.bottlenecks, self.groups, self.meetings))


def open_work(person: Person) -> OpenWork:
    actions = ActionItem.objects.filter(owner=person, status__in=["open", "busy"])
    interventions = Intervention.objects.filter(owner=person, status__in=["proposed", "committed", "started"])
    bottlenecks = Bottleneck.objects.filter(owner=person, status__in=["open", "escalated", "decided"])
    sits = Q(chair=person) | Q(secretary=person)
    return OpenWork(
        list(actions.select_related("group").order_by("due_on")[:MOST]),
        list(interventions.select_related("group").order_by("starts_on")[:MOST]),
        list(bottlenecks.select_related("group").order_by("since")[:MOST]),
        list(YouthGroup.objects.filter(lead=person, status__in=OPEN).order_by("code_name")[:MOST]),
        list(
            Meeting.objects.filter(sits, status__in=["planned", "agenda_closed"]).order_by("starts_at")[:MOST]
        ),
    )


def hand_over(person: Person, successor: Person) -> int:
    """How many pieces of work changed hands."""
    with database_speaks(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT actions + interventions + bottlenecks + groups + meetings FROM ctx.hand_over(%s, %s)",
            [person.pk, successor.pk],
        )
        number: int = cursor.fetchone()[0]
    return number
