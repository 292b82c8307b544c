"""Words for the steps of a covenant and a DPIA, and what a guard lacks, said as what to do about it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

GUARDS: dict[str, Text] = {
    "fg_advice": _("The advice of the data protection officer is stored."),
    "dpia": _("There is an adopted DPIA whose review date is not over."),
    "base_parties": _("Every base party has signed."),
    "contact_point": _("There is a contact point for young people and parents."),
    "retention": _("All retention terms are confirmed."),
    "rules": _("The matrix holds at least one rule."),
    "not_started": _("The first day of the covenant has come."),
    "over": _("The last day of the covenant is not over."),
    "second_person": _("Somebody else than who made this version agrees."),
}
LACKING: dict[str, Text] = {
    "reason": _("Write a reason of at least 5 characters."),
    "fg_advice": _("First store the advice of the data protection officer."),
    "dpia": _("First adopt a DPIA with a review date that is not over."),
    "base_parties": _("First let every base party sign."),
    "contact_point": _("First fill in the contact point of this version."),
    "retention": _("First confirm all retention terms."),
    "rules": _("First put at least one rule in the matrix."),
    "older_in_force": _("Another version is in force. It must be replaced or ended first."),
    "not_started": _("The first day of this covenant lies in the future. Wait for that day, or change it."),
    "over": _("The last day of this covenant is over. Change it first."),
    "second_person": _("You made this version yourself. Somebody else must agree."),
    "review_on": _("First fill in a review date that is not over."),
}
COVENANT_STEPS: dict[str, Text] = {
    "send_to_legal_check": _("Send to the legal check"),
    "back_to_concept": _("Back to concept"),
    "agree": _("Record the administrative agreement"),
    "open_signing": _("Open the signing"),
    "put_in_force": _("Put in force"),
    "evaluate": _("Start the evaluation"),
    "continue": _("Continue after the evaluation"),
    "end": _("End the covenant"),
}
WARNINGS: dict[str, Text] = {
    "end": _(
        "After this no covenant is in force. Everybody loses access to signals, groups and names at once."
    ),
    "put_in_force": _(
        "From this moment the rules of this version count. A version that is in force now is replaced."
    ),
}
DPIA_STEPS: dict[str, Text] = {
    "start": _("Start the work"),
    "ask_advice": _("Ask the data protection officer for advice"),
    "adopt": _("Adopt"),
    "needs_revision": _("Ask for a revision"),
}
DONE: dict[str, Text] = {
    "send_to_legal_check": _("sent to the legal check"),
    "back_to_concept": _("went back to concept"),
    "agree": _("administrative agreement"),
    "open_signing": _("signing opened"),
    "put_in_force": _("came in force"),
    "evaluate": _("evaluation started"),
    "continue": _("continued after the evaluation"),
    "end": _("ended"),
    "replace": _("replaced by a newer version"),
    "start": _("work started"),
    "ask_advice": _("advice of the data protection officer asked"),
    "adopt": _("adopted"),
    "needs_revision": _("revision asked"),
}
STARTS: dict[str, Text] = {
    "created": _("it is made"),
    "refused": _("it is refused"),
    "submitted": _("it is sent in"),
    "group_closed": _("the group is closed"),
    "decided_not_problematic": _("the group turns out not to be problematic"),
    "removed": _("the name is removed"),
    "handled": _("it is handled"),
    "logged": _("it happens"),
    "ended": _("it has ended"),
    "evening_held": _("the evening is over"),
    "trajectory_ended": _("the trajectory is over"),
    "year_ended": _("the year is over"),
}
THEN: dict[str, Text] = {
    "delete": _("delete"),
    "anonymise": _("make anonymous"),
    "with_group": _("goes along with the group"),
    "transfer": _("to the archive"),
}


def lacking(codes: tuple[str, ...]) -> list[str]:
    """In the order of the codes; a code without a sentence is a programming error."""
    return [str(LACKING[code]) for code in codes]
