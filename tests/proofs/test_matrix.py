"""The oracle agrees with the database as it is, and finds each of five disagreements that are planted."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from django.conf import settings

from duiding.installation.proofs.cells.asked import Asked, Share
from duiding.installation.proofs.cells.board import laid_out
from duiding.installation.proofs.cells.circumstances import CIRCUMSTANCES

NAMES_OPEN = next(one for one in CIRCUMSTANCES if one.name == "names open")
NAMES_CLOSED = next(one for one in CIRCUMSTANCES if one.name == "names closed")

# A policy, the floor, a context function, a rule that is in force but not in the text, and a step.
PLANTED = {
    "covenant no, database yes: SCH read policeconclusion execution": (
        "casework_policeconclusion",
        "ALTER POLICY sees ON casework_policeconclusion USING (true)",
    ),
    "covenant no, database yes: PR elsewhere read directory_person": (
        "directory_person",
        "ALTER POLICY floor ON directory_person USING (true)",
    ),
    "covenant no, database yes: HALT read groupmember": (
        "casework_groupmember",
        "CREATE OR REPLACE FUNCTION ctx.members_within(p_category text, p_operation text) RETURNS uuid[]"
        " LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
        " AS 'SELECT array_agg(id) FROM casework_groupmember'",
    ),
    "covenant no, database yes: BEL read memberrole execution": (
        "casework_memberrole",
        "INSERT INTO covenant_rule (id, municipality_id, covenant_id, article_id, role, step, category, operation,"
        " relation, condition, note, created_at, updated_at, version)"
        " SELECT gen_random_uuid(), municipality_id, covenant_id, article_id, 'BEL', '6', 'D3', 'read', 'all', 'none',"
        " '', now(), now(), 1 FROM covenant_rule r WHERE role = 'PR' AND covenant_id IN"
        " (SELECT id FROM covenant_covenant WHERE status = 'in_force') LIMIT 1",
    ),
    "covenant yes, database no: POL add interpretation": (
        "casework_interpretation",
        "ALTER POLICY adds ON casework_interpretation WITH CHECK (false)",
    ),
}


@pytest.fixture(scope="module")
def board(server, django_db_blocker):
    with django_db_blocker.unblock(), laid_out(server, Path(settings.POLICY_DIR)) as made:
        yield made


def _deviations(board, circumstance, table):
    with board.under(circumstance) as connection:
        asked = Asked(board, circumstance, connection)
        found = asked.reads(tables=[table]) + asked.adds(Share(300), tables=[table])
    return {str(deviation) for deviation in found}


@pytest.mark.parametrize(("says", "planted"), PLANTED.items(), ids=[table for table, _ in PLANTED.values()])
def test_what_is_planted_is_found_and_nothing_without_it(board, says, planted):
    table, statement = planted
    assert _deviations(board, NAMES_CLOSED, table) == set()
    weakened = dataclasses.replace(NAMES_CLOSED, statements=(*NAMES_CLOSED.statements, statement))
    assert any(line.startswith(says) for line in _deviations(board, weakened, table))


def test_who_opened_the_names_sees_them_and_the_text_says_so(board):
    """The same question, with a yes in it: the oracle does not find agreement in that nobody sees anything."""
    with board.under(NAMES_OPEN) as connection:
        asked = Asked(board, NAMES_OPEN, connection)
        assert asked.reads(tables=["casework_memberidentity"]) == []
    seen = dataclasses.replace(NAMES_CLOSED, statements=NAMES_OPEN.statements)
    assert any(
        "database yes: PR read memberidentity" in line
        for line in _deviations(board, seen, "casework_memberidentity")
    )
