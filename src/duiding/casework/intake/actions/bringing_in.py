"""Signals from elsewhere: they wait for the review, masked, and what was already here is passed over."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from duiding.casework.intake.actions.verbs import new_reference
from duiding.casework.intake.models import (
    Behaviour,
    Channel,
    Signal,
    SignalOriginal,
    SignalReview,
    SignalStatus,
)
from duiding.casework.intake.parsing import ImportedSignal
from duiding.directory.actor import Actor
from duiding.directory.models import Area, Place
from duiding.directory.steps import database_speaks
from duiding.textguard import mask

AT_ONCE = 500
NEAR_METRES = 300.0
METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True)
class Arrivals:
    """How many came in, how many were already here, and in how many something was masked."""

    added: int
    known: int
    masked: int


class Gazetteer:
    """The known places and areas of the municipality, to find by name or by position."""

    def __init__(self) -> None:
        self.places = list(Place.objects.filter(is_active=True))
        self.by_name = {place.name.casefold(): place for place in self.places}
        self.areas = {area.name.casefold(): area for area in Area.objects.all()}

    def find(self, arrival: ImportedSignal) -> tuple[Place | None, Area | None]:
        name = arrival.place_name.casefold()
        place = self.by_name.get(name) or self._near(arrival.latitude, arrival.longitude)
        return place, None if place else self.areas.get(name)

    def _near(self, latitude: float | None, longitude: float | None) -> Place | None:
        if latitude is None or longitude is None:
            return None

        def metres(place: Place) -> float:
            if place.latitude is None or place.longitude is None:
                return math.inf
            east = (place.longitude - longitude) * math.cos(math.radians(latitude))
            return METRES_PER_DEGREE * math.hypot(place.latitude - latitude, east)

        nearest = min(self.places, key=metres, default=None)
        return nearest if nearest is not None and metres(nearest) <= NEAR_METRES else None


def _behaviour(category: str) -> str:
    """A word of ours stays what it is; the residents' category of youth nuisance is the tile "nuisance"."""
    if category in Behaviour.values:
        return category
    return Behaviour.HANGING if category == "jongerenoverlast" else Behaviour.OTHER


def _signal(arrival: ImportedSignal, gazetteer: Gazetteer, actor: Actor) -> Signal:
    place, area = gazetteer.find(arrival)
    text = mask(arrival.text)
    return Signal(
        municipality_id=actor.municipality_id,
        organisation_id=actor.organisation_id,
        reporter_id=actor.person_id,
        reference=new_reference(),
        channel=Channel(arrival.source),
        source_key=arrival.source_key,
        observed_from=arrival.observed_from,
        observed_until=arrival.observed_until,
        place=place,
        area_id=place.area_id if place else area.pk if area else None,
        place_note="" if place or area else mask(arrival.place_name),
        behaviours=[_behaviour(arrival.category)],
        number_band="",
        text=text,
        is_masked=text != arrival.text,
    )


def _portions(rows: Sequence[ImportedSignal]) -> Iterator[list[ImportedSignal]]:
    waiting = iter(rows)
    while portion := list(islice(waiting, AT_ONCE)):
        yield portion


@transaction.atomic
def bring_in(
    arrivals: Iterable[ImportedSignal], *, actor: Actor, tell: Callable[[int], None] = lambda done: None
) -> Arrivals:
    """All or nothing. `tell` hears how many are done. What has the number of an earlier one is passed over."""
    rows = list(arrivals)
    here = Signal.objects.filter(reporter_id=actor.person_id).exclude(source_key="")
    known = set(here.values_list("channel", "source_key"))
    fresh = [row for row in rows if (row.source, row.source_key) not in known]
    gazetteer = Gazetteer()
    done = masked = 0
    for portion in _portions(fresh):
        masked += _store(portion, gazetteer, actor)
        done += len(portion)
        tell(done)
    return Arrivals(done, len(rows) - done, masked)


def _store(portion: list[ImportedSignal], gazetteer: Gazetteer, actor: Actor) -> int:
    """Signals, the originals of those that were masked, and the decision that sends each to the review."""
    signals = [_signal(arrival, gazetteer, actor) for arrival in portion]
    originals = [
        SignalOriginal(municipality_id=actor.municipality_id, signal=signal, text=arrival.text)
        for signal, arrival in zip(signals, portion, strict=True)
        if signal.is_masked
    ]
    reviews = [
        SignalReview(
            municipality_id=actor.municipality_id,
            signal=signal,
            step="submit",
            source=SignalStatus.CONCEPT,
            target=SignalStatus.SUBMITTED,
        )
        for signal in signals
    ]
    with database_speaks():
        Signal.objects.bulk_create(signals)
        SignalOriginal.objects.bulk_create(originals)
        SignalReview.objects.bulk_create(reviews)
    return len(originals)
