"""A second pair of eyes where one was enough: who comes back, who receives police data, who advises."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTION = "ctx.wpg_names_recipients(uuid)"
RULES = (
    owned_by("duiding_ctx", FUNCTION)
    + callable_by("duiding_web, duiding_worker", FUNCTION)
    + """
ALTER POLICY adds ON covenant_wpgrecipient
    WITH CHECK ((SELECT ctx.may('wpg', 'change')) AND NOT ctx.wpg_names_recipients(decision_id));
-- Nobody makes themselves the data protection officer, also not before the first covenant.
ALTER POLICY adds ON directory_membershipdecision WITH CHECK (
    EXISTS (SELECT FROM directory_membership m WHERE m.id = membership_id AND (
        (m.person_id <> (SELECT ctx.person_id())
         AND (target <> 'active' OR m.created_by_id IS DISTINCT FROM (SELECT ctx.person_id())))
        OR (NOT (SELECT ctx.four_eyes()) AND (m.role <> 'FG' OR m.person_id <> (SELECT ctx.person_id()))))));
"""
)


class Migration(migrations.Migration):
    dependencies = [("covenant", "0004_insider_four_eyes")]
    operations = [
        migrations.RunSQL(from_file(__file__, "gaps_second_pair.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
