"""Signals that may speak of one event: PostgreSQL finds what is near, fixed weights say how likely it is.

Only suggested to the reviewer. The block and the weights are data: policy/figures.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from duiding.casework.intake.models import Signal, SignalPair, Verdict
from duiding.casework.intake.rules import ADMITTED, IN_THE_INBOX
from duiding.covenant.figure_files import DuplicateRules, figure_rules
from duiding.figures.increase.duplicates import Alike, Weights
from duiding.figures.increase.likeness import RareWords

SHOWN, COMPARED = 3, 200
Pair = tuple[UUID, UUID]


@dataclass(frozen=True)
class Suggestion:
    """Another signal that may speak of the same event, and how far apart they are, in words."""

    other: Signal
    apart: str


@dataclass(frozen=True)
class Judged:
    """Another signal that the reviewer linked to this one or kept apart from it."""

    other: Signal
    is_same: bool
    words: str


def suggestions(signals: Sequence[Signal]) -> dict[UUID, list[Suggestion]]:
    """For each signal with any, the likeliest first; pairs that were judged are left out."""
    placed = [signal.pk for signal in signals if signal.place_id]
    if not placed:
        return {}
    rules = figure_rules().duplicates
    near = _near(placed, rules)
    if not near:
        return {}
    done = {(row[0], row[1]) for row in _verdicts(placed)}
    likely = [
        (pair, alike, alike.probability(Weights(**rules.weights), rules.hours, rules.metres))
        for pair, alike in _with_rare_words(near)
        if _ordered(pair) not in done
    ]
    likely = sorted((one for one in likely if one[2] >= rules.suggest_from), key=lambda one: -one[2])
    others = _signals({pair[1] for pair, _alike, _probability in likely})
    found: dict[UUID, list[Suggestion]] = {}
    for (mine, other), alike, _probability in likely:
        kept = found.setdefault(mine, [])
        if len(kept) < SHOWN and other in others:
            kept.append(Suggestion(others[other], _apart(alike)))
    return {key: kept for key, kept in found.items() if kept}


def judged_pairs(signal: Signal) -> list[Judged]:
    """What was said of this signal and others; the newest word of each pair."""
    newest = {(first, second): verdict for first, second, verdict in _verdicts([signal.pk])}
    others = _signals({key for pair in newest for key in pair} - {signal.pk})
    return [
        Judged(others[other], verdict == Verdict.SAME, str(Verdict(verdict).label))
        for pair, verdict in newest.items()
        for other in set(pair) - {signal.pk}
        if other in others
    ]


def _near(signals: list[UUID], rules: DuplicateRules) -> list[tuple[Pair, Alike]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT signal_id, other_id, hours, metres, same_type, same_source, trigram"
            " FROM ctx.near_in_block(%s, %s, %s)",
            [signals, rules.hours, rules.metres],
        )
        return [
            ((row[0], row[1]), Alike(row[2], row[3], row[4], row[5], row[6], 0.0))
            for row in cursor.fetchall()
        ]


def _with_rare_words(near: list[tuple[Pair, Alike]]) -> list[tuple[Pair, Alike]]:
    """Which words are rare follows from these texts and the newest ones in sight."""
    wanted = {key for pair, _alike in near for key in pair}
    newest = Signal.objects.filter(status__in=(*ADMITTED, *IN_THE_INBOX)).order_by("-observed_from", "-id")
    texts = dict(newest.values_list("pk", "text")[:COMPARED])
    texts |= dict(Signal.objects.filter(pk__in=wanted - set(texts)).values_list("pk", "text"))
    place = {key: number for number, key in enumerate(texts)}
    rare = RareWords(texts.values())
    return [
        (
            pair,
            Alike(
                alike.hours, alike.metres, alike.same_type, alike.same_source, alike.trigram,
                rare.shared(place[pair[0]], place[pair[1]]),
            ),
        )
        for pair, alike in near
        if pair[0] in place and pair[1] in place
    ]  # fmt: skip


def _verdicts(signals: list[UUID]) -> list[tuple[UUID, UUID, str]]:
    """Oldest first, so that a later word overwrites an earlier one."""
    rows = SignalPair.objects.filter(Q(first__in=signals) | Q(second__in=signals)).order_by(
        "created_at", "id"
    )
    return list(rows.values_list("first_id", "second_id", "verdict")[:500])


def _signals(keys: set[UUID]) -> dict[UUID, Signal]:
    rows = Signal.objects.filter(pk__in=keys).select_related("place", "area", "organisation")
    return {signal.pk: signal for signal in rows}


def _ordered(pair: Pair) -> Pair:
    return (pair[0], pair[1]) if pair[0] < pair[1] else (pair[1], pair[0])


def _apart(alike: Alike) -> str:
    """Such as "1 hour and 40 metres apart", rounded up."""
    words = {"hours": max(1, round(alike.hours)), "metres": round(alike.metres / 10) * 10}
    if alike.metres < 10:
        return _("same place, about %(hours)s hours apart") % words
    return _("about %(metres)s metres and %(hours)s hours apart") % words
