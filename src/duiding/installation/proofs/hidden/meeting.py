"""The meeting: part B, and items of part A about a group out of sight."""

from __future__ import annotations

from typing import Any

from duiding.installation.proofs.hidden.edit import OUTSIDE, WORD, Edit, hidden_edit
from duiding.installation.proofs.planting import Planter

AT_NO_TABLE = OUTSIDE | {"OOV", "BM", "OM"}


def _item_on_part_b(plant: Planter) -> tuple[Any, Any]:
    """Beside an item of part A about the same group; and its meeting."""
    beside = plant.one(
        "SELECT i.* FROM casework_agendaitem i JOIN casework_youthgroup g ON g.id = i.group_id"
        " WHERE i.part = 'A' AND i.signal_id IS NULL AND g.status = 'interpretation' ORDER BY i.id"
    )
    key = plant.copy("casework_agendaitem", beside["id"], part="B", title=WORD, outcome=WORD, order=99)
    return key, beside["meeting_id"]


@hidden_edit
def item_on_part_b(plant: Planter) -> Edit:
    key, meeting = _item_on_part_b(plant)
    hidden = AT_NO_TABLE | {"SEC", "LP", "JC", "VNN"}
    return Edit(hidden, {"item_id": key, "meeting_id": meeting}, (WORD,))


@hidden_edit
def decision_on_part_b(plant: Planter) -> Edit:
    given = plant.one("SELECT id FROM casework_decision ORDER BY id")
    item, meeting = _item_on_part_b(plant)
    group = plant.rows("SELECT group_id FROM casework_agendaitem WHERE id = %(i)s", i=item)[0]["group_id"]
    key = plant.copy("casework_decision", given["id"], part="B", item_id=item, group_id=group, text=WORD)
    keys = {"decision_id": key, "item_id": item, "meeting_id": meeting}
    return Edit(AT_NO_TABLE | {"SEC", "LP", "JC", "VNN"}, keys, (WORD,))


@hidden_edit
def item_about_a_group_out_of_sight(plant: Planter) -> Edit:
    item = plant.one(
        "SELECT i.* FROM casework_agendaitem i WHERE part = 'A' AND group_id IS NOT NULL ORDER BY i.id"
    )
    group = plant.one("SELECT id FROM casework_youthgroup WHERE status = 'interpretation' ORDER BY id")
    key = plant.copy("casework_agendaitem", item["id"], title=WORD, group_id=group["id"], signal_id=None)
    keys = {"item_id": key, "meeting_id": item["meeting_id"]}
    return Edit(AT_NO_TABLE | {"LP", "JC", "VNN"}, keys, (WORD,))


@hidden_edit
def action_of_somebody_else_on_part_b(plant: Planter) -> Edit:
    action = plant.one("SELECT * FROM casework_actionitem WHERE group_id IS NOT NULL ORDER BY id")
    group = plant.one("SELECT id FROM casework_youthgroup WHERE status = 'interpretation' ORDER BY id")
    owner = plant.one(
        "SELECT person_id FROM directory_membership WHERE role = 'PR' AND municipality_id = %(m)s ORDER BY id",
        m=action["municipality_id"],
    )
    key = plant.copy(
        "casework_actionitem", action["id"], part="B", description=WORD, group_id=group["id"], status="open",
        owner_id=owner["person_id"],
    )  # fmt: skip
    hidden = AT_NO_TABLE | {"SEC", "LP", "JC", "VNN"}
    return Edit(hidden, {"action_id": key}, (WORD,))
