"""What a step of the report still lacks, as something to do; and which step of the group a decision takes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LACKS = {
    "names_in_text": _("The name of a young person stands in the text. Take it out."),
    "groups": _("Put at least one group in the report."),
    "summary": _("Tell the whole story in three sentences."),
    "reason": _("Write why."),
}
STEPS = {
    "ask_privacy_check": _("Ask the privacy check"),
    "back_to_concept": _("Send back to concept"),
    "adopt": _("Adopt: no names in it"),
    "send": _("Send to the driehoek"),
    "discuss": _("Discussed in the driehoek"),
}
STEP_OF_GROUP = {
    "prioritise": "prioritise",
    "not": "do_not_prioritise",
    "more_information": "back_to_interpretation",
}
