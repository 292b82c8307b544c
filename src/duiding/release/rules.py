"""Who may do what with figures that leave; decides which buttons show. The database decides by itself."""

from __future__ import annotations

from duiding.directory.actor import Actor
from duiding.directory.standing import STANDING
from duiding.release.models import Circle, Release


def may_make(actor: Actor) -> bool:
    return actor.role in STANDING["figures", "release"]


def may_approve(actor: Actor, release: Release) -> bool:
    """Somebody else than the maker; the driehoek's figures go with its report."""
    return (
        actor.role in STANDING["figures", "approve"]
        and release.is_safe
        and release.approved_at is None
        and release.circle != Circle.TRIANGLE
        and (release.created_by_id != actor.person_id or not actor.four_eyes)
    )
