"""The catalogue is in order, and each fault that somebody could make is seen by the invariant that is about it."""

from __future__ import annotations

import psycopg
import pytest

from duiding.installation.proofs import catalog
from duiding.installation.proofs.catalogue import linter, plans

PLANTED = [
    ("tables closed, also for their owner", "ALTER TABLE casework_signal NO FORCE ROW LEVEL SECURITY"),
    ("tables closed, also for their owner", "CREATE TABLE public.new_one (id uuid PRIMARY KEY)"),
    ("tables with the floor of the municipality", "DROP POLICY floor ON casework_youthgroup"),
    ("tables with the floor of the municipality", "ALTER POLICY floor ON casework_signal USING (true)"),
    ("policies for everybody", "CREATE POLICY more ON casework_signal FOR SELECT USING (false)"),
    (
        "policies that ask the context for each row",
        "ALTER POLICY sees ON casework_youthgroup USING (id = ANY (ctx.groups_open('D1', 'read')))",
    ),
    (
        "policies for the application without a condition",
        "CREATE POLICY more ON casework_signal FOR SELECT TO duiding_web USING (true)",
    ),
    (
        "writing policies without a check",
        "CREATE POLICY more ON casework_signal FOR ALL TO duiding_step USING (true)",
    ),
    ("grants without a policy", "GRANT DELETE ON casework_signal TO duiding_worker"),
    (
        "policies without a grant",
        "CREATE POLICY more ON casework_signal FOR DELETE TO duiding_web USING (false)",
    ),
    ("unique keys that betray a hidden row", "CREATE UNIQUE INDEX ON casework_youthgroup (code_name)"),
    (
        "references that do not look whether the parent is seen",
        "DROP TRIGGER a_parents ON casework_interpretation",
    ),
    ("triggers that are switched off", "ALTER TABLE casework_groupdecision DISABLE TRIGGER b_step"),
    ("tables without stamps", "DROP TRIGGER a_stamp ON casework_plangoal"),
    ("tables without a trail", "DROP TRIGGER z_trail ON casework_plangoal"),
    (
        "views that do not run with the rights of the asker",
        "CREATE VIEW public.short AS SELECT id FROM casework_signal",
    ),
    ("application roles that are a member of another", "GRANT duiding_owner TO duiding_web"),
    ("members of an owning role", "GRANT duiding_step TO duiding_backup"),
    ("tables and views of another owner", "ALTER TABLE casework_signal OWNER TO postgres"),
    ("functions of another owner", "ALTER FUNCTION ctx.rules(text, text) OWNER TO postgres"),
    ("definer functions with a loose search_path", "ALTER FUNCTION ctx.who() RESET search_path"),
    ("functions called leakproof", "ALTER FUNCTION ctx.role() LEAKPROOF"),
    (
        "functions that everybody may call",
        "GRANT EXECUTE ON FUNCTION ctx.find_name(text, text, text) TO PUBLIC",
    ),
    ("grants to everybody", "GRANT SELECT ON casework_signal TO PUBLIC"),
    ("application roles that may make tables", "GRANT CREATE ON SCHEMA public TO duiding_worker"),
    ("schemas that are not a role's to enter", "GRANT USAGE ON SCHEMA accounts TO duiding_web"),
    ("tables in the wrong hands", "GRANT SELECT ON accounts.accounts_account TO duiding_web"),
    ("columns in the wrong hands", "GRANT UPDATE (status) ON casework_signal TO duiding_web"),
    ("case data that the application may delete", "GRANT DELETE ON casework_signal TO duiding_web"),
    ("the trail in other hands than to read", "GRANT INSERT ON audit.entry TO duiding_worker"),
    ("what the database itself tells the application", "GRANT SELECT ON pg_stat_activity TO duiding_web"),
    (
        "rows that the context may read without need",
        "CREATE POLICY context_reads ON casework_catalogueitem FOR SELECT TO duiding_ctx USING (true)",
    ),
    ("grants of the context that do more than read", "GRANT UPDATE ON casework_signal TO duiding_ctx"),
]


@pytest.fixture(scope="module")
def catalogue(shared_world):
    with psycopg.connect(shared_world.superuser_dsn) as connection:
        yield connection


def test_the_catalogue_is_in_order(catalogue):
    assert [str(line) for line in catalog.lines(catalogue) if not line.holds] == []


@pytest.mark.parametrize(("what", "fault"), PLANTED, ids=[fault for _what, fault in PLANTED])
def test_a_planted_fault_is_seen(catalogue, what, fault):
    with catalogue.transaction(force_rollback=True):
        catalogue.execute(fault)
        seen = {invariant.what for invariant in catalog.INVARIANTS if invariant.broken(catalogue)}
    assert what in seen
    assert catalog.broken(catalogue) is None


def test_the_planner_betrays_a_context_asked_for_each_row(catalogue):
    with catalogue.transaction(force_rollback=True):
        catalogue.execute(
            "ALTER POLICY sees ON casework_youthgroup USING (id = ANY (ctx.groups_open('D1', 'read')))"
        )
        assert "casework_youthgroup" in plans.context_asked_for_each_row(catalogue)


@pytest.mark.slow
def test_the_linter_is_answered_and_a_new_finding_is_not(shared_world):
    assert linter.linter(), "pgrls belongs to requirements-dev.lock"
    url = catalog.address(shared_world.superuser_dsn)
    answered = linter.line(url)
    assert answered.holds, str(answered)
    shared_world.plant("CREATE VIEW public.betrayed AS SELECT * FROM casework_memberidentity")
    try:
        assert "betrayed" in str(linter.line(url))
    finally:
        shared_world.plant("DROP VIEW public.betrayed")
