"""The three charts of the figures pages: intervals, weeks beside last year's weeks, and
places on a plain map.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from duiding.figures.pictures.svg import Picture, drawing, element, text

WIDTH, LEFT, RIGHT, LINE = 640, 180, 20, 34


@dataclass(frozen=True)
class IntervalRow:
    """An estimate with its limits as log rate ratios; None where the data were too few."""

    label: str
    est: float | None
    lo: float | None
    hi: float | None


def interval_chart(key: str, title: str, rows: Sequence[IntervalRow]) -> Picture:
    """All plans under each other, never only the best; the vertical line is "no difference"."""
    known = [value for row in rows for value in (row.lo, row.hi) if value is not None]
    reach = max([abs(value) for value in known] + [math.log(2)])

    def across(value: float) -> float:
        return LEFT + (value + reach) / (2 * reach) * (WIDTH - LEFT - RIGHT)

    height = LINE * (len(rows) + 1)
    parts = [element("line", x1=across(0), x2=across(0), y1=0, y2=height - LINE, class_="chart__zero")]
    table = []
    for number, row in enumerate(rows):
        y = LINE * (number + 0.5)
        parts.append(text(row.label, LEFT - 10, y + 5, text_anchor="end", class_="chart__label"))
        if row.est is None or row.lo is None or row.hi is None:
            parts.append(text("te weinig gegevens", across(0) + 8, y + 5, class_="chart__none"))
            table.append((row.label, "te weinig gegevens", ""))
            continue
        parts.append(
            element("line", x1=across(row.lo), x2=across(row.hi), y1=y, y2=y, class_="chart__interval")
        )
        parts.append(element("circle", cx=across(row.est), cy=y, r=5, class_="chart__point"))
        table.append((row.label, _percent(row.est), f"{_percent(row.lo)} tot {_percent(row.hi)}"))
    parts.append(text("minder", LEFT, height - 10, class_="chart__axis"))
    parts.append(text("meer", WIDTH - RIGHT, height - 10, text_anchor="end", class_="chart__axis"))
    description = "; ".join(f"{label}: {middle} {limits}".strip() for label, middle, limits in table)
    return Picture(
        title,
        description,
        drawing(key, title, description, WIDTH, height, parts),
        ("Plan", "Verschil", "Kan ook zijn"),
        tuple(table),
        "De streep laat zien wat het ook kan zijn. Hoe langer de streep, hoe minder zeker.",
        "Dit bewijst niet dat een verschil door het plan komt.",
    )


def weeks_chart(
    key: str, title: str, now: Sequence[int], last_year: Sequence[int], holidays: Sequence[bool]
) -> Picture:
    """Evenings per week beside the same weeks of last year; school holidays as a band behind them."""
    top = max([*now, *last_year, 1])
    step = (WIDTH - LEFT - RIGHT) / max(len(now), 1)
    height, base = 200, 170
    parts, rows = [], []
    for number, (count, before, free) in enumerate(zip(now, last_year, holidays, strict=True)):
        x = LEFT + number * step
        if free:
            parts.append(element("rect", x=x, y=0, width=step, height=base, class_="chart__holiday"))
        tall = count / top * (base - 20)
        parts.append(
            element("rect", x=x + 2, y=base - tall, width=step * 0.5, height=tall, class_="chart__now")
        )
        y = base - before / top * (base - 20)
        parts.append(element("line", x1=x + 1, x2=x + step - 1, y1=y, y2=y, class_="chart__last-year"))
        rows.append((str(number + 1), str(count), str(before), "ja" if free else "nee"))
    parts.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=base, y2=base, class_="chart__axis"))
    parts.append(text(f"hoogste: {top}", LEFT - 10, 25, text_anchor="end", class_="chart__label"))
    parts.append(text("balk: nu, streep: vorig jaar", LEFT, height - 8, class_="chart__label"))
    description = f"{sum(now)} avonden in {len(now)} weken; vorig jaar in dezelfde weken {sum(last_year)}."
    return Picture(
        title,
        description,
        drawing(key, title, description, WIDTH, height, parts),
        ("Week", "Avonden", "Vorig jaar", "Schoolvakantie"),
        tuple(rows),
        "Een avond telt een keer, hoe vaak er ook gemeld is. Kleine aantallen schommelen vanzelf.",
        "Dit zegt niets over personen of groepen. Misschien melden mensen nu vaker of juist minder.",
    )


@dataclass(frozen=True)
class MapPlace:
    """A place in metres with its number of evenings (already protected), and whether it
    is part of the peak.
    """

    label: str
    x: float
    y: float
    evenings: int
    marked: bool


def places_map(key: str, title: str, places: Sequence[MapPlace]) -> Picture:
    """Dots on an empty plane, north up; a marked place is a square with a thick edge."""
    xs, ys = [p.x for p in places] or [0.0], [p.y for p in places] or [0.0]
    span = max(max(xs) - min(xs), max(ys) - min(ys), 1.0)
    size, margin = 480, 30
    parts, rows = [], []
    for place in places:
        cx = margin + (place.x - min(xs)) / span * (size - 2 * margin)
        cy = size - margin - (place.y - min(ys)) / span * (size - 2 * margin)
        r = 3 + 2 * math.sqrt(place.evenings)
        if place.marked:
            parts.append(
                element("rect", x=cx - r, y=cy - r, width=2 * r, height=2 * r, class_="chart__marked")
            )
            parts.append(text(place.label, cx + r + 3, cy + 4, class_="chart__label"))
        else:
            parts.append(element("circle", cx=cx, cy=cy, r=r, class_="chart__place"))
        rows.append((place.label, str(place.evenings), "ja" if place.marked else "nee"))
    marked = [place.label for place in places if place.marked]
    description = f"{len(places)} plekken. Opvallend: {', '.join(marked) if marked else 'geen'}."
    return Picture(
        title,
        description,
        drawing(key, title, description, size, size, parts),
        ("Plek", "Avonden", "Opvallend"),
        tuple(rows),
        "Zo'n piek komt ook zonder reden soms voor; hoe vaak staat erbij.",
        "Een drukke plek zegt niets over wie daar waren of waarom.",
    )


def _percent(log_ratio: float) -> str:
    value = round(math.expm1(log_ratio) * 100)
    return f"{abs(value)}% {'minder' if value < 0 else 'meer'}"
