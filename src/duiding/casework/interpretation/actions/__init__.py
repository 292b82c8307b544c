"""Verbs of the meeting. Each raises a Refusal when it may not be or cannot be now."""

from duiding.casework.interpretation.actions.agenda import (
    Section,
    add_item,
    change_item,
    move_item,
    put_fixed_agenda,
    take_off,
)
from duiding.casework.interpretation.actions.meetings import (
    add_participant,
    adopt_minutes,
    cancel_meeting,
    change_meeting,
    close_agenda,
    draft_minutes,
    hold,
    open_agenda,
    plan_meeting,
    record_attendance,
    start_part_b,
)
from duiding.casework.interpretation.actions.outcomes import (
    change_decision,
    correct_decision,
    record_decision,
    record_outcome,
)
from duiding.casework.interpretation.actions.tasks import (
    drop_action,
    finish_action,
    record_action,
    reopen_action,
    start_action,
)

__all__ = [
    "Section", "add_item", "add_participant", "adopt_minutes", "cancel_meeting", "change_decision",
    "change_item", "change_meeting", "close_agenda", "correct_decision", "draft_minutes", "drop_action",
    "finish_action",
    "hold", "move_item", "open_agenda", "plan_meeting", "put_fixed_agenda", "record_action",
    "record_attendance", "record_decision", "record_outcome", "reopen_action", "start_action", "start_part_b",
    "take_off",
]  # fmt: skip
