"""From rows to the pictures of the group page: steps, weeks, places, timeline, goals."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.models import GroupDecision, GroupSignal, Interpretation, YouthGroup
from duiding.casework.groups.queries import monday_of
from duiding.casework.groups.rules import is_closed
from duiding.casework.groups.states import STEP_OF
from duiding.casework.interventions.models import Intervention
from duiding.casework.plans.models import PlanGoal
from duiding.web import charts
from duiding.web.dossier.facts import Facts

WEEKS = 26
RECENT = 4
PLACES_WEEKS = 13
MOST_FLAGS = 5
MOST_PLACES = 6
CODES = ("1", "2A", "2B", "3", "4", "5", "6", "7")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class SignalCounts:
    """Signals by week and by place; one query, of the signals that this person sees."""

    def __init__(self, group_id: UUID, today: dt.date) -> None:
        self.first = monday_of(today) - dt.timedelta(weeks=WEEKS - 1)
        self.weeks = [0] * WEEKS
        self.places: Counter[tuple[str, float, float]] = Counter()
        self.total = 0
        rows = (
            GroupSignal.objects.filter(group_id=group_id, signal__observed_from__isnull=False)
            .annotate(week=TruncWeek("signal__observed_from"))
            .values_list("week", "signal__place__name", "signal__place__x", "signal__place__y")
            .annotate(number=Count("signal"))[:3000]
        )
        for week, name, x, y, number in rows:
            self._add((week.date() - self.first).days // 7, (name, x, y) if name else None, number)

    def _add(self, week: int, place: tuple[str, float, float] | None, number: int) -> None:
        self.total += number
        if 0 <= week < WEEKS:
            self.weeks[week] += number
        if place and week >= WEEKS - PLACES_WEEKS:
            self.places[place] += number

    @property
    def recent(self) -> int:
        return sum(self.weeks[-RECENT:])

    @property
    def before(self) -> int:
        return sum(self.weeks[-2 * RECENT : -RECENT])


def strip(group: YouthGroup, decisions: Sequence[GroupDecision], facts: Facts) -> charts.StepStrip:
    """The eight boxes; under each the day on which the group came there for the last time."""
    came: dict[str, dt.date] = {"1": timezone.localtime(group.created_at).date()}
    for decision in sorted(decisions, key=lambda row: row.decided_at):
        came[STEP_OF[decision.target]] = timezone.localtime(decision.decided_at).date()
    current = STEP_OF[group.status]
    when = {
        code: _("since %(day)s") % {"day": _short(day)} if code == current else _short(day)
        for code, day in came.items()
        if CODES.index(code) <= CODES.index(current)
    }
    names = [(code, facts.box(code).get("name", code)) for code in CODES]
    return charts.step_strip(_("Seven steps"), names, current, when, closed=is_closed(group))


def _short(day: dt.date) -> str:
    return formats.date_format(day, "j b")


def week_chart(
    group: YouthGroup, counts: SignalCounts, decisions: Sequence[GroupDecision], work: Iterable[Intervention]
) -> charts.WeekBarsDrawing:
    mondays = [counts.first + dt.timedelta(weeks=week) for week in range(WEEKS)]
    weeks = tuple(
        charts.Week(monday, _("week %(number)s") % {"number": monday.isocalendar().week}, count)
        for monday, count in zip(mondays, counts.weeks, strict=True)
    )
    top = max(range(WEEKS), key=lambda week: counts.weeks[week])
    description = _(
        "At most %(top)s in a week, in the week of %(day)s. In the last four weeks together: %(recent)s."
    ) % {"top": counts.weeks[top], "day": _short(mondays[top]), "recent": counts.recent}
    return charts.week_bars(
        charts.WeekBars(
            key="weeks",
            title=_("Signals per week about %(group)s") % {"group": group.code_name},
            description=description,
            weeks=weeks,
            flags=_flags(counts.first, decisions, work),
            recent=RECENT,
            recent_text=_("last 4 weeks: %(number)s") % {"number": counts.recent},
        )
    )


def _flags(
    first: dt.date, decisions: Iterable[GroupDecision], work: Iterable[Intervention]
) -> tuple[charts.Flag, ...]:
    begun = [
        (timezone.localtime(row.decided_at).date(), _("start of the plan"))
        for row in decisions
        if row.step == "start_execution"
    ]
    begun += [(row.starts_on, row.description) for row in work if row.starts_on and row.member_id is None]
    shown = sorted(pair for pair in begun if pair[0] >= first)[-MOST_FLAGS:]
    return tuple(charts.Flag("ABCDE"[at], day, text) for at, (day, text) in enumerate(shown))


def place_chart(counts: SignalCounts, facts: Facts) -> charts.PlaceMapDrawing | None:
    """Where, over the last three months; None while no signal has a known place."""
    places = tuple(
        charts.Place(name, x, y, number) for (name, x, y), number in counts.places.most_common(MOST_PLACES)
    )
    if not places:
        return None
    shapes = tuple(
        charts.MapShape("area", tuple((point[0], point[1]) for point in area["polygon"]), area["name"])
        for area in facts.areas
        if len(area["polygon"]) > 2
    )
    words = ", ".join(f"{place.name} {place.count}" for place in places)
    return charts.place_map(
        charts.PlaceMap("places", _("Where the signals come from, last three months"), words, shapes, places)
    )


def goals(rows: Iterable[PlanGoal]) -> tuple[list[charts.BulletDrawing], list[PlanGoal]]:
    """Goals with numbers as bars; the others as they are written."""
    bars, words = [], []
    for row in rows:
        start, target, now = (_number(text) for text in (row.baseline, row.target, row.current))
        if start is None or target is None or now is None or start == target:
            words.append(row)
            continue
        bars.append(
            charts.bullet(
                charts.Bullet(
                    f"goal-{row.pk}",
                    row.text,
                    start,
                    target,
                    now,
                    _reached(row.current, row.target),
                    row.indicator,
                )
            )
        )
    return bars, words


def _reached(current: str, target: str) -> str:
    return _("%(now)s, goal %(target)s") % {"now": current, "target": target}


def _number(text: str) -> float | None:
    found = NUMBER.search(text)
    return float(found.group().replace(",", ".")) if found else None


def then_now(answers: Iterable[Interpretation]) -> list[dict[str, Any]]:
    """Per question with an answer: the first words and the last words, with who and when. No points."""
    by_item: dict[UUID, list[Interpretation]] = {}
    for row in sorted(answers, key=lambda row: (row.observed_on, row.created_at)):
        by_item.setdefault(row.item_id, []).append(row)
    return [
        {"theme": rows[0].item.get_theme_display(), "question": rows[0].item.question, "then": rows[0],
         "now": rows[-1] if len(rows) > 1 else None}
        for rows in by_item.values()
    ]  # fmt: skip


def change_in_words(counts: SignalCounts) -> tuple[str, str]:
    """What the last four weeks say beside the four before, and whether that is good."""
    more = counts.recent - counts.before
    if more == 0:
        return _("as many as in the 4 weeks before"), ""
    if more < 0:
        return (
            ngettext("▼ %(n)s fewer than 4 weeks before", "▼ %(n)s fewer than 4 weeks before", -more)
            % {"n": -more},
            "good",
        )
    return ngettext("▲ %(n)s more than 4 weeks before", "▲ %(n)s more than 4 weeks before", more) % {
        "n": more
    }, "late"
