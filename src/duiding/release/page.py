"""From a release to what its page shows: table, map, running year. Figures only; nothing is counted here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duiding.directory.models import Area
from duiding.figures.pictures import AreaShape, MapWords, Notes, Picture, area_map
from duiding.release import queries
from duiding.release.kinds import KINDS, Kind
from duiding.release.models import Method, Release
from duiding.release.published import TOTAL, Axis, Figure, ReleasedTable, add, class_on_map, distance, read

AXES: dict[str, str | Promise] = {
    "area": gettext_lazy("area"),
    "behaviour": gettext_lazy("kind"),
    "group": gettext_lazy("group"),
}


def axis_title(name: str) -> str | Promise:
    return AXES.get(name, name)


def period_in_words(first: dt.date, last: dt.date) -> str:
    """A month by its name, a quarter by its number."""
    if first.month == last.month:
        return date_format(first, "F Y")
    return _("quarter %(number)s of %(year)s") % {"number": (first.month + 2) // 3, "year": first.year}


@dataclass(frozen=True)
class Line:
    """One row of the list."""

    row: Release
    kind: Kind

    @property
    def period(self) -> str:
        return period_in_words(self.row.period_from, self.row.period_until)


@dataclass(frozen=True)
class Shown:
    """`head` and `lines` make the table; `year` is the running year of the total, None where it is not kept."""

    period: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, bool, tuple[Figure, ...]], ...]
    total: Figure
    year: Figure | None
    hidden: int
    notes: Notes
    map: Picture | None


def shown(row: Release) -> Shown:
    table = read(row)
    across = table.axes[1] if len(table.axes) > 1 else None
    head = (
        tuple(across.labels[code] for code in _filled(table, across)) if across else (_("number of signals"),)
    )
    return Shown(
        period_in_words(row.period_from, row.period_until),
        head,
        tuple(_lines(table, across)),
        table.total,
        _running_year(row) if row.method == Method.ROUND else None,
        sum(figure.is_hidden for figure in table.figures.values()),
        notes(table),
        _map(table),
    )


def _filled(table: ReleasedTable, axis: Axis) -> list[str]:
    """The columns in which something stands: fourteen kinds do not fit on a screen, and most are empty."""
    codes = []
    for code in axis.hierarchy.codes:
        figures = (figure for key, figure in table.figures.items() if key[1] == code)
        if code == TOTAL or any(figure.is_hidden or figure.value for figure in figures):
            codes.append(code)
    return codes


def _lines(table: ReleasedTable, across: Axis | None) -> list[tuple[str, bool, tuple[Figure, ...]]]:
    if not table.axes:
        return [(_("whole municipality"), True, (table.total,))]
    down = table.axes[0]
    codes = [code for code in down.hierarchy.codes if code != TOTAL] + [TOTAL]
    columns = _filled(table, across) if across else None
    return [
        (
            down.labels[code],
            code == TOTAL,
            tuple(table.figure(code, column) for column in columns) if columns else (table.figure(code),),
        )
        for code in codes
    ]


def _running_year(row: Release) -> Figure:
    """Exactly the sum of the months that were released: two reports never differ by less than a rounded month."""
    begin = row.period_from.replace(month=1, day=1)
    return add(
        read(month).total for month in queries.safe_rows(row.kind, row.circle, begin, row.period_until)
    )


def notes(table: ReleasedTable) -> Notes:
    limits = {"limit": table.threshold, "reach": distance(table), "most": table.threshold - 1}
    if table.method == Method.ROUND:
        certainty = _(
            "All numbers are rounded to %(limit)s, and the table adds up exactly. A number can lie %(reach)s from the"
            " truth. We worked out what an outsider can find: no small number."
        )
    else:
        certainty = _(
            "Small numbers (1 to %(most)s) are left out, and enough others so that nobody can work them out. What is"
            " shown is exact. We worked out what an outsider can find: no small number."
        )
    return Notes(
        certainty % limits,
        _(
            "More signals can mean more nuisance, but also that more people report. Signals say nothing about who did"
            " what. Do not compare areas with each other: their numbers of people differ."
        ),
    )


def _map(table: ReleasedTable) -> Picture | None:
    """The areas by the class of their released total; None for a table without areas."""
    if not table.axes or table.axes[0].name != "area":
        return None
    rest = [TOTAL] * (len(table.axes) - 1)
    shapes = {str(key): polygon for key, polygon in Area.objects.values_list("pk", "polygon")[:500]}
    known = [code for code in table.axes[0].parts() if code in shapes]
    figures = {code: table.figure(code, *rest) for code in known}
    highest = max(figures.values(), key=lambda figure: figure.value or 0, default=table.total)
    areas = [
        AreaShape(
            table.axes[0].labels[code],
            tuple((point[0], point[1]) for point in shapes[code]),
            class_on_map(figure, highest),
            str(figure),
        )
        for code, figure in figures.items()
    ]
    hidden = sum(figure.is_hidden for figure in figures.values())
    told = ngettext("%(number)s area.", "%(number)s areas.", len(areas)) % {"number": len(areas)}
    if hidden:
        told += " " + ngettext("%(hidden)s is hidden.", "%(hidden)s are hidden.", hidden) % {"hidden": hidden}
    words = MapWords(
        _("%(kind)s: where") % {"kind": KINDS[table.kind].title},
        told,
        (_("area"), _("number of signals")),
        notes(table),
    )
    return area_map("areas", areas, [], words)
