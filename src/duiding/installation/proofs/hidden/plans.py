"""Plans, interventions for one member, bottlenecks, reports that are not sent."""

from __future__ import annotations

from duiding.installation.proofs.hidden.edit import EVERYBODY, OUTSIDE, WORD, Edit, hidden_edit
from duiding.installation.proofs.planting import Planter


@hidden_edit
def plan_of_a_group(plant: Planter) -> Edit:
    plan = plant.one("SELECT * FROM casework_actionplan ORDER BY id")
    plant.change("casework_actionplan", plan["id"], problem_definition=WORD, ambition=WORD, track_person=WORD)
    goal = plant.one("SELECT * FROM casework_plangoal ORDER BY id")
    plant.copy("casework_plangoal", goal["id"], plan_id=plan["id"], group_id=plan["group_id"], text=WORD)
    hidden = OUTSIDE - {"BEL"}
    return Edit(hidden, {"plan_id": plan["id"], "group_id": plan["group_id"]}, (WORD,))


@hidden_edit
def intervention_for_one_member(plant: Planter) -> Edit:
    """What is done with one person shows only to its owner and to who may know the names."""
    given = plant.one("SELECT * FROM casework_intervention ORDER BY id")
    member = plant.one(
        "SELECT * FROM casework_groupmember WHERE group_id = %(g)s ORDER BY id", g=given["group_id"]
    )
    owner = plant.rows(
        "SELECT p.organisation_id, p.id FROM directory_person p JOIN directory_membership m ON m.person_id = p.id"
        " WHERE m.role = 'PR' AND m.municipality_id = %(m)s",
        m=given["municipality_id"],
    )[0]
    key = plant.copy(
        "casework_intervention", given["id"], member_id=member["id"], track="person", description=WORD,
        owner_id=owner["id"], owner_organisation_id=owner["organisation_id"],
    )  # fmt: skip
    entry = plant.one("SELECT * FROM casework_progressentry ORDER BY id")
    plant.copy(
        "casework_progressentry", entry["id"], intervention_id=key, group_id=given["group_id"], text=WORD
    )
    hidden = OUTSIDE | {"SEC", "OOV", "BM", "VNN"}
    return Edit(hidden, {"intervention_id": key, "group_id": given["group_id"]}, (WORD,))


@hidden_edit
def bottleneck_of_a_group(plant: Planter) -> Edit:
    given = plant.one("SELECT * FROM casework_bottleneck ORDER BY id")
    group = plant.one("SELECT id FROM casework_youthgroup WHERE status = 'interpretation' ORDER BY id")
    key = plant.copy(
        "casework_bottleneck", given["id"], description=WORD, asked_decision=WORD, group_id=group["id"],
        intervention_id=None,
    )  # fmt: skip
    return Edit(OUTSIDE | {"LP", "JC", "VNN"}, {"bottleneck_id": key, "group_id": group["id"]}, (WORD,))


@hidden_edit
def report_that_is_not_sent(plant: Planter) -> Edit:
    given = plant.one("SELECT * FROM casework_trianglereport ORDER BY id")
    key = plant.copy("casework_trianglereport", given["id"], status="concept", summary=WORD)
    hidden = EVERYBODY - {"PR", "OOV"}
    return Edit(hidden, {"report_id": key}, (WORD,))
