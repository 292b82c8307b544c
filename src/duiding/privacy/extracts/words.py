"""The words of an extract, for a young person or a parent: what each part and each field is."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duiding.casework.groups.models import DisclosureReason, MemberStatus, NotificationStatus

Text = str | Promise

# In the order in which they stand on paper.
PARTS: dict[str, Text] = {
    "identity": _("Who you are"),
    "list": _("Why you stand on the list"),
    "decisions": _("What was decided"),
    "role": _("What you do in the group"),
    "police": _("Data of the police"),
    "plan": _("What was agreed with you or about you"),
    "letters": _("Letters to you"),
}
LABELS: dict[str, Text] = {
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "born_on": _("Born on"),
    "residence": _("Municipality of residence"),
    "contact": _("Address for the letter"),
    "representative_name": _("Legal representative"),
    "representative_contact": _("Address of the legal representative"),
    "group": _("Code name of the group"),
    "status": _("Where you stand now"),
    "reason": _("Reason"),
    "observation": _("What was seen"),
    "residence_elsewhere": _("Lives elsewhere, and why you stand here"),
    "under_12": _("Asked because you are younger than 12"),
    "postponement": _("Asked whether the letter could wait"),
    "answer_FG": _("Advice of the data protection officer"),
    "answer_BM": _("Decision of the mayor"),
    "answer_PO": _("Decision of the privacy officer"),
    "attendance": _("An attendance action runs"),
    "told_end": _("You were told that it ends"),
    "confirm": _("Confirmed by another organisation"),
    "inform": _("You were told"),
    "include": _("Taken into the approach"),
    "leave": _("You left the group"),
    "dispute": _("You disputed it"),
    "restrict": _("Hidden for everybody on your request"),
    "resume": _("No longer disputed or hidden"),
    "remove": _("Taken off the list"),
    "role": _("In words"),
    "police": _("The police wrote a short conclusion"),
    "intervention": _("Action"),
    "progress": _("How it goes"),
    "person": _("Letter to you"),
    "representative": _("Letter to your legal representative"),
    "reaction": _("What you said about it"),
}
_STATUSES: dict[str, Text] = {status.value: status.label for status in MemberStatus}
SAID: dict[str, dict[str, Text]] = {
    "list": {**_STATUSES, "yes": _("yes")},
    "police": {"": _("Ask the police for the text (Wet politiegegevens, article 25).")},
    "letters": {status.value: status.label for status in NotificationStatus},
}
KINDS: dict[str, Text] = {
    "read": _("seen"),
    "insert": _("written down"),
    "update": _("changed"),
    "delete": _("deleted"),
    "list": _("that you stand on the list"),
    "identity": _("your name"),
    "role": _("what you do in the group"),
    "conclusion": _("the conclusion of the police"),
    "letter": _("your letter"),
    "attendance": _("that the school attendance officer works with you"),
    "intervention": _("an action about you"),
    "search": _("your name, searched"),
    "extract": _("all data, for this extract"),
}
REASONS: dict[str, Text] = {reason.value: reason.label for reason in DisclosureReason}
GUARDS: dict[str, Text] = {
    "second_person": _("Somebody else than who made the extract must decide."),
    "approval_is_old": _(
        "The approval is more than two weeks old. Make a new extract: data may have changed."
    ),
    "how": _("Say how it was handed out."),
}
STEPS: dict[str, Text] = {
    "approve": _("It may be handed out"),
    "refuse": _("It may not be handed out"),
    "withdraw": _("Withdraw it"),
    "hand_out": _("It was handed out"),
}
