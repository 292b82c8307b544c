"""What one person never does alone, whatever it is: who may ask it, and who may approve it.

The database holds the same rows in `ctx.proposal_kind` and refuses an approval by who asked. Roles and versions of
the covenant have their own steps for it; what is here has the one form of `Proposal`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Kind:
    """`hours`: how long an approval opens something; without it the approval itself carries out what was asked."""

    label: Text
    asked_by: tuple[str, ...]
    approved_by: tuple[str, ...]
    by_another_role: bool = False
    hours: int | None = None


KINDS: dict[str, Kind] = {
    "role_until": Kind(_("a later end of a role"), ("PO", "ADM", "PR"), ("PO", "ADM", "PR")),
    "wpg_decision": Kind(_("a police data decision"), ("PO", "POL"), ("PO", "BM", "PR", "OOV", "POL")),
    "party_joins": Kind(
        _("a party that joins the covenant in force"), ("PR", "OOV", "PO", "ADM", "BM"), ("PR", "OOV", "PO", "BM")
    ),
    "retention_term": Kind(_("a retention term"), ("PO", "REC", "ADM"), ("PO", "REC", "PR")),
    "trail_export": Kind(
        _("the trail as a file"), ("FG", "PO", "AUD"), ("FG", "PO"), hours=24,
    ),
    "destruction": Kind(
        _("destruction of data over their term"), ("PO", "REC"), ("PO", "REC", "FG"), hours=72,
    ),
    "exceptional_access": Kind(
        _("exceptional access to a group"), ("POL", "OM", "JW", "BOA"), ("PR", "OOV", "BM"),
        by_another_role=True, hours=3,
    ),
}  # fmt: skip
# Whoever may ask or approve anything; the kind decides further.
APPROVERS = tuple(
    dict.fromkeys(role for kind in KINDS.values() for role in (*kind.asked_by, *kind.approved_by))
)


def rows() -> list[tuple[str, list[str], list[str], bool, int | None]]:
    """kind, asked by, approved by, by another role, hours: as they stand in the database."""
    return [
        (name, list(kind.asked_by), list(kind.approved_by), kind.by_another_role, kind.hours)
        for name, kind in KINDS.items()
    ]
