"""What happened with a group, newest first: signals, decisions, actions, progress, the driehoek."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duiding.casework.groups.models import GroupDecision, YouthGroup
from duiding.casework.groups.sentences import STEPS
from duiding.web import charts
from duiding.web.dossier.facts import timeline_rows
from duiding.web.templatetags.dui import nl_date_text

FIRST_EVENTS = 8
MOST_EVENTS = 200
CROWD = 3


@dataclass(frozen=True)
class Happening:
    """One row of the timeline before it is drawn: most are folded away, and an address costs time to make."""

    day: dt.date
    kind: str
    title: str
    words: str
    link: UUID | None = None


def timeline(
    group: YouthGroup, decisions: Iterable[GroupDecision], kind: str, *, whole: bool = False
) -> charts.Timeline:
    """Everything that happened, newest first; `kind` shows one sort only, `whole` also what is older."""
    limit = MOST_EVENTS if whole else FIRST_EVENTS
    rows = [
        Happening(timezone.localtime(day).date(), sort, title, words, link)
        for day, sort, title, words, link in timeline_rows(group.pk, kind, MOST_EVENTS)
    ]
    if kind in {"", "step", "decision"}:
        rows += [_step(row) for row in list(decisions)[: limit + 1]]
    rows.sort(key=lambda row: row.day, reverse=True)
    here = reverse("groups:detail", args=[group.pk])
    shown = rows if kind or whole else _without_crowds(rows, here)
    filters = tuple(
        (str(label), f"{here}?show={code}#timeline" if code else f"{here}#timeline", code == kind)
        for code, label in _kinds()
    )
    more = f"{here}?show={kind}&whole=1#timeline" if len(shown) > limit and not whole else ""
    return charts.Timeline(tuple(map(_event, shown[:limit])), filters, more, by_month=whole)


def _without_crowds(rows: list[Happening], here: str) -> Sequence[Happening | charts.Event]:
    """Of many signals in a row the newest stays; the others become one line, so that decisions stay in view."""
    shown: list[Happening | charts.Event] = []
    for kind, run in groupby(rows, key=lambda row: row.kind):
        row = list(run)
        shown.append(row[0])
        if kind != "signal" or len(row) <= CROWD:
            shown += row[1:]
            continue
        words = ngettext(
            "%(n)s more signal, since %(day)s", "%(n)s more signals, since %(day)s", len(row) - 1
        )
        title = words % {"n": len(row) - 1, "day": nl_date_text(row[-1].day, "short")}
        by = Counter(other.title for other in row[1:])
        who = ", ".join(f"{name} ({number})" for name, number in by.most_common(4))
        shown.append(
            charts.Event(row[1].day, "signal", title, who, f"{here}?show=signal#timeline", _("See them"))
        )
    return shown


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("All")), ("signal", _("Signals")), ("decision", _("Decisions")), ("action", _("Actions")),
        ("note", _("Progress")), ("triangle", _("Driehoek")),
    )  # fmt: skip


def _step(row: GroupDecision) -> Happening:
    return Happening(timezone.localtime(row.decided_at).date(), "step", row.step, row.reason)


def _event(row: Happening | charts.Event) -> charts.Event:
    if isinstance(row, charts.Event):
        return row
    return charts.Event(row.day, row.kind, _title(row.kind, row.title), row.words, *_link(row.kind, row.link))


def _title(kind: str, title: str) -> str:
    return {
        "signal": _("Signal of %(who)s") % {"who": title},
        "decision": _("Decision in the meeting"),
        "action": _("Action done: %(what)s") % {"what": title},
        "note": _("Progress: %(what)s") % {"what": title},
        "triangle": _("Decided in the driehoek"),
        "step": str(STEPS.get(title, title)),
    }[kind]


def _link(kind: str, row_id: UUID | None) -> tuple[str, str]:
    names = {
        "signal": ("intake:detail", _("To the signal")),
        "decision": ("interpretation:detail", _("To the meeting")),
        "triangle": ("reporting:detail", _("To the report")),
    }
    if kind not in names or row_id is None:
        return ("", "")
    try:
        return (reverse(names[kind][0], args=[row_id]), names[kind][1])
    except NoReverseMatch:
        return ("", "")
