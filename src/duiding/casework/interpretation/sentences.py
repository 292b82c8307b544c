"""What the guards of the meeting ask, as sentences for the screen."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GUARDS: dict[str, Promise | str] = {
    "items": _("Put at least one item on the agenda first."),
    "not_yet_day": _("The meeting is on a later day. Change the date first if it is today."),
    "attendance": _("Note who was there first."),
    "result": _("Write in one line what came of it."),
    "reason": _("Give a reason of at least a few words."),
}


def explain(codes: Iterable[str]) -> list[str]:
    """A code without a sentence is a fault of ours, so it fails aloud."""
    return [str(GUARDS[code]) for code in codes]
