"""The minutes of part A, made from what was recorded. Part B has none on paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from duiding.casework.interpretation.models import ActionItem, AgendaItem, Attendance, Decision, Meeting, Part
from duiding.casework.interpretation.queries.meetings import attendances


@dataclass(frozen=True)
class MinutesItem:
    number: int
    item: AgendaItem
    decisions: list[Decision] = field(default_factory=list)
    actions: list[ActionItem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.item.outcome or self.decisions or self.actions)


@dataclass(frozen=True)
class Minutes:
    table: list[Attendance]
    items: list[MinutesItem]

    @property
    def spoken(self) -> list[MinutesItem]:
        return [item for item in self.items if not item.is_empty]

    @property
    def without_outcome(self) -> list[MinutesItem]:
        return [item for item in self.items if item.is_empty]

    @property
    def decisions(self) -> list[Decision]:
        return [decision for item in self.items for decision in item.decisions]

    @property
    def actions(self) -> list[ActionItem]:
        return [action for item in self.items for action in item.actions]


def minutes_of(meeting: Meeting, part: str = Part.A) -> Minutes:
    """What this person sees of the part, in the order of the agenda; four queries."""
    items = (
        AgendaItem.objects.filter(meeting=meeting, part=part).select_related("group").order_by("order", "id")
    )
    decisions: dict[UUID, list[Decision]] = defaultdict(list)
    actions: dict[UUID, list[ActionItem]] = defaultdict(list)
    for decision in Decision.objects.filter(item__meeting=meeting, part=part)[:500]:
        decisions[decision.item_id].append(decision)
    doing = ActionItem.objects.filter(item__meeting=meeting, part=part)
    for action in doing.select_related("owner", "owner_organisation")[:500]:
        if action.item_id:
            actions[action.item_id].append(action)
    return Minutes(
        list(attendances(meeting)[:100]),
        [
            MinutesItem(number, item, decisions[item.pk], actions[item.pk])
            for number, item in enumerate(items[:200], start=1)
        ],
    )


def minutes_before(meeting: Meeting) -> Meeting | None:
    """The meeting of the same kind before this one that has minutes."""
    rows = Meeting.objects.filter(kind=meeting.kind, starts_at__lt=meeting.starts_at)
    return rows.filter(status__in=("minutes_draft", "adopted")).first()
