"""A signal in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from duiding.casework.intake.models import Behaviour, Signal

register = template.Library()
KINDS = {"admitted": "safe", "linked": "safe", "finished": "safe", "refused": "danger", "returned": "warning"}


@register.filter
def behaviours(signal: Signal) -> str:
    """All that was seen, in one line."""
    words = ", ".join(str(Behaviour(kind).label) for kind in signal.behaviours)
    return words[:1].upper() + words[1:] if words else _("Not filled in yet")


@register.filter
def where(signal: Signal) -> str:
    """The place, else the area; with what was written about it."""
    if signal.place:
        spot = signal.place.name
    elif signal.area:
        spot = signal.area.name
    else:
        spot = _("Online") if signal.online_platform else ""
    return ", ".join(part for part in (spot, signal.place_note) if part) or _("place not known")


@register.filter
def title(signal: Signal) -> str:
    return f"{behaviours(signal)} – {where(signal)}"


@register.filter
def status_kind(status: str) -> str:
    return KINDS.get(status, "")


@register.filter
def step_words(step: str) -> str:
    """What happened, as a reporter would say it."""
    return {
        "submit": _("Sent"),
        "resubmit": _("Sent again"),
        "take_up": _("Being read"),
        "return": _("Sent back"),
        "refuse": _("Refused"),
        "admit": _("Admitted"),
        "link": _("Linked"),
        "discuss": _("Discussed in the meeting"),
        "finish": _("Finished"),
        "expire": _("Expired"),
    }[step]
