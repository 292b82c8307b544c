from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_who_first")]
    operations = [migrations.RunSQL(from_file(__file__, "context_kept.sql"), migrations.RunSQL.noop)]
