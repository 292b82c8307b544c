from django.db import migrations

from duiding.kernel.sqltools import from_file


class Migration(migrations.Migration):
    dependencies = [("covenant", "0009_whole_life")]
    operations = [migrations.RunSQL(from_file(__file__, "rule_of_kept.sql"), migrations.RunSQL.noop)]
