"""What came of an agenda item: the note and the decisions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duiding.casework.intake.models import Signal, SignalReview
from duiding.casework.intake.states import SIGNAL
from duiding.casework.interpretation.models import AgendaItem, Decision, DecisionKind
from duiding.casework.interpretation.rules import RECORDING
from duiding.directory.actor import Actor
from duiding.directory.steps import database_speaks
from duiding.kernel.errors import NotNow

MOST_SIGNALS = 500


def record_outcome(item: AgendaItem, outcome: str, *, actor: Actor, version: int | None) -> None:
    """The note of the item; raises Conflict with the other text when somebody saved in between."""
    with database_speaks():
        item.change(version, outcome=outcome)


@transaction.atomic
def record_decision(
    item: AgendaItem,
    text: str,
    *,
    actor: Actor,
    kind: str = DecisionKind.AGREEMENT,
    taken_by: str = "consensus",
    dissent: str = "",
    reasons: str = "",
    effective_on: dt.date | None = None,
    group: Any = None,
) -> Decision:
    """Also tells that the signals of the item were discussed. `group`: only for an item without one."""
    if item.meeting.status not in RECORDING:
        raise NotNow(_("Decisions are recorded in the meeting and until its minutes are adopted."))
    decision = Decision(
        municipality_id=actor.municipality_id,
        item=item,
        part=item.part,
        kind=kind,
        text=text,
        taken_by=taken_by,
        dissent=dissent,
        reasons=reasons,
        effective_on=effective_on or actor.today,
        group_id=item.group_id or getattr(group, "pk", group),
    )
    with database_speaks():
        decision.save(force_insert=True)
        _discuss_signals(item, actor)
    return decision


def _discuss_signals(item: AgendaItem, actor: Actor) -> None:
    """The signal of the item, or what was linked to its group since the last time."""
    step = "discuss"
    sources = [move.source for move in SIGNAL if move.name == step and actor.role in move.by]
    signals = Signal.objects.filter(status__in=sources)
    if item.signal_id:
        signals = signals.filter(pk=item.signal_id)
    elif item.group_id:
        signals = signals.filter(group_links__group_id=item.group_id)
    else:
        return
    SignalReview.objects.bulk_create(
        SignalReview(
            signal_id=key,
            municipality_id=actor.municipality_id,
            step=step,
            source=status,
            target="discussed",
            decided_at=actor.at,
        )
        for key, status in signals.order_by().values_list("pk", "status")[:MOST_SIGNALS]
    )


def change_decision(
    decision: Decision, *, actor: Actor, version: int | None, text: str, reasons: str = "", dissent: str = ""
) -> None:
    """Until the minutes are adopted; afterwards see `correct_decision`."""
    with database_speaks():
        decision.change(version, text=text, reasons=reasons, dissent=dissent)


def correct_decision(
    decision: Decision, text: str, *, actor: Actor, reasons: str, dissent: str = ""
) -> Decision:
    """The adopted decision stays as it is; the new one stands beside it and says why."""
    correction = Decision(
        municipality_id=actor.municipality_id,
        item_id=decision.item_id,
        part=decision.part,
        group_id=decision.group_id,
        kind=decision.kind,
        text=text,
        taken_by=decision.taken_by,
        dissent=dissent,
        reasons=reasons,
        effective_on=actor.today,
        corrects=decision,
    )
    with database_speaks():
        correction.save(force_insert=True)
    return correction
