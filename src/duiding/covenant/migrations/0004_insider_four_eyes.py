from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTIONS = ("ctx.four_eyes()", "ctx.is_party()")
RULES = (
    owned_by("duiding_ctx", *FUNCTIONS)
    + callable_by("duiding_web, duiding_worker, duiding_step", *FUNCTIONS)
    + """
REVOKE EXECUTE ON FUNCTION ctx.go_live_missing(uuid) FROM duiding_web, duiding_worker;
ALTER POLICY adds ON directory_membershipdecision WITH CHECK (
    EXISTS (SELECT FROM directory_membership m WHERE m.id = membership_id AND (
        (m.person_id <> (SELECT ctx.person_id())
         AND (target <> 'active' OR m.created_by_id IS DISTINCT FROM (SELECT ctx.person_id())))
        OR NOT (SELECT ctx.four_eyes()))));
"""
)


class Migration(migrations.Migration):
    dependencies = [("covenant", "0003_signing")]
    operations = [
        migrations.RunSQL(from_file(__file__, "insider_four_eyes.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
