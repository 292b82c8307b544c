"""From a promise and its months to words and a picture: an estimate never stands without its limits.

In Dutch the sentences are those of `duiding.figures.effect.wording` (tests/casework/insight/test_effects.py).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duiding.casework.insight.models import EffectRegistration
from duiding.casework.insight.queries import effects as queries
from duiding.figures.effect.assessment import Assessment, assess
from duiding.figures.effect.gate import Refusal
from duiding.figures.effect.regression import Direction
from duiding.figures.effect.wording import Change
from duiding.figures.pictures import IntervalRow, IntervalWords, Notes, Picture, interval_chart
from duiding.release.kinds import month_after

REASONS: dict[str, str | Promise] = {
    Refusal.FEW_SIGNALS: gettext_lazy(
        "There are too few evenings in the area: 20 before and 10 expected after are needed."
    ),
    Refusal.FEW_AREAS: gettext_lazy("There are too few areas to compare with: eight or more are needed."),
    Refusal.TOO_WIDE: gettext_lazy(
        "The outcome could lie anywhere between much less and much more. More or busier areas to compare with help."
    ),
    Refusal.BROKEN_TREND: gettext_lazy(
        "The area already moved differently from the others before the start."
    ),
}


@dataclass(frozen=True)
class Told:
    """A promise as its page shows it; `text` and `chart` only when all its months have passed."""

    row: EffectRegistration
    state: str
    state_kind: str
    can_be_measured: bool
    reasons: tuple[str | Promise, ...]
    text: str
    chart: Picture | None


def told(row: EffectRegistration, today: dt.date) -> Told:
    found = _assessed(row, queries.cells_of([row])) if _is_judged(row, today) else None
    state, kind = _state(row, today)
    chart = interval_picture(f"effect-{row.pk}", [(row, found)]) if found and not found.refused else None
    reasons = found.reasons if found else [Refusal(code) for code in row.gate]
    return Told(
        row, state, kind, not row.gate, tuple(REASONS[reason] for reason in reasons),
        words(found, len(row.comparisons)) if found else "", chart,
    )  # fmt: skip


def line(row: EffectRegistration, today: dt.date) -> Told:
    """For the list: how far it is, and nothing judged."""
    state, kind = _state(row, today)
    return Told(row, state, kind, not row.gate, (), "", None)


def all_together(rows: Sequence[EffectRegistration], today: dt.date) -> Picture | None:
    """Every approach of which the months have passed, under each other; None when there is none."""
    over = [row for row in rows if _is_judged(row, today)]
    cells = queries.cells_of(over)
    return interval_picture("effects", [(row, _assessed(row, cells)) for row in over]) if over else None


def _is_judged(row: EffectRegistration, today: dt.date) -> bool:
    """Not while its months run, and not when it ended early: what was left undone is not judged."""
    return row.ended_on is None and row.last_day < today


def _assessed(row: EffectRegistration, cells: queries.Cells) -> Assessment:
    first = month_after(row.begins_on, -row.months_before)
    months = row.months_before + row.months_after
    return assess(queries.panel((row.area_id, *row.comparisons), first, months, cells), row.months_before + 1)


def _state(row: EffectRegistration, today: dt.date) -> tuple[str, str]:
    if row.ended_on is not None:
        return _("ended early"), "warning"
    if row.last_day < today:
        return _("its months have passed"), "safe"
    if row.begins_on <= today:
        return _("runs"), "accent"
    return _("has not begun"), "neutral"


def words(found: Assessment, areas: int) -> str:
    """The whole statement, made from classes."""
    always = _("Perhaps people report more often now, or less.")
    if found.direction is None or found.est is None or found.lo is None or found.hi is None:
        return (
            _(
                "There is too little data to say anything about the effect. That does not mean that the plan does not"
                " help."
            )
            + f" {always}"
        )
    middle, low, high = Change(found.est), Change(found.lo), Change(found.hi)
    if found.direction is Direction.UNCLEAR:
        return (
            _("We see no clear difference. It could be %(low)s, but also %(high)s. That can be chance.")
            % {"low": in_words(low), "high": in_words(high)}
            + f" {always}"
        )
    least, most = sorted((low.percent, high.percent))
    numbers = {"middle": middle.percent, "least": least, "most": most, "areas": areas}
    if found.direction is Direction.DECREASE:
        said = _(
            "In this area there are fewer evenings with nuisance than expected: about %(middle)s%% fewer. It could also"
            " be %(least)s%% or %(most)s%%. We compared with %(areas)s other areas."
        )
    else:
        said = _(
            "In this area there are more evenings with nuisance than expected: about %(middle)s%% more. It could also"
            " be %(least)s%% or %(most)s%%. We compared with %(areas)s other areas."
        )
    return " ".join([said % numbers, _("Whether the plan did this, we do not know for sure."), always])


def in_words(change: Change) -> str:
    """Such as "40% less"."""
    if change.log_ratio < 0:
        return _("%(percent)s%% less") % {"percent": change.percent}
    return _("%(percent)s%% more") % {"percent": change.percent}


def interval_picture(key: str, found: Sequence[tuple[EffectRegistration, Assessment]]) -> Picture:
    rows = [IntervalRow(row.title, judged.est, judged.lo, judged.hi) for row, judged in found]
    return interval_chart(
        key,
        rows,
        IntervalWords(
            _("Evenings with nuisance, compared with other areas"),
            _("less"),
            _("more"),
            _("no difference"),
            _("too little data"),
            _("{low} to {high}"),
            (_("what was done"), _("difference"), _("it could also be")),
            Notes(
                _(
                    "The line shows what it could also be: the true difference lies in it about 95 times in 100. It"
                    " takes into account how much areas go up and down by themselves, and that small numbers jump. When"
                    " the last three months before the start tell another story, we say that it is unclear."
                ),
                _(
                    "It does not say that the plan did this: something else can have happened in the same months. Look"
                    " at all approaches together: without any effect about 1 in 20 still seems to go down or up."
                ),
            ),
        ),
    )


def gate_words(codes: Sequence[str]) -> tuple[str, tuple[str | Promise, ...]]:
    """Whether it can be measured later on, and why not."""
    if not codes:
        return _("This can be measured later on."), ()
    return _("This cannot be measured later on as it stands."), tuple(
        REASONS[Refusal(code)] for code in codes
    )


def period_words(row: EffectRegistration) -> str:
    """Both periods, such as "12 months up to May 2026, and 6 months from June 2026 on"."""
    before = date_format(month_after(row.begins_on, -1), "F Y")
    after = date_format(row.begins_on, "F Y")
    return _("%(before_months)s months up to and including %(before)s, and %(after_months)s months from %(after)s on") % {
        "before_months": row.months_before, "before": before, "after_months": row.months_after, "after": after,
    }  # fmt: skip


def compared_with(row: EffectRegistration) -> str:
    names = queries.area_names()
    return ", ".join(sorted(names[area] for area in row.comparisons if area in names))


def waiting_words(row: EffectRegistration) -> str:
    """What stands where the estimate will come."""
    if row.ended_on is not None:
        return _("It ended early, so nothing is said about its effect.")
    return _(
        "The estimate comes here after %(day)s, when all its months have passed. Not earlier: who looks each month"
        " sees a drop by chance sooner or later."
    ) % {"day": date_format(row.last_day, "j F Y")}
