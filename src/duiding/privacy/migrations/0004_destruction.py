"""Data of people are destroyed at their term: agreed by two people, carried out by the worker."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by, read_by_ctx

OVER, AGREED, DESTROY = "ctx.persons_over_term()", "ctx.agreed_destruction()", "ctx.destroy_agreed()"
OLDER = "audit.older_lines(timestamptz)"
RECORD = "audit.record(text, text, uuid, uuid, text, jsonb)"
# In the order of their foreign keys.
DESTROYED = (
    "casework_memberanswer", "casework_memberquestion", "casework_policeconclusion", "casework_memberrole",
    "casework_memberattendance", "casework_membersource", "casework_memberground", "casework_memberidentity",
)  # fmt: skip


def _sql() -> str:
    sql = from_file(__file__, "destruction.sql") + read_by_ctx("directory_proposaldecision")
    sql += owned_by("duiding_ctx", OVER, AGREED)
    sql += callable_by("duiding_web, duiding_worker", OVER) + callable_by(
        "duiding_worker, duiding_retention", AGREED
    )
    sql += "GRANT CREATE ON SCHEMA ctx, audit TO duiding_retention;\n"
    sql += owned_by("duiding_retention", DESTROY, OLDER)
    sql += "REVOKE CREATE ON SCHEMA ctx, audit FROM duiding_retention;\n"
    sql += callable_by("duiding_worker", DESTROY, OLDER) + callable_by("duiding_retention", RECORD)
    for table in DESTROYED:
        sql += (
            f"GRANT SELECT, DELETE ON {table} TO duiding_retention;\n"
            f"CREATE POLICY drops ON {table} FOR DELETE TO duiding_retention USING (true);\n"
            f"CREATE POLICY drops_seen ON {table} FOR SELECT TO duiding_retention USING (true);\n"
        )
    return sql


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0003_extract_attendance"),
        ("directory", "0012_receipts_without_number"),
        ("audit", "0004_two_logs"),
    ]
    operations = [migrations.RunSQL(_sql(), migrations.RunSQL.noop)]
