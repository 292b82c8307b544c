from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTION = "ctx.covenant_is_signed_now(uuid)"
RULES = (
    owned_by("duiding_ctx", FUNCTION)
    + callable_by("duiding_web, duiding_worker, duiding_step", FUNCTION)
    + """
DROP POLICY changes ON covenant_party;
CREATE POLICY changes ON covenant_party FOR UPDATE TO duiding_web, duiding_worker
    USING ((SELECT ctx.may('covenant', 'sign')) AND ctx.covenant_is_signed_now(covenant_id))
    WITH CHECK ((SELECT ctx.may('covenant', 'sign')) AND ctx.covenant_is_signed_now(covenant_id));
"""
)


class Migration(migrations.Migration):
    dependencies = [("covenant", "0002_law")]
    operations = [
        migrations.RunSQL(from_file(__file__, "signing.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
