"""A group comes to be from a signal, gets its code name from the system, and grows by more signals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from duiding.casework.groups.models import GroupArea, GroupSignal, YouthGroup
from duiding.casework.intake.models import Signal, SignalReview, SignalStatus
from duiding.casework.intake.states import SIGNAL
from duiding.covenant.models import Covenant
from duiding.directory.actor import Actor
from duiding.directory.models import Area
from duiding.directory.steps import database_speaks, take_step
from duiding.kernel import drawing
from duiding.kernel.errors import NotNow

TRIES = 8
LOWEST, HIGHEST = 100, 999


@transaction.atomic
def found_group(
    signal: Signal, area: Area, *, actor: Actor, other_areas: Iterable[Area] = (), **description: Any
) -> YouthGroup:
    """A new group in step 1. `description` may hold summary, positive_aspects and the three bands."""
    group = _with_code_name(signal, area, description, actor)
    link_signal(group, signal, actor=actor)
    set_other_areas(group, other_areas, actor=actor)
    return group


def _with_code_name(signal: Signal, area: Area, description: dict[str, Any], actor: Actor) -> YouthGroup:
    covenant = Covenant.objects.filter(status__in=("in_force", "evaluation")).first()
    for _try in range(TRIES):
        group = YouthGroup(
            municipality_id=actor.municipality_id,
            code_name=code_name(area),
            area=area,
            first_signal_at=signal.observed_from,
            lead_id=actor.person_id,
            covenant=covenant,
            **description,
        )
        try:
            with database_speaks():
                group.save(force_insert=True)
        except IntegrityError:
            continue
        return group
    raise NotNow(_("There is no free code name in this area. Choose another area."))


def code_name(area: Area) -> str:
    """Area and a random number: a sequence would betray how many groups there are."""
    return f"{area.name} {drawing.number(LOWEST, HIGHEST)}"


@transaction.atomic
def link_signal(group: YouthGroup, signal: Signal, *, actor: Actor) -> GroupSignal:
    """Linking twice changes nothing. From then on the readers of this group read the signal too."""
    known = GroupSignal.objects.filter(group=group, signal=signal).first()
    if known is not None:
        return known
    link = GroupSignal(municipality_id=actor.municipality_id, group=group, signal=signal)
    with database_speaks():
        link.save(force_insert=True)
    if signal.status == SignalStatus.ADMITTED:
        take_step(signal, "link", SIGNAL, SignalReview, "signal", actor=actor)
    return link


def set_other_areas(group: YouthGroup, areas: Iterable[Area], *, actor: Actor) -> None:
    """These and no others beside its own area; what ends stays in the story with its date."""
    wanted = {area.pk for area in areas} - {group.area_id}
    now = {row.area_id: row for row in GroupArea.objects.filter(group=group, ended_at__isnull=True)}
    with database_speaks():
        for key in wanted - now.keys():
            row = GroupArea(municipality_id=actor.municipality_id, group=group, area_id=key)
            row.save(force_insert=True)
        for key in now.keys() - wanted:
            now[key].change(None, ended_at=actor.at)


def describe(group: YouthGroup, expected_version: int | None, **fields: Any) -> None:
    """Area, bands, summary, what goes well. Raises Conflict when somebody else saved in between."""
    with database_speaks():
        group.change(expected_version, **fields)
