from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_tables")]
    operations = [migrations.RunSQL(from_file(__file__, "trail.sql"), migrations.RunSQL.noop)]
