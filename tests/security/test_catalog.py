"""What must hold for every table, policy, function and grant, read from the live catalogue."""

from __future__ import annotations

import psycopg
import pytest

# Hold no case data; each with the reason why it stands outside row-level security.
TECHNICAL = {
    "django_migrations": "which migrations ran",
    "procrastinate_jobs": "the queue; arguments are keys only",
    "procrastinate_events": "the queue",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
}
APP_ROLES = ("duiding_web", "duiding_worker", "duiding_signin", "duiding_trust")


@pytest.fixture(scope="module")
def catalogue(shared_world):
    def ask(statement: str) -> list[tuple]:
        with psycopg.connect(shared_world.superuser_dsn) as connection:
            return connection.execute(statement.encode()).fetchall()

    return ask


def test_every_table_is_closed_also_for_its_owner(catalogue):
    open_tables = catalogue("""
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT (relrowsecurity AND relforcerowsecurity)""")
    assert {name for (name,) in open_tables} - set(TECHNICAL) == set()


def test_every_case_table_has_the_floor_of_the_municipality(catalogue):
    rows = catalogue("""
        SELECT c.relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive
                                           AND p.polcmd = '*')""")
    assert {name for (name,) in rows} == {"directory_writereceipt"}  # its only policy is: your own rows


def test_no_policy_is_for_everybody(catalogue):
    assert catalogue("SELECT polname FROM pg_policy WHERE 0 = ANY (polroles)") == []


def test_every_policy_asks_its_arrays_once_per_query(catalogue):
    """A context function outside a sub-select would run for each row."""
    bare = []
    for name, table, expression in catalogue("""
        SELECT polname, polrelid::regclass::text, coalesce(pg_get_expr(polqual, polrelid), '') || ' '
            || coalesce(pg_get_expr(polwithcheck, polrelid), '') FROM pg_policy"""):
        rest = expression.replace("( SELECT ctx.", "").replace("(SELECT ctx.", "")
        if "ctx." in rest:
            bare.append((table, name))
    assert set(bare) <= {
        # one row at a time by nature: is this covenant version still a concept?
        ("covenant_article", "adds"), ("covenant_article", "changes"), ("covenant_rule", "adds"),
        ("covenant_rule", "removes"),
        # ... is it being signed, or in force?
        ("covenant_party", "changes"),
        # ... does this decision name its recipients already?
        ("covenant_wpgrecipient", "adds"),
    }  # fmt: skip


def test_definer_functions_pin_their_search_path_with_temp_last(catalogue):
    loose = catalogue("""
        SELECT p.oid::regprocedure::text FROM pg_proc p
        WHERE p.pronamespace IN ('ctx'::regnamespace, 'audit'::regnamespace)
        AND p.prosecdef AND NOT EXISTS (SELECT FROM unnest(p.proconfig) setting
                                        WHERE setting LIKE 'search_path=pg_catalog%pg_temp')""")
    assert loose == []


def test_no_function_of_ours_is_for_everybody(catalogue):
    public = catalogue("""
        SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('ctx', 'audit') AND p.prorettype <> 'trigger'::regtype
        AND has_function_privilege('duiding_backup', p.oid, 'EXECUTE')""")
    assert public == []


@pytest.mark.parametrize("role", APP_ROLES)
def test_an_application_role_owns_nothing_and_can_do_nothing_special(catalogue, role):
    (flags,) = catalogue(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication"
        f" FROM pg_roles WHERE rolname = '{role}'"
    )
    assert not any(flags)
    assert catalogue(f"SELECT relname FROM pg_class WHERE relowner = '{role}'::regrole") == []
    assert catalogue(f"SELECT has_database_privilege('{role}', current_database(), 'TEMP')") == [(False,)]
    assert catalogue(f"SELECT has_schema_privilege('{role}', 'public', 'CREATE')") == [(False,)]


def test_the_web_role_has_no_way_into_the_accounts(catalogue):
    assert catalogue("SELECT has_schema_privilege('duiding_web', 'accounts', 'USAGE')") == [(False,)]
    assert (
        catalogue("""
        SELECT table_name FROM information_schema.role_table_grants
        WHERE table_schema = 'accounts' AND grantee IN ('duiding_web', 'duiding_worker', 'duiding_trust')""")
        == []
    )


def test_nobody_may_update_a_status(catalogue):
    allowed = catalogue("""
        SELECT grantee, table_name FROM information_schema.column_privileges
        WHERE table_schema = 'public' AND column_name IN ('status', 'status_since') AND privilege_type = 'UPDATE'
        AND grantee IN ('duiding_web', 'duiding_worker')""")
    assert [row for row in allowed if row[1] not in TECHNICAL] == []


def test_the_web_role_deletes_no_case_data(catalogue):
    rows = catalogue("""
        SELECT table_name FROM information_schema.role_table_grants
        WHERE table_schema = 'public' AND grantee = 'duiding_web' AND privilege_type IN ('DELETE', 'TRUNCATE')""")
    assert {name for (name,) in rows} <= {"covenant_rule", "directory_workingarea"} | set(TECHNICAL)


def test_every_view_runs_with_the_rights_of_the_asker(catalogue):
    assert (
        catalogue("""
        SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace IN ('public'::regnamespace,
        'ctx'::regnamespace) AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)""")
        == []
    )


def test_every_case_table_has_stamps_and_a_trail(catalogue):
    silent = catalogue("""
        SELECT relname FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND (relname LIKE 'casework_%' OR relname LIKE 'covenant_%' OR relname LIKE 'directory_%')
        AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'z_trail')""")
    assert {name for (name,) in silent} == {"casework_signallane", "directory_writereceipt"}


def test_a_row_refers_only_to_rows_in_sight_of_its_writer(catalogue):
    """Each foreign key between closed tables is checked by `a_parents` before any guard or constraint can answer."""
    by_the_database = {"created_by_id", "decided_by_id", "lane_id"}
    own_action = {("casework_progressentry", "group_id"), ("casework_bottleneck", "group_id")}
    unchecked = {
        (table, column)
        for table, column, arguments in catalogue("""
            SELECT k.relname, a.attname, coalesce(encode(t.tgargs, 'escape'), '')
            FROM pg_constraint c JOIN pg_class k ON k.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            LEFT JOIN pg_trigger t ON t.tgrelid = k.oid AND t.tgname = 'a_parents'
            WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND k.relnamespace = 'public'::regnamespace
              AND k.relrowsecurity AND p.relrowsecurity AND p.relname <> 'directory_municipality'""")
        if column not in by_the_database and f"{column}\\000" not in arguments
    }
    assert unchecked == own_action
