"""Which columns, which group, and nothing at all for who is no longer bound by the covenant."""

from django.db import migrations

from duiding.kernel.sqltools import APP_ROLES, callable_by, from_file

BOUND = "(SELECT ctx.is_party())"
ME = "(SELECT ctx.person_id())"
MY_ORGANISATION = "(SELECT ctx.organisation_id())"


def same_group(table: str, key: str, parent: str) -> str:
    """A child says the group of its parent, or it would open to the readers of another group."""
    return (
        f"CREATE POLICY same_group ON casework_{table} AS RESTRICTIVE FOR INSERT TO {APP_ROLES} WITH CHECK ("
        f"{key} IS NULL OR EXISTS (SELECT FROM casework_{parent} parent WHERE parent.id = {key}"
        f" AND parent.group_id = casework_{table}.group_id));\n"
    )


def only_bound(table: str, column: str) -> str:
    """Own input and own actions close with the covenant, like all the rest."""
    return (
        f"CREATE POLICY bound ON casework_{table} AS RESTRICTIVE FOR ALL TO {APP_ROLES}"
        f" USING ({column} IS DISTINCT FROM {ME} OR {BOUND});\n"
    )


def _sql() -> str:
    sql = callable_by("duiding_web, duiding_worker, duiding_step, duiding_ctx, duiding_owner, duiding_retention",
                      "ctx.by_the_application()")  # fmt: skip
    sql += "REVOKE ALL ON FUNCTION ctx.by_the_application() FROM PUBLIC;\n"
    for table, key, parent in (
        ("memberrole", "member_id", "groupmember"), ("policeconclusion", "member_id", "groupmember"),
        ("plangoal", "plan_id", "actionplan"), ("reportedgroup", "bottleneck_id", "bottleneck"),
    ):  # fmt: skip
        sql += same_group(table, key, parent)
    sql += only_bound("signal", "reporter_id") + only_bound("actionitem", "owner_id")
    # Who only counts reads how many, not what each source saw.
    sql += "ALTER POLICY sees ON casework_membersource USING (member_id = ANY ((SELECT ctx.members_open('read'))::uuid[]));\n"
    sql += (
        f"CREATE POLICY own_words ON casework_memberrole AS RESTRICTIVE FOR INSERT TO {APP_ROLES}"
        f" WITH CHECK (organisation_id = {MY_ORGANISATION});\n"
    )
    return sql


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_insider_hidden_rows")]
    operations = [
        migrations.RunSQL(from_file(__file__, "insider_columns.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
