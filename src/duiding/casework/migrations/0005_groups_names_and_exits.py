from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FOR_THE_APP = (
    "ctx.told_to_fg(int)", "ctx.find_name(text, text, text)", "ctx.may_handle_rights()", "ctx.member_for_rights(uuid)",
)  # fmt: skip
READERS = (*FOR_THE_APP, "ctx.conclusion_needs_decision()")

# The exits exist from every step, also while a group lies before the driehoek (domain 1.2.2).
EXITS = """
CREATE POLICY exits ON casework_groupdecision FOR INSERT TO duiding_web, duiding_worker
    WITH CHECK (step IN ('stop', 'refer', 'reopen') AND group_id = ANY ((SELECT ctx.groups_open('D1', 'change'))::uuid[]));
CREATE POLICY on_request ON casework_memberdecision FOR INSERT TO duiding_web, duiding_worker
    WITH CHECK (step IN ('dispute', 'restrict', 'resume', 'remove') AND (SELECT ctx.may_handle_rights()));
GRANT UPDATE (version) ON casework_memberidentity TO duiding_web, duiding_worker;
"""


def _sql() -> str:
    sql = owned_by("duiding_ctx", *READERS)
    sql += callable_by("duiding_web, duiding_worker", *FOR_THE_APP)
    return sql + EXITS


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_plans_own_work")]
    operations = [
        migrations.RunSQL(from_file(__file__, "names_and_exits.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(_sql(), migrations.RunSQL.noop),
    ]
