"""An edit that the reader may not notice, and the words that all kinds of edits share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from duiding.installation.proofs.planting import Planter, Row

WORD = "Kanariegeluid"


@dataclass(frozen=True)
class Edit:
    """`keys` by the name that addresses use; `words` are searched for; `hidden_from` are roles of our municipality."""

    hidden_from: frozenset[str]
    keys: dict[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    of_neighbour: bool = False


Kind = Callable[[Planter], Edit]
KINDS: dict[str, Kind] = {}

NEVER_CONTENT = frozenset({"GRF", "ADM", "FG", "PO"})
OUTSIDE = NEVER_CONTENT | {"SCH", "HALT", "BEL"}
EVERYBODY = OUTSIDE | {
    "PR", "SEC", "OOV", "BM", "POL", "OM", "JW", "BOA", "LP", "JC", "VNN",
}  # fmt: skip
OURS = "municipality_id = (SELECT id FROM directory_municipality WHERE slug = 'vlierdam')"
THEIRS = "municipality_id = (SELECT id FROM directory_municipality WHERE slug <> 'vlierdam')"


def hidden_edit(kind: Kind) -> Kind:
    KINDS[kind.__name__] = kind
    return kind


def a_signal(plant: Planter, status: str) -> Row:
    """Brought in by police, youth work or street wardens: they may see more of it than others."""
    return plant.one(
        "SELECT s.* FROM casework_signal s JOIN directory_membership m ON m.person_id = s.reporter_id"
        f" WHERE s.{OURS} AND s.status = %(status)s AND m.role IN ('POL', 'JW', 'BOA') ORDER BY s.id",
        status=status,
    )


def lane_of(plant: Planter, organisation: Any, lane_class: str) -> Any:
    """The lane in which such a signal of this organisation walks, made when nothing walked there yet."""
    lanes = plant.rows(
        "SELECT id, lane_class FROM casework_signallane WHERE organisation_id = %(o)s ORDER BY id",
        o=organisation,
    )
    found = [lane["id"] for lane in lanes if lane["lane_class"] == lane_class]
    return found[0] if found else plant.copy("casework_signallane", lanes[0]["id"], lane_class=lane_class)


def a_group(plant: Planter, *statuses: str) -> Row:
    return plant.one(
        f"SELECT * FROM casework_youthgroup WHERE {OURS} AND status = ANY (%(s)s) ORDER BY id",
        s=list(statuses),
    )


def a_member(plant: Planter) -> Row:
    return plant.one(
        "SELECT m.*, i.first_name, i.last_name FROM casework_groupmember m"
        " JOIN casework_memberidentity i ON i.member_id = m.id ORDER BY m.id"
    )


def group_on_part_b(plant: Planter) -> Row:
    """In 2B and 3 a group is known to who is invited, and to few others."""
    return a_group(plant, "interpretation")
