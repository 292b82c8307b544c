from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

FUNCTION = "ctx.disclosures_elsewhere(timestamptz)"


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_intake_bounded_search")]
    operations = [
        migrations.RunSQL(from_file(__file__, "elsewhere.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(
            owned_by("duiding_ctx", FUNCTION) + callable_by("duiding_web, duiding_worker", FUNCTION),
            migrations.RunSQL.noop,
        ),
    ]
