"""Groups: a code name nearby, another step, another view."""

from __future__ import annotations

from duiding.installation.proofs.hidden.edit import OUTSIDE, WORD, Edit, group_on_part_b, hidden_edit
from duiding.installation.proofs.planting import Planter


@hidden_edit
def group_with_a_code_name_nearby(plant: Planter) -> Edit:
    seen = group_on_part_b(plant)
    name = f"{seen['code_name'].rsplit(' ', 1)[0]} {plant.chance.randint(100, 999)}"
    key = plant.copy("casework_youthgroup", seen["id"], code_name=name, summary=WORD)
    return Edit(OUTSIDE | {"LP", "JC", "VNN", "OM", "JW", "BOA"}, {"group_id": key}, (name, WORD))


@hidden_edit
def description_of_a_group_on_part_b(plant: Planter) -> Edit:
    group = group_on_part_b(plant)
    plant.change("casework_youthgroup", group["id"], summary=WORD, positive_aspects=WORD, size_band="16+")
    return Edit(OUTSIDE | {"LP", "JC", "VNN"}, {"group_id": group["id"]}, (WORD, group["code_name"]))


@hidden_edit
def group_moved_a_step(plant: Planter) -> Edit:
    """From one step in which it is hidden to another."""
    group = group_on_part_b(plant)
    plant.change("casework_youthgroup", group["id"], status="problematic")
    return Edit(OUTSIDE | {"LP", "JC", "VNN"}, {"group_id": group["id"]}, (group["code_name"],))


@hidden_edit
def answer_in_the_interpretation(plant: Planter) -> Edit:
    given = plant.one(
        "SELECT i.* FROM casework_interpretation i JOIN casework_youthgroup g ON g.id = i.group_id"
        " WHERE g.status = 'interpretation' ORDER BY i.id"
    )
    key = plant.copy("casework_interpretation", given["id"], text=WORD, certainty="likely")
    return Edit(OUTSIDE | {"LP", "JC", "VNN"}, {"answer_id": key, "group_id": given["group_id"]}, (WORD,))
