"""Signals at the place and hour and with the words of one that is seen."""

from __future__ import annotations

from duiding.installation.proofs.hidden.edit import (
    EVERYBODY,
    OUTSIDE,
    WORD,
    Edit,
    a_group,
    a_signal,
    hidden_edit,
    lane_of,
)
from duiding.installation.proofs.planting import Planter


@hidden_edit
def signal_with_a_group(plant: Planter) -> Edit:
    seen = a_signal(plant, "linked")
    group = a_group(plant, "interpretation")
    lane = lane_of(plant, seen["organisation_id"], "grouped")
    key = plant.copy(
        "casework_signal", seen["id"], group_id=group["id"], lane_id=lane, text=f"{seen['text']} {WORD}",
        reference="KANAR1", version=1,
    )  # fmt: skip
    link = plant.rows("SELECT id FROM casework_groupsignal WHERE signal_id = %(k)s", k=seen["id"])[0]
    plant.copy("casework_groupsignal", link["id"], signal_id=key, group_id=group["id"])
    return Edit(OUTSIDE, {"signal_id": key}, (WORD, "KANAR1"))


@hidden_edit
def signal_in_the_inbox(plant: Planter) -> Edit:
    seen = a_signal(plant, "linked")
    key = plant.copy(
        "casework_signal", seen["id"], status="submitted", group_id=None, text=WORD, reference="KANAR1",
        lane_id=lane_of(plant, seen["organisation_id"], "inbox"),
    )  # fmt: skip
    review = plant.rows("SELECT id FROM casework_signalreview WHERE signal_id = %(k)s", k=seen["id"])[0]
    plant.copy("casework_signalreview", review["id"], signal_id=key, step="submit", target="submitted")
    return Edit(OUTSIDE | {"SEC", "BM", "OM"}, {"signal_id": key}, (WORD, "KANAR1"))


@hidden_edit
def draft_of_somebody_else(plant: Planter) -> Edit:
    seen = a_signal(plant, "linked")
    key = plant.copy(
        "casework_signal", seen["id"], status="concept", group_id=None, text=WORD, reference="KANAR1",
        lane_id=lane_of(plant, seen["organisation_id"], "draft"),
    )  # fmt: skip
    return Edit(OUTSIDE | {"PR", "SEC", "BM", "OM"}, {"signal_id": key}, (WORD, "KANAR1"))


@hidden_edit
def refused_signal(plant: Planter) -> Edit:
    seen = a_signal(plant, "linked")
    key = plant.copy(
        "casework_signal", seen["id"], status="refused", group_id=None, text="", reference="KANAR1",
        lane_id=lane_of(plant, seen["organisation_id"], "closed"),
    )  # fmt: skip
    return Edit(OUTSIDE | {"SEC", "BM", "OM"}, {"signal_id": key}, ("KANAR1",))


@hidden_edit
def other_words_in_hidden_signals(plant: Planter) -> Edit:
    """No row comes or goes: only what five of them say."""
    group = a_group(plant, "interpretation")
    rows = plant.rows(
        "SELECT id, reference FROM casework_signal WHERE group_id = %(g)s ORDER BY id LIMIT 5", g=group["id"]
    )
    for row in rows:
        plant.change("casework_signal", row["id"], text=WORD, urgency="soon")
    return Edit(OUTSIDE, {"signal_id": rows[0]["id"]}, (WORD, rows[0]["reference"]))


@hidden_edit
def document_with_a_hidden_signal(plant: Planter) -> Edit:
    document = plant.one("SELECT * FROM casework_signalattachment ORDER BY id")
    key = plant.copy("casework_signalattachment", document["id"])
    return Edit(OUTSIDE, {"attachment_id": key}, ())


@hidden_edit
def unmasked_text(plant: Planter) -> Edit:
    original = plant.one("SELECT * FROM casework_signaloriginal ORDER BY id")
    plant.change("casework_signaloriginal", original["id"], text=WORD)
    return Edit(EVERYBODY - {"PR"}, {"signal_id": original["signal_id"]}, (WORD,))
