"""What a guard lacks, said as what to do about it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "reporter": _("Only the person who wrote this signal can send it."),
    "changed": _("Change your signal first. It was sent back with a question."),
    "behaviour": _("Choose what you see."),
    "place": _("Choose where it is."),
    "number": _("Choose how many young people you see."),
    "regime": _("Choose whether you saw this during supervision or investigation."),
    "person_data": _(
        "The text still seems to hold something about a person. Mask it, or write why it does not."
    ),
    "ground": _("Choose why you send the signal back."),
    "reason": _("Write a reason of at least 5 characters."),
    "link": _("Link the signal to a group, or give it a known place."),
    "attachments": _("At most three documents come with a signal. Take one out first."),
    "feedback": _("First write to the reporter what was done with the signal."),
}


def sentences_for(codes: tuple[str, ...]) -> list[str]:
    """In the order of the codes; a code without a sentence is a programming error."""
    return [str(SENTENCES[code]) for code in codes]
