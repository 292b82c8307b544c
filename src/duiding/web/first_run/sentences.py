"""What putting the covenant in force lacks, said as what to do about it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TO_DO: dict[str, str | Promise] = {
    "fg_advice": _("First store the advice of the data protection officer."),
    "dpia": _("First store an adopted impact assessment (DPIA)."),
    "base_parties": _("First let municipality, police and public prosecution service sign."),
    "dpia_renewed": _("The matrix differs from the one that counts now. First adopt the DPIA anew."),
    "mandates": _("First fill in name, function and mandate of everybody who signed."),
    "contact_point": _("First fill in the contact point."),
    "retention": _("First confirm the retention terms."),
    "rules": _("The matrix of the covenant is empty. Fill it first."),
    "older_in_force": _("Another version is in force. It must be replaced first."),
    "not_started": _("The covenant begins later. Wait for its first day."),
    "over": _("The last day of the covenant is over. Make a new version."),
    "reason": _("Write a reason of at least 5 characters."),
    "second_person_signing": _(
        "You recorded signatures of this version. Somebody else must put it in force."
    ),
}


def needed(codes: tuple[str, ...]) -> list[str]:
    return [str(TO_DO[code]) for code in codes]
