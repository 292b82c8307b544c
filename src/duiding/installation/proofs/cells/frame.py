"""The covenant's text, the directory and the library: what is known to whoever works here."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import psycopg

from duiding.installation.proofs.cells.facts import Row
from duiding.installation.proofs.cells.filling import TODAY
from duiding.installation.proofs.cells.ground import Ground, a_key
from duiding.installation.proofs.cells.law import ASKS

LONG_AGO = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
# A second version in force would give rights of its own; these give none.
OWNER = {"directory_secrecystatement": ", person_id", "directory_membership": ", deputy_for_id"}
VERSIONS = ("concept", "legal_check", "administrative_agreement", "signing", "ended", "replaced")


def plant_frame(ground: Ground) -> None:
    for number, status in enumerate(VERSIONS, 50):
        _lay_version(ground, number, status)
    instruction = ground.lay("covenant_workinstruction", number=900, slug="x")
    for person in {asker.person for asker in ground.askers}:
        ground.lay("covenant_instructionread", {"own": person}, person_id=person, instruction_id=instruction)
    ground.lay("covenant_dpiadecision", dpia_id=a_key(), step="start")
    ground.lay("directory_meetingname", name="x")
    ground.lay("directory_place", name="x", area_id=ground.area("here"))
    ground.lay("directory_membershipdecision", membership_id=a_key(), step="grant")
    ground.lay("covenant_dpia", {"status": "planned"}, status="planned")
    ground.lay("covenant_retentionterm", key=a_key().hex, confirmed_on=TODAY)
    _lay_roles(ground)
    _lay_proposals(ground)
    _lay_figures(ground)
    _lay_oversight(ground)
    _lay_insight(ground)
    ground.lay("covenant_workprocess", number=900)
    ground.lay("covenant_wpgrecipient", decision_id=a_key(), organisation_id=ground.organisation("town"))
    ground.lay("directory_area", name=a_key().hex, kind="village")
    ground.lay("directory_organisation", name=a_key().hex, active_from=TODAY, kind="halt")
    for asker in ground.askers:
        ground.lay_receipt(asker.person)
    ground.lay("casework_catalogueitem", code=a_key().hex, track="group", nature="voluntary")


def _lay_version(ground: Ground, number: int, status: str) -> None:
    """With a rule that would open everything to the registry, were it in force."""
    whole: dict[str, Any] = {"status": status}
    version = ground.lay("covenant_covenant", whole, number=number, status=status)
    article = ground.lay("covenant_article", whole, covenant_id=version, number="1")
    ground.lay(
        "covenant_rule", whole, covenant_id=version, article_id=article, role="GRF", step="3", category="D1",
        operation="read", relation="all", condition="none",
    )  # fmt: skip
    for organisation in ground.people.colleagues:
        ground.lay(
            "covenant_party", whole, covenant_id=version, organisation_id=ground.organisation(organisation)
        )
    ground.lay("covenant_covenantdecision", whole, covenant_id=version, step="agree")
    ground.lay("covenant_fgadvice", covenant_id=version)
    ground.lay("covenant_legalcheck", covenant_id=version)


def _lay_roles(ground: Ground) -> None:
    """A review with a line for everybody, and a role that is still asked."""
    review = ground.lay("directory_rolereview", due_on=TODAY + dt.timedelta(days=3650))
    for asker in ground.askers:
        ground.lay("directory_rolereviewline", review_id=review, membership_id=asker.membership)
    asked = ground.lay(
        "directory_membership", {"own": ground.lead}, person_id=ground.stranger, role="POL", status="requested",
        valid_from=TODAY, deputy_for_id=ground.lead,
    )  # fmt: skip
    for membership, status in ((asked, "requested"), (ground.askers[0].membership, "active")):
        ground.lay(
            "directory_workingarea", {"status": status}, membership_id=membership, area_id=ground.area("here")
        )


def _lay_figures(ground: Ground) -> None:
    """For every circle: not safe, safe, and let go by a second person."""
    digest = hashlib.sha256(b"x").hexdigest()
    safe = {"content": "x", "sha256": digest, "audit": json.dumps({"published_sha256": digest, "safe": True})}
    unsafe = {"content": "", "sha256": "", "audit": '{"safe": false}', "reason": "x"}
    for circle in ("triangle", "partners", "council"):
        for status in ("unsafe", "safe", "approved"):
            about = {"kind": circle, "setting": circle, "status": status}
            values = unsafe if status == "unsafe" else safe
            release = ground.lay(
                "release_release", about, circle=circle, threshold=10, method="round", is_safe=status != "unsafe",
                period_from=TODAY, period_until=TODAY, kind=a_key().hex, **values,
                approved_at=LONG_AGO if status == "approved" else None,
            )  # fmt: skip
            ground.lay("release_releaseproof", about, release_id=release)


def _lay_insight(ground: Ground) -> None:
    """A look, and what an approach will be judged by, long before its first month."""
    ground.lay("casework_increase", looked_until=TODAY, content="{}")
    ground.lay(
        "casework_effectregistration", area_id=ground.area("here"), comparisons=[a_key()], gate=[],
        begins_on=dt.date(TODAY.year + 10, 1, 1), months_before=12, months_after=6,
    )  # fmt: skip


def _lay_proposals(ground: Ground) -> None:
    """Of every kind, by the lead and by somebody else, waiting and approved."""
    for kind in ASKS:
        for whose in (ground.lead, ground.stranger):
            for status in ("proposed", "approved"):
                about = {"own": whose, "kind": kind, "setting": kind, "status": status}
                asked = ground.lay(
                    "directory_proposal",
                    about,
                    kind=kind,
                    status=status,
                    created_by_id=whose,
                    subject_id=a_key(),
                )
                ground.lay("directory_proposaldecision", about, proposal_id=asked, step="approve")


def _lay_oversight(ground: Ground) -> None:
    """Questions about looks at names, extracts, and who read the monthly report."""
    for status in ("asked", "answered"):
        question = ground.lay("privacy_question", {"status": status}, status=status, line_key=a_key())
        ground.lay("privacy_questiondecision", {"status": status}, question_id=question, step="answer")
    for status in ("asked", "approved"):
        extract = ground.lay(
            "privacy_extract",
            {"status": status},
            status=status,
            member_id=a_key(),
            group_id=a_key(),
            asked_on=TODAY,
        )
        ground.lay("privacy_extractdecision", {"status": status}, extract_id=extract, step="approve")
    for person in {asker.person for asker in ground.askers}:
        ground.lay("privacy_reportreceipt", {"own": person}, person_id=person, month=TODAY)


def found_before(connection: psycopg.Connection, ground: Ground, tables: list[str]) -> list[Row]:
    """Rows that the foundation of the municipality made: covenant in force, directory, library."""
    laid = {row.key for row in ground.rows}
    found = []
    for table in tables:
        column = "id" if table == "directory_municipality" else "municipality_id"
        status = ", status" if table in {"covenant_covenant", "covenant_dpia"} else ", ''"
        if table in {"covenant_article", "covenant_rule", "covenant_party"}:
            status = ", (SELECT c.status FROM covenant_covenant c WHERE c.id = covenant_id)"
        owner = OWNER.get(table, ", NULL")
        query = f"SELECT id{status}{owner} FROM {table} WHERE {column} = %s"
        for key, state, own in connection.execute(query.encode(), [ground.town.municipality_id]):
            if key not in laid:
                found.append(Row(table, key, ground.key, status=state, own=own))
    return found
