"""Verbs of the group: founding, deciding, interpreting, the list of names, and telling the young people."""

from duiding.casework.groups.actions.deciding import decide, end_invitation, invite
from duiding.casework.groups.actions.founding import (
    describe,
    found_group,
    link_signal,
    set_other_areas,
)
from duiding.casework.groups.actions.informing import (
    answer_question,
    ask_postponement,
    bounce_notification,
    confirm_notification,
    postpone_notification,
    send_notification,
    tell_end,
)
from duiding.casework.groups.actions.interpreting import contest, interpret
from duiding.casework.groups.actions.library import add_question, change_question, retire_question
from duiding.casework.groups.actions.listing import (
    add_source,
    conclude,
    confirm_member,
    correct_identity,
    describe_role,
    freeze_list,
    mark_attendance,
    propose_member,
    step_member,
    step_on_request,
)
from duiding.casework.groups.identity import close_names, open_names

__all__ = [
    "add_question", "add_source", "answer_question", "ask_postponement", "bounce_notification",
    "change_question", "close_names", "conclude", "confirm_member", "confirm_notification", "contest",
    "correct_identity", "decide", "describe", "describe_role", "end_invitation", "found_group",
    "freeze_list", "interpret", "invite", "link_signal", "mark_attendance", "open_names",
    "postpone_notification", "propose_member", "retire_question", "send_notification",
    "set_other_areas", "step_member", "step_on_request", "tell_end",
]  # fmt: skip
