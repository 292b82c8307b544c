"""The administrator sees no content at all: not in one table, not on one page, whatever was told in the demo."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from duiding.directory.actor import acting
from duiding.directory.signin import capabilities
from duiding.installation.proofs.addresses import routes

pytestmark = pytest.mark.slow
# Lists that come with the product and hold nothing of a case.
LIBRARIES = {"casework_interpretationitem", "casework_catalogueitem"}
# Everything that people of the process wrote, and what it is called by.
WORDS = {
    "casework_signal": ("text", "reference", "impact"),
    "casework_youthgroup": ("code_name", "summary", "positive_aspects"),
    "casework_memberidentity": ("first_name", "last_name"),
    "casework_memberground": ("own_observation", "reason"),
    "casework_interpretation": ("text",),
    "casework_intervention": ("description", "expected_effect"),
    "casework_progressentry": ("text",),
    "casework_bottleneck": ("description", "asked_decision"),
    "casework_decision": ("text",),
    "casework_actionitem": ("description",),
    "casework_trianglereport": ("summary",),
    "casework_triangledecision": ("text",),
}


def tables(dsn: str) -> list[str]:
    with psycopg.connect(dsn) as asked:
        return [
            name
            for (name,) in asked.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                " AND relname !~ '^(directory|covenant|django|procrastinate)' ORDER BY 1"
            ).fetchall()
        ]


def written(dsn: str) -> set[str]:
    """What stands in the case tables, each text that is long enough to be recognised."""
    found: set[str] = set()
    with psycopg.connect(dsn) as asked:
        for table, columns in WORDS.items():
            for column in columns:
                rows = asked.execute(f"SELECT DISTINCT {column} FROM {table}".encode()).fetchall()
                found |= {text.strip() for (text,) in rows if text and len(text.strip()) > 5}
    return found


def test_no_row_of_any_table_of_the_process(demo):
    person, membership = demo.people["administrator"]
    token = capabilities.mint(person, membership, kind="service", minutes=5)
    names = tables(demo.superuser_dsn)
    assert len(names) > 40
    seen = {}
    with acting(token) as actor, connection.cursor() as cursor:
        assert actor.role == "ADM"
        for name in names:
            cursor.execute("SELECT has_table_privilege('duiding_web', %s, 'SELECT')", [name])
            if cursor.fetchone()[0]:
                cursor.execute(f"SELECT count(*) FROM {name}")
                seen[name] = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM audit.entry")
        seen["audit.entry"] = cursor.fetchone()[0]
    capabilities.end(token)
    assert {name for name, number in seen.items() if number} == LIBRARIES


def test_the_same_question_finds_rows_for_the_process_director(demo):
    """Else the test above could not fail."""
    person, membership = demo.people["director"]
    token = capabilities.mint(person, membership, kind="service", minutes=5)
    with acting(token), connection.cursor() as cursor:
        for table in WORDS:
            if table != "casework_memberidentity":  # a name opens with a reason only
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone()[0], table
    capabilities.end(token)


def test_no_word_of_a_case_on_any_page(demo):
    client, words = demo.client("administrator"), written(demo.superuser_dsn)
    assert len(words) > 300
    looked = 0
    for route in routes(demo.superuser_dsn):
        # The gallery of components shows invented samples to everybody.
        if route.kind in {"writes", "searches"} or route.name.startswith(("signin:", "web:components")):
            continue
        answer = client.get(route.path)
        if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            assert {text for text in words if text in page} == set(), route.name
            looked += 1
    assert looked > 40


def test_no_covenant_can_give_the_administrator_a_cell(world):
    for role in ("ADM", "AUD", "FIN", "GRF", "REC"):
        with pytest.raises(psycopg.DatabaseError, match="no covenant opens this cell"):
            world.plant(
                "INSERT INTO covenant_rule SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),"
                " 'role', %s::text))).* FROM covenant_rule r WHERE r.role = 'PR' LIMIT 1",
                (role,),
            )
