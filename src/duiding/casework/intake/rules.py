"""Who may do what with a signal, to show the right buttons; and what a text may not hold."""

from __future__ import annotations

from collections.abc import Mapping

from duiding.casework.intake.models import Signal, SignalStatus
from duiding.casework.intake.states import REPORTERS, SIGNAL
from duiding.directory.actor import Actor
from duiding.textguard import Finding, Kind, find, find_class_words, find_origin_words

FREE_TEXTS = (
    "place_note", "text", "impact", "already_done", "desired_follow_up", "online_platform", "online_theme",
)  # fmt: skip
# An account or a link belongs to a person; a citizen service number is never stored at all.
NEVER_ONLINE = {Kind.HANDLE, Kind.LINK, Kind.EMAIL}
NEVER = {Kind.BSN}
IN_THE_INBOX = (SignalStatus.SUBMITTED, SignalStatus.IN_REVIEW)
ADMITTED = (SignalStatus.ADMITTED, SignalStatus.LINKED, SignalStatus.DISCUSSED, SignalStatus.FINISHED)
EDITABLE = (SignalStatus.CONCEPT, SignalStatus.RETURNED)


def may_bring_in(actor: Actor) -> bool:
    return actor.role in REPORTERS


def may_edit(signal: Signal, actor: Actor) -> bool:
    """The reporter, as long as the signal is a concept or was sent back."""
    return signal.reporter_id == actor.person_id and signal.status in EDITABLE


def is_reviewer(actor: Actor) -> bool:
    return bool(SIGNAL.possible_for(SignalStatus.IN_REVIEW, actor.role))


def may_review(signal: Signal, actor: Actor) -> bool:
    return signal.status in IN_THE_INBOX and is_reviewer(actor)


def may(step: str, signal: Signal, actor: Actor) -> bool:
    found = SIGNAL.step(step, signal.status)
    return found is not None and actor.role in found.by


def may_discuss(signal: Signal, actor: Actor) -> bool:
    """It can come on the agenda of the meeting, by who leads it."""
    return may("discuss", signal, actor)


def must_choose_regime(actor: Actor) -> bool:
    """A special officer says in which capacity something was seen: it decides who may use it."""
    return actor.role == "BOA"


def personal_data(texts: Mapping[str, str]) -> dict[str, list[Finding]]:
    """What looks like personal data, for each field in which something was found."""
    found = {name: find(text) for name, text in texts.items() if text}
    return {name: findings for name, findings in found.items() if findings}


def loaded_words(texts: Mapping[str, str]) -> list[str]:
    """Words that put people in a class: origin, belief, crime labels."""
    return [
        word.excerpt
        for text in texts.values()
        for word in [*find_origin_words(text), *find_class_words(text)]
    ]


def never_stored(found: Mapping[str, list[Finding]]) -> set[str]:
    """The fields that hold what no explanation can excuse."""
    return {
        name
        for name, findings in found.items()
        for finding in findings
        if finding.kind in NEVER or (name.startswith("online_") and finding.kind in NEVER_ONLINE)
    }


def texts_of(signal: Signal) -> dict[str, str]:
    return {name: getattr(signal, name) for name in FREE_TEXTS}
