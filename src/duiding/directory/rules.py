"""Which buttons show in the administration. The database decides anyway."""

from __future__ import annotations

from uuid import UUID

from duiding.directory.actor import Actor
from duiding.directory.standing import STANDING


def may(actor: Actor, thing: str, deed: str) -> bool:
    return actor.role in STANDING[(thing, deed)]


def may_administer(actor: Actor) -> bool:
    return may(actor, "directory", "change")


def may_request(actor: Actor) -> bool:
    return may(actor, "membership", "request")


def may_grant(actor: Actor, person_id: UUID, asked_by: UUID | None) -> bool:
    """Four eyes, from the first covenant on; before that there may be one person only."""
    if not may_administer(actor):
        return False
    return not actor.four_eyes or actor.person_id not in {person_id, asked_by}
