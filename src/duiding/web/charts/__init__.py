"""Charts as SVG made by the server. Pure functions compute geometry; templates/charts/ draws it.

Every chart starts at zero, says in words what it shows, carries its table, and never leans on colour alone.
Coordinates are text: a number in a template would get a decimal comma in Dutch and break the drawing.
"""

from duiding.web.charts.bars import (
    Bullet,
    BulletDrawing,
    Flag,
    Sparkline,
    SparklineDrawing,
    Week,
    WeekBars,
    WeekBarsDrawing,
    bullet,
    sparkline,
    week_bars,
)
from duiding.web.charts.change import Aspect, Change, ChangeDrawing, then_now
from duiding.web.charts.hours import HourGrid, HourGridDrawing, hour_grid
from duiding.web.charts.places import MapShape, Place, PlaceMap, PlaceMapDrawing, place_map
from duiding.web.charts.process import Event, Step, StepStrip, Timeline, step_strip

__all__ = [
    "Aspect",
    "Bullet",
    "BulletDrawing",
    "Change",
    "ChangeDrawing",
    "Event",
    "Flag",
    "HourGrid",
    "HourGridDrawing",
    "MapShape",
    "Place",
    "PlaceMap",
    "PlaceMapDrawing",
    "Sparkline",
    "SparklineDrawing",
    "Step",
    "StepStrip",
    "Timeline",
    "Week",
    "WeekBars",
    "WeekBarsDrawing",
    "bullet",
    "hour_grid",
    "place_map",
    "sparkline",
    "step_strip",
    "then_now",
    "week_bars",
]
