"""A receipt had the next number: it told how much the others had written meanwhile."""

import uuid

from django.db import migrations, models

SQL = """
ALTER TABLE directory_writereceipt DROP COLUMN id;
ALTER TABLE directory_writereceipt ADD COLUMN id uuid PRIMARY KEY DEFAULT gen_random_uuid();
ALTER TABLE directory_writereceipt ALTER COLUMN id DROP DEFAULT;
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0011_context_kept")]
    operations = [
        migrations.RunSQL(
            SQL,
            migrations.RunSQL.noop,
            state_operations=[
                migrations.AlterField(
                    "writereceipt",
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                )
            ],
        )
    ]
