from django.db import migrations

from duiding.kernel.sqltools import from_file, owned_by


class Migration(migrations.Migration):
    dependencies = [("covenant", "0011_one_person"), ("directory", "0012_receipts_without_number")]
    operations = [
        migrations.RunSQL(
            from_file(__file__, "sworn_once.sql") + owned_by("duiding_ctx", "ctx.is_sworn(uuid)"),
            migrations.RunSQL.noop,
        )
    ]
