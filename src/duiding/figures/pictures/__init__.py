"""Charts and maps as SVG text, each with a title, a description, a table, and what it does and does not say.

The words come from the page: this package knows no language. Colours come from classes (`dui-chart__...`); shapes
differ too, so nothing depends on colour alone.
"""

from duiding.figures.pictures.intervals import IntervalRow, IntervalWords, interval_chart
from duiding.figures.pictures.maps import AreaShape, MapWords, PlaceMark, area_map
from duiding.figures.pictures.svg import Notes, Picture
from duiding.figures.pictures.weeks import Band, WeekRow, WeekWords, band_chart, weeks_chart

__all__ = [
    "AreaShape",
    "Band",
    "IntervalRow",
    "IntervalWords",
    "MapWords",
    "Notes",
    "Picture",
    "PlaceMark",
    "WeekRow",
    "WeekWords",
    "area_map",
    "band_chart",
    "interval_chart",
    "weeks_chart",
]
