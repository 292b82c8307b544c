"""Who may record what an approach will be judged by; decides which buttons show. The database decides by itself."""

from __future__ import annotations

import datetime as dt

from duiding.casework.insight.models import EffectRegistration
from duiding.directory.actor import Actor


def may_promise(actor: Actor) -> bool:
    return actor.role == "PR"


def may_end(actor: Actor, row: EffectRegistration, today: dt.date) -> bool:
    return may_promise(actor) and row.ended_on is None and row.last_day >= today
