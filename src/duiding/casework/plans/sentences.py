"""What a step of the plan still lacks, as something to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LACKS = {
    "goal": _("Give the plan at least one goal."),
    "intervention": _("Give the plan at least one intervention."),
    "evaluation_date": _("Choose an evaluation date that is still to come."),
    "group_prioritised": _("The driehoek gives the group priority first. Then the planning starts."),
    "group_in_execution": _("Bring the group into execution first, on the page of the group."),
    "reason": _("Write why."),
}
STEPS = {
    "discuss": _("Discussed in the meeting"),
    "adopt": _("Adopt the plan"),
    "back_to_concept": _("Back to concept"),
    "start": _("Start the execution"),
    "adjust": _("Adjust the plan"),
    "finish": _("Finish the plan"),
    "withdraw": _("Withdraw the plan"),
}
