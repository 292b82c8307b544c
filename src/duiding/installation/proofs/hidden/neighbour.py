"""The other municipality on the same installation."""

from __future__ import annotations

from typing import Any

from duiding.installation.proofs.hidden.edit import EVERYBODY, THEIRS, WORD, Edit, hidden_edit
from duiding.installation.proofs.planting import Planter


def _theirs(plant: Planter, table: str) -> Any:
    return plant.one(f"SELECT * FROM {table} WHERE {THEIRS} ORDER BY id")


@hidden_edit
def signal_of_the_neighbour(plant: Planter) -> Edit:
    """With the words and the reference of one of ours."""
    row = _theirs(plant, "casework_signal")
    ours = plant.one("SELECT reference, text FROM casework_signal WHERE status = 'linked' ORDER BY id")
    key = plant.copy("casework_signal", row["id"], reference=ours["reference"], text=ours["text"])
    return Edit(EVERYBODY, {"signal_id": key}, (ours["reference"], ours["text"][:40]), of_neighbour=True)


@hidden_edit
def group_of_the_neighbour(plant: Planter) -> Edit:
    row = _theirs(plant, "casework_youthgroup")
    name = plant.one("SELECT code_name FROM casework_youthgroup WHERE status = 'execution' ORDER BY id")[
        "code_name"
    ]
    key = plant.copy("casework_youthgroup", row["id"], code_name=name, summary=WORD)
    return Edit(EVERYBODY, {"group_id": key}, (name, WORD), of_neighbour=True)


@hidden_edit
def people_of_the_neighbour(plant: Planter) -> Edit:
    row = _theirs(plant, "directory_person")
    key = plant.copy("directory_person", row["id"], name="Marit B.", work_email="marit@nieuw.example")
    organisation = _theirs(plant, "directory_organisation")
    plant.copy("directory_organisation", organisation["id"], name="Voetbalclub Nieuw")
    plant.change("directory_municipality", row["municipality_id"], contact_point=WORD, name=WORD)
    return Edit(EVERYBODY, {"person_id": key}, (WORD,), of_neighbour=True)


@hidden_edit
def covenant_of_the_neighbour(plant: Planter) -> Edit:
    rule = _theirs(plant, "covenant_rule")
    plant.change(
        "covenant_rule", rule["id"], role="SCH", category="D2", operation="read", relation="all", step="*"
    )
    party = _theirs(plant, "covenant_party")
    plant.change("covenant_party", party["id"], withdrawn_at="2026-01-01")
    area = _theirs(plant, "directory_area")
    plant.copy("directory_area", area["id"], name=WORD)
    return Edit(EVERYBODY, {"rule_id": rule["id"], "party_id": party["id"]}, (WORD,), of_neighbour=True)
