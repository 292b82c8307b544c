"""Places that rest on too few people are no places of their own in a finding (statistics.md B4).

A place with fewer than three reporters goes up to its area, and areas that still have fewer than three become
"elsewhere". Only how many reporters there were enters, never who they were.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST_REPORTERS = 3
ELSEWHERE = ""
"""The name of what is left over."""


@dataclass(frozen=True)
class Merged:
    """What each place is called in a finding: itself, its area, or `ELSEWHERE`."""

    name_of: Mapping[str, str]
    places: frozenset[str]

    def is_place(self, name: str) -> bool:
        """Whether this name is a place by itself, and no area or rest."""
        return name in self.places


def merge_places(
    reporters: Mapping[str, int], area_of: Mapping[str, str], thin_reporters: Mapping[str, int]
) -> Merged:
    """`reporters` by place; `thin_reporters` by area: how many different people reported at its thin places."""
    kept = frozenset(place for place, people in reporters.items() if people >= LEAST_REPORTERS)
    names = {}
    for place in reporters:
        area = area_of[place]
        carried = thin_reporters.get(area, 0) >= LEAST_REPORTERS
        names[place] = place if place in kept else area if carried else ELSEWHERE
    return Merged(names, kept)
