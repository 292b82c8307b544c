"""Words for the steps of a covenant and a DPIA, and what a guard lacks, said as what to do about it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

# What must stand before a version comes in force, and before the college and the mayor agree.
GUARDS: dict[str, Text] = {
    "fg_advice": _("The advice of the data protection officer is stored."),
    "dpia": _("There is an adopted DPIA whose review date is not over."),
    "dpia_renewed": _("The matrix is the same as now, or the DPIA was adopted anew for this version."),
    "base_parties": _("Every base party has signed."),
    "mandates": _("Every signature has a name, a function and a mandate."),
    "contact_point": _("There is a contact point for young people and parents."),
    "retention": _("All retention terms are confirmed."),
    "rules": _("The matrix holds at least one rule."),
    "not_started": _("The first day of the covenant has come."),
    "over": _("The last day of the covenant is not over."),
    "second_person_signing": _("Somebody else than who recorded the signatures puts it in force."),
}
BEFORE_AGREEMENT: dict[str, Text] = {
    "legal_check": _("The lawyer has looked at the text."),
    "fg_advice": _("The advice of the data protection officer is stored."),
    "second_person": _("Somebody else than who worked on this version agrees."),
}
# What no covenant can open.
CELLS: dict[str, Text] = {
    "no_case_role": _("This role never sees data of signals, groups or persons."),
    "too_early": _("Before step 2B no data about persons exist. Choose step 2B or later."),
    "never_names": _("This role never sees names or what is written about one person."),
    "attendance_only": _("Only the attendance officer records that an attendance action runs."),
    "own_action_only": _("This role sees a person only through an own action."),
    "police_data": _("For this role data of the police need the condition “valid police data decision”."),
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
    "second_person": _("You worked on this yourself. Somebody else must agree."),
    "second_person_signing": _(
        "You recorded signatures of this version. Somebody else must put it in force."
    ),
    "legal_check": _("First store what the lawyer found in the text."),
    "college": _("Fill in which decision the college took, and when."),
    "mayor": _("Fill in on which day the mayor agreed, for the own powers of the mayor."),
    "dpia_renewed": _("The matrix differs from the one that counts now. First adopt the DPIA anew."),
    "mandates": _("First fill in name, function and mandate of everybody who signed."),
    "findings": _("Write what the evaluation found, in at least 20 characters."),
    "next_evaluation": _("Choose the next evaluation within a year, and before the last day."),
    "extended_until": _("Choose a last day after the one of now, at most four years later."),
    "second_person_extending": _(
        "You started this evaluation yourself. Somebody else must extend the covenant."
    ),
    "review_on": _("First fill in a review date that is not over."),
    "review_far": _("Choose a review date within three years."),
    "dpia_advice": _("First the data protection officer advises on this DPIA."),
    "second_person_dpia": _("You asked the advice on this DPIA. Somebody else must adopt it."),
    **CELLS,
    "recipients": _("The decision names no organisation that receives data."),
    "article_16": _("Article 16 is about the mayor and the prosecution. Choose article 19 or 20 for others."),
    "outside_matrix": _(
        "A recipient is no signed party, or nobody there has a role for which the matrix opens these data."
    ),
    "fg_advice_party": _("First store an advice of the data protection officer about this party."),
    "term": _("This term is not possible. The trail is kept three years at the least."),
    "not_this_role": _("This is not for your role to approve."),
    "other_role": _("Somebody with another role must approve this."),
    "too_old": _("This was asked more than two weeks ago. It must be asked anew."),
    "own": _("Only who asked it can take it back."),
    "no_such_group": _("There is no group with this code name that you can see."),
    "opens_nothing": _("An invitation to part B of this group would open nothing for this role now."),
    "nothing_open": _("Nothing is open by this any more."),
    "role_stands": _("This role has ended, or you hold or asked it yourself."),
}
COVENANT_STEPS: dict[str, Text] = {
    "send_to_legal_check": _("Send to the legal check"),
    "back_to_concept": _("Back to concept"),
    "agree": _("Record the administrative agreement"),
    "open_signing": _("Open the signing"),
    "put_in_force": _("Put in force"),
    "evaluate": _("Start the evaluation"),
    "continue": _("Continue after the evaluation"),
    "extend": _("Extend the covenant"),
    "end": _("End the covenant"),
}
WARNINGS: dict[str, Text] = {
    "extend": _(
        "The parties have agreed to this on paper. The rules stay as they are; only the last day changes."
    ),
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
    "extend": _("extended"),
    "end": _("ended"),
    "expire": _("ended by itself, the last day was over"),
    "lapse": _("revision needed, the review date was over"),
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
