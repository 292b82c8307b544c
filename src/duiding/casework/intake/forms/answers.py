"""The other way round: the answers with which the form shows a stored signal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from duiding.casework.intake.forms.report import ONLINE_ONLY, OTHER_PLACE, TILES
from duiding.casework.intake.models import Signal
from duiding.directory.actor import AMSTERDAM

SAME = (
    "place_note", "text", "regime", "urgency", "age_band", "frequency", "impact", "already_done",
    "desired_follow_up", "online_platform", "online_theme", "guard_override",
)  # fmt: skip


def _where(signal: Signal, tiles: Iterable[str]) -> tuple[str, str]:
    if signal.place_id:
        key = str(signal.place_id)
        return (key, "") if key in tiles else (OTHER_PLACE, key)
    if signal.area_id:
        return OTHER_PLACE, f"area:{signal.area_id}"
    if signal.place_note:
        return OTHER_PLACE, ""
    return (ONLINE_ONLY if signal.online_platform else ""), ""


def answers_of(signal: Signal, tiles: Iterable[str]) -> dict[str, Any]:
    """`tiles` are the values of the places that have a tile of their own."""
    what = next((kind for kind in signal.behaviours if kind in dict(TILES)), "")
    where, other = _where(signal, tiles)
    start = signal.observed_from.astimezone(AMSTERDAM)
    until = signal.observed_until
    return {name: getattr(signal, name) for name in SAME} | {
        "what": what,
        "more": [kind for kind in signal.behaviours if kind != what],
        "where": where,
        "other_place": other,
        "when": "earlier",
        "day": start.date(),
        "day_time": start.time(),
        "until_time": until.astimezone(AMSTERDAM).time() if until else None,
        "number": signal.number_band,
    }
