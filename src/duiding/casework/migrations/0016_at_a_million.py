from django.db import migrations

from duiding.kernel.sqltools import callable_by, from_file, owned_by

BESIDE_LANES = "ctx.groups_beside_lanes()"


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0015_insider_documents"),
        ("covenant", "0006_rules_once"),
        ("directory", "0005_secrecy_once"),
    ]
    operations = [
        migrations.RunSQL(from_file(__file__, "at_a_million.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(
            owned_by("duiding_ctx", BESIDE_LANES) + callable_by("duiding_web, duiding_worker", BESIDE_LANES),
            migrations.RunSQL.noop,
        ),
    ]
