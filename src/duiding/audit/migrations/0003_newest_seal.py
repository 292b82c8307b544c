from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_trail")]
    operations = [migrations.RunSQL(from_file(__file__, "newest_seal.sql"), migrations.RunSQL.noop)]
