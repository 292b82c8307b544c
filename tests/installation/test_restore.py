"""A backup that was never put back is no backup: dumped, restored, and still the law."""

from __future__ import annotations

import subprocess
from pathlib import Path

import psycopg
import pytest
from tests.casework.groups.story import Story

from duiding.installation import binaries
from duiding.installation.proofs.server import PASSWORDS
from duiding.installation.proofs.world import World
from duiding.installation.provision import provision

pytestmark = pytest.mark.slow
RESTORED = "restored"


def counted(dsn: str) -> dict[str, int]:
    """Rows of every table, asked as superuser."""
    with psycopg.connect(dsn) as connection:
        tables = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
        ).fetchall()
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()[0]
            for (table,) in tables
        }


def law_of(dsn: str) -> list[tuple[object, ...]]:
    """Policies, forced tables, owners, rights and functions. The words of an expression change when read again."""
    with psycopg.connect(dsn) as connection:
        return connection.execute(
            "SELECT 'policy', polrelid::regclass::text, polname::text, polcmd::text || polpermissive,"
            "  concat(polroles::regrole[], polqual IS NULL, polwithcheck IS NULL) FROM pg_policy UNION ALL"
            " SELECT 'table', oid::regclass::text, pg_get_userbyid(relowner)::text, relforcerowsecurity::text,"
            "  relacl::text FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text IN"
            "  ('public', 'accounts', 'audit', 'ctx') UNION ALL"
            " SELECT 'function', oid::regprocedure::text, pg_get_userbyid(proowner)::text, prosecdef::text,"
            "  proacl::text FROM pg_proc WHERE pronamespace::regnamespace::text IN ('ctx', 'audit') ORDER BY 1, 2, 3"
        ).fetchall()


def test_a_dump_brings_back_every_row_and_every_rule(server, world, place: Path):
    story = Story(world)
    story.to_2b()
    story.member()
    seen = world.client("director").get("/groups/").content.count(b"/groups/")
    programs = binaries.find_binaries()
    file = place / "duiding.dump"
    subprocess.run(
        [programs / "pg_dump", "--format=custom", f"--file={file}", world.superuser_dsn], check=True
    )
    provision(server.cluster.superuser_dsn("postgres"), RESTORED, PASSWORDS)
    there = server.cluster.superuser_dsn(RESTORED)
    try:
        subprocess.run(
            [programs / "pg_restore", "--exit-on-error", "--clean", "--if-exists", f"--dbname={there}", file],
            check=True,
        )
        assert counted(there) == counted(world.superuser_dsn)
        assert sum(counted(there).values()) > 100
        assert law_of(there) == law_of(world.superuser_dsn)
        server.point(RESTORED)
        back = World(**{**world.__dict__, "dbname": RESTORED, "superuser_dsn": there})
        assert back.client("director").get("/groups/").content.count(b"/groups/") == seen
        assert back.client("director").get(f"/groups/{story.group_id}/").status_code == 200
        assert back.client("school").get(f"/groups/{story.group_id}/").status_code == 404
    finally:
        server.point(world.dbname)
        server.drop(RESTORED)
