"""Work on an intervention belongs to its owner, not to everybody of the same organisation."""

from django.db import migrations, models

from duiding.kernel.sqltools import APP_ROLES, callable_by, from_file, owned_by

D1_ADD = "group_id = ANY ((SELECT ctx.groups_open('D1', 'add'))::uuid[])"
D1_CHANGE = "group_id = ANY ((SELECT ctx.groups_open('D1', 'change'))::uuid[])"
COUNTED = "group_id = ANY ((SELECT ctx.groups_counted())::uuid[])"


def own(operation: str, column: str = "intervention_id") -> str:
    return f"{column} = ANY ((SELECT ctx.interventions_own('{operation}'))::uuid[])"


def policy(table: str, name: str, command: str, condition: str) -> str:
    """Replaces the policy of that name; INSERT has only a check, SELECT only a condition."""
    clause = {"SELECT": "USING ({0})", "INSERT": "WITH CHECK ({0})", "UPDATE": "USING ({0}) WITH CHECK ({0})"}
    return (
        f"DROP POLICY IF EXISTS {name} ON casework_{table};\n"
        f"CREATE POLICY {name} ON casework_{table} FOR {command} TO {APP_ROLES} "
        f"{clause[command].format(condition)};\n"
    )


def of_its_intervention(table: str, extra: str = "true") -> str:
    return (
        "EXISTS (SELECT FROM casework_intervention parent WHERE parent.id = intervention_id"
        f" AND parent.group_id = casework_{table}.group_id AND {extra})"
    )


def _sql() -> str:
    functions = ("ctx.interventions_own(text)", "ctx.missing_intervention(uuid, text, jsonb)",
                 "ctx.as_pattern(text)")  # fmt: skip
    sql = owned_by("duiding_ctx", *functions) + owned_by("duiding_step", "ctx.after_bottleneck_step()")
    sql += callable_by("duiding_web, duiding_worker, duiding_step", *functions[:2])
    sql += policy(
        "intervention", "sees", "SELECT",
        "id = ANY ((SELECT ctx.interventions_open())::uuid[])"
        f" AND (member_id IS NULL OR {own('read', 'id')} OR {COUNTED})",
    )  # fmt: skip
    sql += policy(
        "intervention", "adds", "INSERT",
        f"{D1_CHANGE} AND status = 'proposed'"
        " AND EXISTS (SELECT FROM casework_actionplan p WHERE p.id = plan_id"
        "             AND p.group_id = casework_intervention.group_id)"
        " AND (member_id IS NULL OR EXISTS (SELECT FROM casework_groupmember m WHERE m.id = member_id"
        "      AND m.group_id = casework_intervention.group_id))",
    )  # fmt: skip
    sql += policy(
        "interventiondecision", "adds", "INSERT",
        f"{own('add')} OR EXISTS (SELECT FROM casework_intervention parent"
        f" WHERE parent.id = intervention_id AND parent.{D1_CHANGE})",
    )  # fmt: skip
    sql += policy("progressentry", "adds", "INSERT",
                  f"({own('add')} OR {D1_CHANGE}) AND {of_its_intervention('progressentry')}")  # fmt: skip
    sql += policy(
        "bottleneck", "adds", "INSERT",
        f"status = 'open' AND ((intervention_id IS NULL AND {D1_ADD})"
        f" OR (({own('add')} OR {D1_ADD}) AND {of_its_intervention('bottleneck')}))",
    )  # fmt: skip
    sql += policy(
        "escalation", "adds", "INSERT",
        f"({D1_CHANGE} OR ({D1_ADD} AND (SELECT ctx.granted('TRIANGLE', 'add'))))"
        " AND EXISTS (SELECT FROM casework_bottleneck b WHERE b.id = bottleneck_id"
        "             AND b.group_id = casework_escalation.group_id)",
    )  # fmt: skip
    sql += policy("intervention", "own_change", "UPDATE", own("change", "id"))
    sql += "GRANT UPDATE (bottleneck_text) ON casework_reportedgroup TO duiding_web, duiding_worker;\n"
    return sql


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_row_level_security")]
    operations = [
        migrations.AddField(
            "reportedgroup", "bottleneck_text", models.CharField(blank=True, default="", max_length=300)
        ),
        migrations.RunSQL(from_file(__file__, "own_work.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
