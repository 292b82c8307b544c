"""Which buttons show in the administration. The database decides anyway."""

from __future__ import annotations

from uuid import UUID

from duiding.directory.actor import Actor
from duiding.directory.models import Membership
from duiding.directory.roles import Role
from duiding.directory.standing import STANDING


def may(actor: Actor, thing: str, deed: str) -> bool:
    return actor.role in STANDING[(thing, deed)]


def may_administer(actor: Actor) -> bool:
    return may(actor, "directory", "change")


def may_request(actor: Actor) -> bool:
    return may(actor, "membership", "request")


def grants_at_once(actor: Actor, person_id: UUID, role: str) -> bool:
    """Before the first covenant; but nobody makes themselves the data protection officer."""
    own_oversight = role == Role.FG and person_id == actor.person_id
    return not actor.four_eyes and may_administer(actor) and not own_oversight


def may_grant(actor: Actor, membership: Membership) -> bool:
    """Four eyes, from the first covenant on; before that there may be one person only."""
    if not may_administer(actor):
        return False
    own = actor.person_id in {membership.person_id, membership.created_by_id}
    return not own or grants_at_once(actor, membership.person_id, membership.role)
