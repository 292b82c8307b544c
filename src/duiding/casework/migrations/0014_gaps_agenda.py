"""Taking an item off the agenda of a planned meeting."""

from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTION = "ctx.take_off_agenda(uuid)"
RIGHTS = """
GRANT SELECT, DELETE ON casework_agendaitem TO duiding_step;
CREATE POLICY comes_off ON casework_agendaitem FOR ALL TO duiding_step USING (true);
GRANT SELECT ON casework_decision TO duiding_step;
CREATE POLICY looks ON casework_decision FOR SELECT TO duiding_step USING (true);
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_gaps_attachments")]
    operations = [
        migrations.RunSQL(from_file(__file__, "gaps_agenda.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(
            owned_by("duiding_step", FUNCTION)
            + callable_by("duiding_web, duiding_worker", FUNCTION)
            + RIGHTS,
            migrations.RunSQL.noop,
        ),
    ]
