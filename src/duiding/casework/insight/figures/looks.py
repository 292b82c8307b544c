"""From a look to what its page shows: sentences, map, weeks. Nothing is counted here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duiding.casework.insight.models import Increase
from duiding.casework.insight.queries import looks as queries
from duiding.covenant.figure_files import figure_rules
from duiding.figures.effect.school_holidays import Region, is_school_holiday
from duiding.figures.pictures import (
    AreaShape,
    Band,
    MapWords,
    Notes,
    Picture,
    PlaceMark,
    WeekRow,
    WeekWords,
    area_map,
    band_chart,
    weeks_chart,
)

Text = str | Promise
NO_CAUSE: Text = gettext_lazy(
    "It does not say who was there or why. Perhaps people report more often now. A place can have a season of its own:"
    " look at the same weeks of last year."
)


@dataclass(frozen=True)
class Found:
    """What a look says: `where` is "" when nothing stands out; pictures are None then."""

    where: str
    told: str
    rarity: str
    map: Picture | None
    weeks: Picture | None


def title(row: Increase) -> str:
    """As it stands on an agenda: the places, no number."""
    return _("Unusual increase: %(where)s") % {"where": _where(queries.spots(row))}


def reason(row: Increase) -> str:
    """Evenings against what was expected, in one line."""
    words = {"evenings": row.evenings, "weeks": row.weeks, "expected": _about(row.expected)}
    told = ngettext(
        "%(evenings)s evenings with a signal in the last week, normally about %(expected)s",
        "%(evenings)s evenings with a signal in %(weeks)s weeks, normally about %(expected)s",
        row.weeks,
    )
    return told % words


def found(row: Increase) -> Found:
    if not row.is_unusual:
        return Found("", _quiet(row), "", None, None)
    spots = queries.spots(row)
    where = _where(spots)
    told = _("%(where)s: %(reason)s.") % {"where": where, "reason": reason(row)}
    notes = Notes(_certainty(row), str(NO_CAUSE))
    return Found(where, told, rarity(row.once_in_months), _map(row, spots, notes), _weeks(row, notes))


def rarity(months: float | None) -> str:
    """Such as "about once in 12 months"."""
    if months is None:
        return _("How rare this is cannot be said: there is too little data.")
    number = round(months)
    if number < 2:
        return _("Such a peak comes about once a month or more often.")
    return _("Such a peak comes about once in %(number)s months.") % {"number": number}


def _quiet(row: Increase) -> str:
    if not row.has_enough_history:
        return _(
            "There is too little data to say what is unusual: about a year of signals is needed. That does not mean"
            " that nothing happens."
        )
    return _("Nothing stands out. That does not mean that nothing happens.")


def _where(spots: list[queries.Spot]) -> str:
    names = [spot.name for spot in spots]
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _about(number: float) -> str:
    return number_format(number, 1 if number < 3 else 0)


def _certainty(row: Increase) -> str:
    return _(
        "We count evenings, not signals: ten signals about one evening count as one. We shuffled the evenings 999 times"
        " and compared with the last 52 weeks. %(rarity)s When nothing is going on, a line like this still appears"
        " about twice a year."
    ) % {"rarity": rarity(row.once_in_months)}


def _map(row: Increase, spots: list[queries.Spot], notes: Notes) -> Picture:
    areas = [
        AreaShape(name, tuple((corner[0], corner[1]) for corner in polygon))
        for name, polygon in queries.areas()
    ]
    marks = [PlaceMark(spot.name, spot.x, spot.y, _("stands out")) for spot in spots]
    words = MapWords(_("Where it stands out"), _where(spots), (_("spot"), _("what we see")), notes)
    return area_map(f"increase-map-{row.pk}", areas, marks, words)


def _weeks(row: Increase, notes: Notes) -> Picture:
    rows, month = [], ""
    for monday, now, before in row.content["weeks"]:
        day = dt.date.fromisoformat(monday)
        name = date_format(day, "b")
        rows.append(WeekRow(week_label(day), name if name != month else "", now, before, _holiday(day)))
        month = name
    words = WeekWords(
        _("Evenings with a signal per week, here"),
        reason(row),
        _("bar: this year; line: the same week last year; grey: school holiday"),
        (_("week"), _("evenings"), _("last year"), _("school holiday")),
        _("yes"),
        _("no"),
        notes,
    )
    return weeks_chart(f"increase-weeks-{row.pk}", rows, words)


def week_label(monday: dt.date) -> str:
    return _("week of %(day)s") % {"day": date_format(monday, "j F Y")}


def _holiday(monday: dt.date) -> bool:
    """Whether the Wednesday of the week falls in a school holiday of the region in policy/figures.yaml."""
    return is_school_holiday(monday + dt.timedelta(days=2), Region(figure_rules().school_holidays))


@dataclass(frozen=True)
class Background:
    """The municipality as a whole: `total` by week (None while there are too few weeks), `near` last year."""

    total: Picture | None
    total_told: str
    near_told: str
    near_notes: Notes


def background(row: Increase) -> Background:
    total = row.content["total"]
    picture = _total(row, total["weeks"]) if total["weeks"] else None
    return Background(
        picture, _total_told(total), _near_told(row.content["near"]),
        Notes(
            _(
                "We counted pairs of evenings at most 250 metres and 7 days apart. Expected is what chance gives when"
                " places and days have nothing to do with each other."
            ),
            _("More pairs than expected does not prove that one evening causes another. A busy season gives pairs too."),
        ),
    )  # fmt: skip


def _total_told(total: dict[str, Any]) -> str:
    if not total["weeks"]:
        return _(
            "For this view three years of signals are needed. There are figures for %(number)s weeks now."
        ) % {"number": total["known"]}
    _monday, count, expected, limit = total["weeks"][-1]
    words = {"count": count, "expected": round(expected), "limit": round(limit)}
    if count > limit:
        return (
            _("Last week: %(count)s evenings. Expected were %(expected)s, and up to %(limit)s is usual.")
            % words
        )
    return _("Last week: %(count)s evenings. That is usual: up to %(limit)s is.") % words


def _total(row: Increase, weeks: list[list[Any]]) -> Picture:
    bands = [
        Band(week_label(day), date_format(day, "j b"), count, expected, limit)
        for day, count, expected, limit in ((dt.date.fromisoformat(week[0]), *week[1:]) for week in weeks)
    ]
    words = WeekWords(
        _("Evenings with a signal per week, whole municipality"),
        _total_told(row.content["total"]),
        _("bar: evenings; line: expected; grey: up to the highest number that is usual"),
        (_("week"), _("evenings"), _("expected"), _("usual up to")),
        _("yes"),
        _("no"),
        Notes(
            _(
                "Expected follows from the same weeks of three earlier years and the trend (Farrington). About one"
                " week in a hundred lies above the grey band by chance."
            ),
            _("A busy week in the whole municipality says nothing about one place or one group."),
        ),
    )
    return band_chart(f"increase-total-{row.pk}", bands, words)


def _near_told(near: dict[str, Any] | None) -> str:
    if near is None:
        return _(
            "Once a year we look whether evenings lie close together. For that a whole year of signals is needed."
        )
    words = {
        "year": near["year"], "evenings": near["evenings"], "observed": near["observed"],
        "expected": round(near["expected"]),
    }  # fmt: skip
    told = (
        _(
            "In %(year)s there were %(evenings)s evenings with a signal. %(observed)s pairs of them lay close together in"
            " place and time; by chance about %(expected)s would."
        )
        % words
    )
    if near["p"] <= 0.05:
        return (
            told
            + " "
            + _("So after an evening with nuisance, another nearby in the same week is likelier than usual.")
        )
    return told + " " + _("That is about what chance gives.")
