"""Dutch school holidays by region, for bands behind a chart and for fair comparisons.

Source: package `holidays`, category school (Staatscourant; autumn and spring are advisory dates).
"""

from datetime import date
from enum import StrEnum
from functools import cache

from holidays import SCHOOL, country_holidays


class Region(StrEnum):
    """The three holiday regions."""

    NOORD = "Noord"
    MIDDEN = "Midden"
    ZUID = "Zuid"


@cache
def _holidays(year: int, region: Region) -> dict[date, str]:
    return dict(country_holidays("NL", years=year, subdiv=region.value, categories=(SCHOOL,)))


def is_school_holiday(day: date, region: Region) -> bool:
    """Whether schools in the region are closed on this day."""
    return day in _holidays(day.year, region)
