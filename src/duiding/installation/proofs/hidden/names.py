"""Members and what is written about them: in the names most of all nobody may see a difference."""

from __future__ import annotations

from duiding.installation.proofs.hidden.edit import EVERYBODY, OUTSIDE, WORD, Edit, a_member, hidden_edit
from duiding.installation.proofs.planting import Planter


@hidden_edit
def member_of_the_same_name(plant: Planter) -> Edit:
    member = a_member(plant)
    key = plant.copy("casework_groupmember", member["id"])
    plant.copy_as("casework_memberidentity", member["id"], "member_id", key)
    hidden = OUTSIDE | {"SEC", "OOV", "BM", "LP", "JC", "VNN"}
    return Edit(hidden, {"member_id": key, "group_id": member["group_id"]}, (member["last_name"],))


@hidden_edit
def name_of_a_member(plant: Planter) -> Edit:
    """Nobody opened the names: also who may ask for them sees no difference."""
    member = a_member(plant)
    plant.change(
        "casework_memberidentity", member["id"], by="member_id", last_name=WORD, first_name="Anders",
        contact="Andere straat 1", residence_elsewhere="Elders",
    )  # fmt: skip
    keys = {"member_id": member["id"], "group_id": member["group_id"]}
    return Edit(EVERYBODY, keys, (WORD, member["last_name"]))


@hidden_edit
def age_of_a_member(plant: Planter) -> Edit:
    member = a_member(plant)
    plant.change("casework_memberidentity", member["id"], by="member_id", born_on="2016-01-01")
    keys = {"member_id": member["id"], "group_id": member["group_id"]}
    return Edit(EVERYBODY, keys)


@hidden_edit
def source_of_a_member(plant: Planter) -> Edit:
    member = a_member(plant)
    text = f"{WORD} stond zelf bij de groep en deed mee."
    plant.change("casework_memberground", member["id"], by="member_id", own_observation=text, reason=text)
    keys = {"member_id": member["id"], "group_id": member["group_id"]}
    return Edit(OUTSIDE | {"SEC", "OOV", "BM", "LP", "JC", "VNN"}, keys, (WORD,))


@hidden_edit
def letter_to_a_member(plant: Planter) -> Edit:
    letter = plant.one("SELECT * FROM casework_notification ORDER BY id")
    key = plant.copy("casework_notification", letter["id"], status="to_send", sent_on=None, reaction=WORD)
    keys = {"notification_id": key, "group_id": letter["group_id"], "member_id": letter["member_id"]}
    return Edit(OUTSIDE | {"SEC", "OOV", "BM", "LP", "JC", "VNN"}, keys, (WORD,))


@hidden_edit
def role_and_conclusion_of_a_member(plant: Planter) -> Edit:
    """D3 and D4: the demo has none of them, so both come new."""
    member = a_member(plant)
    values = {"id": plant.key(), "m": member["id"], "g": member["group_id"], "t": WORD,
              "o": member["proposed_by_organisation_id"], "town": member["municipality_id"]}  # fmt: skip
    plant.connection.execute(
        b"INSERT INTO casework_memberrole (id, municipality_id, member_id, group_id, text, organisation_id, expires_on,"
        b" created_at, updated_at, version) SELECT %(id)s, %(town)s, %(m)s, %(g)s, %(t)s, %(o)s, current_date + 90,"
        b" ctx.now(), ctx.now(), 1",
        values,
    )
    plant.connection.execute(
        b"INSERT INTO casework_policeconclusion (id, municipality_id, member_id, group_id, wpg_decision_id,"
        b" scan_received_on, text, created_at, updated_at, version) SELECT %(id)s, %(town)s, %(m)s, %(g)s, d.id,"
        b" current_date, %(t)s, ctx.now(), ctx.now(), 1 FROM covenant_wpgdecision d"
        b" WHERE d.municipality_id = %(town)s LIMIT 1",
        values,
    )
    keys = {"member_id": member["id"], "group_id": member["group_id"]}
    hidden = OUTSIDE | {"SEC", "OOV", "BM", "LP", "JC", "VNN", "BOA", "JW"}
    return Edit(hidden, keys, (WORD,))


@hidden_edit
def names_opened_by_somebody_else(plant: Planter) -> Edit:
    look = plant.one("SELECT * FROM casework_disclosure ORDER BY id")
    plant.copy("casework_disclosure", look["id"], reason="letter")
    person = plant.rows("SELECT role FROM directory_membership WHERE id = %(m)s", m=look["membership_id"])
    hidden = EVERYBODY - {"FG", "PO", person[0]["role"]}
    return Edit(hidden, {"group_id": look["group_id"]})


@hidden_edit
def another_party_invited(plant: Planter) -> Edit:
    given = plant.one(
        "SELECT i.* FROM casework_partbinvitation i JOIN casework_youthgroup g ON g.id = i.group_id"
        " WHERE g.status = 'interpretation' ORDER BY i.id"
    )
    key = plant.copy("casework_partbinvitation", given["id"], purpose=f"{WORD} {WORD}")
    keys = {"invitation_id": key, "group_id": given["group_id"]}
    return Edit(OUTSIDE | {"LP", "JC", "VNN"}, keys, (WORD,))
