"""Words for migrations: how a table gets its row-level security, its stamps and its trail.

Each function returns SQL; a migration joins them. A table with case data is closed until a policy opens it.
"""

from __future__ import annotations

from pathlib import Path

APP_ROLES = "duiding_web, duiding_worker"
FLOOR = "municipality_id = ANY ((SELECT ctx.municipalities())::uuid[])"
LIVE = "municipality_id = ANY ((SELECT ctx.live_municipalities())::uuid[])"


def close(table: str, *, floor: str = FLOOR, live: bool = False) -> str:
    """Row-level security on, also for the owner, with the floor of the municipality.

    With `live` the table refuses every new row while the go-live gate of the municipality is shut.
    """
    sql = f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY floor ON {table} AS RESTRICTIVE FOR ALL TO {APP_ROLES} USING ({floor}) WITH CHECK ({floor});
"""
    if live:
        sql += f"CREATE POLICY go_live ON {table} AS RESTRICTIVE FOR INSERT TO {APP_ROLES}"
        sql += f" WITH CHECK ({LIVE});\n"
    return sql


def open_read(table: str, using: str, *, name: str = "sees", roles: str = APP_ROLES) -> str:
    return (
        f"GRANT SELECT ON {table} TO {roles};\n"
        f"CREATE POLICY {name} ON {table} FOR SELECT TO {roles} USING ({using});\n"
    )


def open_add(table: str, check: str, *, name: str = "adds", roles: str = APP_ROLES) -> str:
    return (
        f"GRANT INSERT ON {table} TO {roles};\n"
        f"CREATE POLICY {name} ON {table} FOR INSERT TO {roles} WITH CHECK ({check});\n"
    )


def open_change(
    table: str, columns: list[str], using: str, *, check: str | None = None, name: str = "changes",
    roles: str = APP_ROLES,
) -> str:  # fmt: skip
    """Only these columns; a status is never among them (see `steps_by`)."""
    return (
        f"GRANT UPDATE ({_quoted(columns)}) ON {table} TO {roles};\n"
        f"CREATE POLICY {name} ON {table} FOR UPDATE TO {roles} USING ({using})"
        f" WITH CHECK ({check or using});\n"
    )


def _quoted(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def read_by_ctx(*tables: str) -> str:
    """The context functions read these tables; without the policy they would ask themselves for ever."""
    return "".join(
        f"GRANT SELECT ON {table} TO duiding_ctx;\n"
        f"CREATE POLICY context_reads ON {table} FOR SELECT TO duiding_ctx USING (true);\n"
        for table in tables
    )


def unread_by_ctx(*tables: str) -> str:
    """Undoes `read_by_ctx` for tables that no context function reads."""
    return "".join(
        f"DROP POLICY context_reads ON {table};\nREVOKE SELECT ON {table} FROM duiding_ctx;\n"  # noqa: S608  no query
        for table in tables
    )


def stamp(table: str) -> str:
    """Who and when come from the database: created_at, created_by_id, updated_at, version."""
    return (
        f"CREATE TRIGGER a_stamp BEFORE INSERT OR UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION ctx.stamp();\n"
    )


def parents_seen(table: str, **parents: str) -> str:
    """What a row refers to is in sight of whoever writes it; `parents` is column=table, all of them."""
    words = ", ".join(f"'{word}'" for pair in parents.items() for word in pair)
    return (
        f"DROP TRIGGER IF EXISTS a_parents ON {table};\n"
        f"CREATE TRIGGER a_parents BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION ctx.parents_are_seen({words});\n"
    )


def watch(table: str) -> str:
    """Every write leaves a line in the trail, in the same transaction."""
    return (
        f"CREATE TRIGGER z_trail AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION audit.watch();\n"
    )


def steps_by(table: str, decisions: str, key: str, machine: str) -> str:
    """The status of `table` moves only by a row in `decisions`; nobody may update the column itself."""
    return f"""
GRANT SELECT, UPDATE ON {table} TO duiding_step;
CREATE POLICY steps ON {table} FOR ALL TO duiding_step USING (true) WITH CHECK (true);
CREATE TRIGGER b_step BEFORE INSERT ON {decisions}
    FOR EACH ROW EXECUTE FUNCTION ctx.apply_step('{machine}', '{table}', '{key}');
"""


def owned_by(role: str, *functions: str) -> str:
    """`functions` with their argument types; they run with the rights of `role` and of nobody else."""
    return "".join(
        f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC;\nALTER FUNCTION {function} OWNER TO {role};\n"
        for function in functions
    )


def callable_by(roles: str, *functions: str) -> str:
    return "".join(f"GRANT EXECUTE ON FUNCTION {function} TO {roles};\n" for function in functions)


def past_the_policies(tables: tuple[str, ...], statement: str) -> str:
    """`statement` over all rows of `tables`, for a data migration: the policies bind the owner too, silently.

    Triggers rest meanwhile, so that rows of all municipalities keep their stamps.
    """
    lift = "".join(
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;\nALTER TABLE {table} DISABLE TRIGGER USER;\n"
        for table in tables
    )
    put_back = "".join(
        f"ALTER TABLE {table} ENABLE TRIGGER USER;\nALTER TABLE {table} FORCE ROW LEVEL SECURITY;\n"
        for table in tables
    )
    now = "SET CONSTRAINTS ALL IMMEDIATE;\nSET CONSTRAINTS ALL DEFERRED;\n"  # no event waits when a table changes next
    return f"{lift}{statement};\n{now}{put_back}"


def from_file(migration_file: str, name: str) -> str:
    """The SQL of `<app>/sql/<name>`, for a migration of that app."""
    return (Path(migration_file).resolve().parent.parent / "sql" / name).read_text(encoding="utf-8")
