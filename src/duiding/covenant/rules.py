"""Who may do what with the covenant and the work process; decides which buttons show."""

from __future__ import annotations

from duiding.directory.actor import Actor
from duiding.directory.standing import STANDING


def _may(actor: Actor, what: str, operation: str) -> bool:
    return actor.role in STANDING[what, operation]


def may_change(actor: Actor) -> bool:
    return _may(actor, "covenant", "change")


def may_sign(actor: Actor) -> bool:
    return _may(actor, "covenant", "sign")


def may_advise(actor: Actor) -> bool:
    return _may(actor, "covenant", "advise")


def may_change_wpg(actor: Actor) -> bool:
    return _may(actor, "wpg", "change")


def may_change_dpia(actor: Actor) -> bool:
    return _may(actor, "dpia", "change")


def may_change_retention(actor: Actor) -> bool:
    return _may(actor, "retention", "change")


def may_change_process(actor: Actor) -> bool:
    return _may(actor, "process", "change")
