"""New rows like those that stand: what somebody would have to write to add one."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator
from typing import Any

from duiding.installation.proofs.cells.facts import Asker, Group, Row, Signal

Values = dict[str, Any]

INITIAL = {
    "casework_signal": "concept", "casework_meeting": "planned", "casework_actionitem": "open",
    "casework_youthgroup": "signalled", "casework_groupmember": "proposed", "casework_actionplan": "concept",
    "casework_intervention": "proposed", "casework_bottleneck": "open", "casework_trianglereport": "concept",
    "covenant_covenant": "concept", "covenant_dpia": "planned", "directory_membership": "requested",
    "directory_proposal": "proposed", "privacy_question": "asked", "privacy_extract": "asked",
}  # fmt: skip
"""A row is born in this status; any other comes by a decision."""

ORGANISATION = {"organisation_id", "proposed_by_organisation_id"}


@dataclasses.dataclass(frozen=True)
class Candidate:
    """`born` is false for a row that begins in the middle of its life."""

    row: Row
    values: Values
    born: bool = True


def like(row: Row, values: Values, asker: Asker) -> Iterator[Candidate]:
    """As it stands, as the asker's own, and as something that begins further on."""
    fresh = values | ({"id": uuid.uuid4()} if "id" in values else {})
    first = _at_the_beginning(row, fresh)
    yield first
    own = _own(first, asker)
    if own != first:
        yield own
    if row.table in INITIAL and row.table != "casework_signal":
        # Further on, and otherwise as the asker would be most likely to get it in.
        later = "further" if row.table not in {"casework_youthgroup"} else "execution"
        yield dataclasses.replace(own, values=own.values | {"status": later}, born=False)


def _at_the_beginning(row: Row, values: Values) -> Candidate:
    if row.table == "covenant_retentionterm":
        return Candidate(row, values | {"confirmed_on": None})
    if row.table not in INITIAL:
        return Candidate(row, values)
    status = INITIAL[row.table]
    values = values | {"status": status}
    if row.table == "casework_youthgroup" and row.group:
        return Candidate(_reborn(row, row.group, status), values)
    if row.table == "casework_signal" and row.signal:
        born = Signal(row.signal.key, row.signal.reporter, row.signal.organisation, status)
        return Candidate(dataclasses.replace(row, signal=born, group=None), values | {"group_id": None})
    if row.table == "covenant_party":
        return Candidate(row, values | {"signed_on": None, "withdrawn_at": None})
    changes: dict[str, Any] = {"status": status}
    if row.table == "casework_trianglereport":
        changes["report"] = status
    return Candidate(dataclasses.replace(row, **changes), values)


def _reborn(row: Row, group: Group, status: str) -> Row:
    return dataclasses.replace(row, group=dataclasses.replace(group, status=status), status=status)


def _own(candidate: Candidate, asker: Asker) -> Candidate:
    """The same, written by who asks and for the own organisation."""
    row, values = candidate.row, dict(candidate.values)
    for column in ORGANISATION & set(values):
        values[column] = asker.organisation_id
        row = dataclasses.replace(row, organisation=asker.organisation)
    if row.table == "casework_signal" and row.signal:
        mine = Signal(row.signal.key, asker.person, asker.organisation, row.signal.status)
        return Candidate(dataclasses.replace(row, signal=mine), values | {"reporter_id": asker.person})
    if row.table in {"directory_secrecystatement", "covenant_instructionread", "privacy_reportreceipt"}:
        return Candidate(dataclasses.replace(row, own=asker.person), values | {"person_id": asker.person})
    return Candidate(row, values)
