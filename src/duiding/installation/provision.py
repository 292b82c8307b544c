"""Roles and schemas belong to the cluster, not to a migration: made here, again and again without harm."""

from __future__ import annotations

import argparse

import psycopg
from psycopg import sql

LOGINS = (
    "duiding_migrate",
    "duiding_signin",
    "duiding_web",
    "duiding_worker",
    "duiding_trust",
    "duiding_backup",
)
NO_LOGINS = ("duiding_owner", "duiding_ctx", "duiding_step", "duiding_retention")
SCHEMAS = ("public", "accounts", "audit", "ctx", "trust")

# What each application login may enter. Rights on tables are given by the migrations.
USAGE = {
    "public": "duiding_web, duiding_worker, duiding_ctx, duiding_step, duiding_retention",
    "accounts": "duiding_signin, duiding_ctx",
    "audit": "duiding_web, duiding_worker, duiding_signin, duiding_ctx, duiding_step, duiding_retention",
    "ctx": "duiding_web, duiding_worker, duiding_signin, duiding_trust,"
    " duiding_ctx, duiding_step, duiding_retention",
    "trust": "duiding_trust",
}

# The processes of the web server share one role. These functions would let SQL in one request read the statements
# of another (a search, a name, the token itself), end it, count rows out of sight, or leave something for the next.
BETWEEN_SESSIONS = (
    "^(pg_stat_get_.*|pg_stat_reset.*|pg_lock_status|pg_prepared_xact|pg_blocking_pids|pg_get_replication_slots"
    "|pg_terminate_backend|pg_cancel_backend|pg_(try_)?advisory_.*|lo_.*|pg_.*_size)$"
)
KEEP_SESSIONS_APART = f"""DO $$
DECLARE f regprocedure;
BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
        AND p.proname ~ '{BETWEEN_SESSIONS}' AND has_function_privilege('public', p.oid, 'EXECUTE')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s', f, CASE WHEN f::text ~ 'advisory'
            THEN 'duiding_owner, duiding_ctx, duiding_step' ELSE 'pg_monitor' END);
    END LOOP;
END $$"""  # noqa: S608  our own pattern


def statements(dbname: str, passwords: dict[str, str]) -> tuple[list[str], list[str]]:
    """SQL for the cluster and SQL for inside the database `dbname`; fit to hand to an administrator."""
    cluster = [_role(name, "NOLOGIN", None) for name in NO_LOGINS]
    cluster += [_role(name, "LOGIN", passwords[name]) for name in LOGINS]
    cluster += [
        "GRANT duiding_owner TO duiding_migrate",
        "GRANT duiding_ctx, duiding_step, duiding_retention TO duiding_owner",
        "ALTER ROLE duiding_backup REPLICATION",
        "ALTER ROLE duiding_web SET statement_timeout = '20s'",
        "ALTER ROLE duiding_web SET idle_in_transaction_session_timeout = '60s'",
        "ALTER ROLE duiding_signin SET statement_timeout = '20s'",
        "ALTER ROLE duiding_signin SET search_path = accounts",
        "ALTER ROLE duiding_trust SET search_path = trust",
    ]
    inside = database_rights(dbname)
    for extension in ("pg_trgm", "unaccent", "btree_gist"):
        inside.append(f"CREATE EXTENSION IF NOT EXISTS {extension} SCHEMA public")
    for schema in SCHEMAS:
        inside += [
            f"CREATE SCHEMA IF NOT EXISTS {schema}",
            f"ALTER SCHEMA {schema} OWNER TO duiding_owner",
            f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC",
            f"GRANT USAGE ON SCHEMA {schema} TO {USAGE[schema]}",
        ]
    inside += [
        "GRANT CREATE ON SCHEMA ctx TO duiding_ctx, duiding_step",
        "ALTER DEFAULT PRIVILEGES FOR ROLE duiding_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "REVOKE ALL ON pg_catalog.pg_stat_activity FROM PUBLIC",
        KEEP_SESSIONS_APART,
    ]
    return cluster, inside


def database_rights(dbname: str) -> list[str]:
    """Rights on the database itself; a clone of a database does not inherit them."""
    return [
        f'REVOKE ALL ON DATABASE "{dbname}" FROM PUBLIC',
        f'GRANT CONNECT ON DATABASE "{dbname}" TO {", ".join(LOGINS)}',
        f'GRANT CREATE ON DATABASE "{dbname}" TO duiding_owner',
    ]


def _role(name: str, login: str, password: str | None) -> str:
    literal = "" if password is None else f" PASSWORD {sql.Literal(password).as_string(None)}"
    plain = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE"
    return f"""DO $role$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN CREATE ROLE {name}; END IF;
END $role$;
ALTER ROLE {name} {login} {plain}{literal}"""


def provision(superuser_dsn: str, dbname: str, passwords: dict[str, str]) -> None:
    """Make or mend roles, database and schemas. `superuser_dsn` may point at any database of the cluster."""
    cluster, inside = statements(dbname, passwords)
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        for statement in cluster:
            connection.execute(statement.encode())
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [dbname]).fetchone()
        if not found:
            connection.execute(f'CREATE DATABASE "{dbname}" OWNER duiding_owner'.encode())
    with psycopg.connect(superuser_dsn, dbname=dbname, autocommit=True) as connection:
        for statement in inside:
            connection.execute(statement.encode())


def main() -> None:
    """Print the SQL, for an administrator who makes roles by hand. Passwords stand as <name>."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("dbname")
    cluster, inside = statements(parser.parse_args().dbname, {name: f"<{name}>" for name in LOGINS})
    print(";\n".join([*cluster, *inside]) + ";")


if __name__ == "__main__":
    main()
